"""Reads numerals that a mark introduces and that need not be digits: ``phase I/II``."""

from __future__ import annotations

import re

from pipeline.document import Segment
from pipeline.extract.quantities.amounts import bounds
from pipeline.extract.quantities.context import comparator_before, words_before
from pipeline.extract.quantities.rules import Marked, QuantityRules
from pipeline.extract.rows import Quantity


class MarkedNumbers:
    """Matches the patterns under ``marked`` in the rule file."""

    def __init__(self, rules: QuantityRules) -> None:
        self._rules = rules.marked
        self._numerals, self._cues, self._codes = rules.numerals, rules.cues, rules.codes

    def rows(self, text: str, start: int, segment: Segment) -> list[Quantity]:
        """The quantity whose mark begins at ``start``, if that is not inside a word, within ``segment``."""
        if text[start - 1 : start].isalnum():
            return []
        before = words_before(text, segment.start, start)
        matches = ((rule, rule.pattern.match(text, start, segment.end)) for rule in self._rules)
        return [row for rule, match in matches if match and (row := self._row(rule, match, before))][:1]

    def _row(self, rule: Marked, match: re.Match[str], before: list[str]) -> Quantity | None:
        said = match.groupdict()
        low = rule.values.get(said["low"].lower()) or self._numerals.value(said["low"])
        high = self._numerals.value(said["high"]) if said.get("high") else None
        comparator = comparator_before(before, self._cues, duration=rule.kind == "duration")
        amount = None if low is None else bounds(low, high, comparator=comparator)
        if amount is None:
            return None
        unit = self._codes[said["unit"]] if said.get("unit") else rule.unit
        return Quantity(*match.span(), -1, rule.kind, *amount[:2], unit, amount[2], None, rule.rule_id)
