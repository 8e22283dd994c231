"""Makes text of the results that a registry shows, which the model takes for lines of its record."""

from __future__ import annotations

from pipeline.clean.segment.lines import Line
from pipeline.vocabulary.rules import Rules

_RULE = "posted-results"
_REGISTERED = "label-registry"
"""The rule of a line that states a trial's number."""
_IDENTIFIED = "identifier-line"
"""That of a line that states any number; reports of trials print one, too."""

_OUTSIDE = frozenset(["navigation", "legal", "contact", "banner", "advert", "reference"])


class PostedResults:
    """The section ``posted_results`` of ``roles.yaml``, compiled once."""

    def __init__(self, rules: Rules) -> None:
        section = rules.section("posted_results")
        self._opens, self._ends = section.pattern("opens"), section.pattern("ends")
        self._opens_anywhere = section.pattern("opens_anywhere")

    def settle(self, lines: list[Line]) -> None:
        """Lines of the record below `Results` are text, up to what stands behind them on a registry's page.

        A label that ends its line, such as `Date Posted:`, is left.
        """
        rules = [line.rule_id for line in lines]
        if _REGISTERED in rules:
            opens = self._opens
        elif _IDENTIFIED in rules:
            opens = self._opens_anywhere
        else:
            return
        is_results = False
        for line in lines:
            text = line.says.text.lower().strip(" :")
            if opens.fullmatch(text):
                is_results = True
            elif line.role in _OUTSIDE or self._ends.match(text):
                is_results = False
            elif is_results and _may_be_text(line):
                line.decide("body", _RULE)


def _may_be_text(line: Line) -> bool:
    is_record = line.role == "metadata" and line.rule_id.startswith("model-")
    return is_record and not line.says.text.endswith(":")
