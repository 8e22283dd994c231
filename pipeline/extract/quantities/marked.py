"""Reads numbers that a mark introduces: ``95% CI 1.2-3.4``, ``phase I/II``, ``$5,000``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document import Segment
from pipeline.extract.quantities.amounts import bounds
from pipeline.extract.quantities.context import begins_a_number, is_labelled, words_before
from pipeline.extract.quantities.rules import Marked, QuantityRules
from pipeline.extract.rows import Quantity


class MarkedNumbers:
    """Finds the patterns under ``marked`` in the rule file."""

    def __init__(self, rules: QuantityRules) -> None:
        self._rules = rules

    def active(self, text: str) -> list[Marked]:
        """The rules whose needle occurs in ``text``: the others can't match."""
        return [rule for rule in self._rules.marked if any(needle in text for needle in rule.needles)]

    def find(self, text: str, segment: Segment, active: list[Marked]) -> Iterator[Quantity]:
        """The segment's quantities, in the order of the rules."""
        for rule in active:
            for match in rule.pattern.finditer(text, segment.start, segment.end):
                if begins_a_number(text, match.start()) and (
                    row := self._row(text, segment.start, rule, match)
                ):
                    yield row

    def _row(self, text: str, first: int, rule: Marked, match: re.Match[str]) -> Quantity | None:
        start, end = match.span("value" if "value" in match.re.groupindex else 0)
        values = self._values(match)
        if values is None or is_labelled(words_before(text, first, start), self._rules.cues):
            return None
        amount = bounds(*values)
        if amount is None:
            return None
        unit = self._unit(rule, match.groupdict().get("unit"))
        return Quantity(start, end, -1, rule.kind, amount.low, amount.high, unit, None, None, rule.rule_id)

    def _values(self, match: re.Match[str]) -> tuple[float, float | None] | None:
        """The numbers of the groups low and high; low is divided by the group denominator."""
        written = match.groupdict()
        numbers = {
            name: self._rules.numerals.value(written[name])
            for name in ("low", "high", "denominator")
            if written.get(name)
        }
        low = numbers["low"]
        if low is None or None in numbers.values():
            return None
        return low / (numbers.get("denominator") or 1), numbers.get("high")

    def _unit(self, rule: Marked, written: str | None) -> str | None:
        return rule.unit if written is None else self._rules.codes.get(written)
