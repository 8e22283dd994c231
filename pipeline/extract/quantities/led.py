"""Reads patterns that begin with the number itself: ``95% CI 1.2-3.4``, ``2:1 randomisation``."""

from __future__ import annotations

import re

from pipeline.document import Segment
from pipeline.extract.quantities.amounts import bounds
from pipeline.extract.quantities.context import comparator_before, is_labelled, words_before
from pipeline.extract.quantities.numbers import Number
from pipeline.extract.quantities.rules import Led, QuantityRules
from pipeline.extract.rows import Quantity

_WINDOW = 40
"""Code points before a number in which its words are looked for."""


class LedPatterns:
    """Matches the patterns under ``led`` in the rule file at numbers that mean nothing else."""

    def __init__(self, rules: QuantityRules) -> None:
        self._rules = rules
        self._led = {
            mark: [rule for rule in rules.led if rule.behind == mark]
            for mark in sorted({rule.behind for rule in rules.led})
        }

    def row(self, text: str, segment: Segment, number: Number) -> Quantity | None:
        """The quantity that begins with ``number``, or ``None``."""
        mark = text[number.end : number.end + 2].lstrip(" ")[:1]
        first = max(segment.start, number.start - _WINDOW)
        for rule in self._led.get(mark, ()):
            match = rule.pattern.match(text, number.start, segment.end)
            if match and (rule.before is None or rule.before.search(text[first : number.start])):
                return self._row(rule, match, words_before(text, segment.start, number.start))
        return None

    def _row(self, rule: Led, match: re.Match[str], before: list[str]) -> Quantity | None:
        values = self._values(match)
        comparator = comparator_before(before, self._rules.cues, duration=False)
        amount = bounds(*values, comparator=comparator) if values else None
        if amount is None or is_labelled(before, self._rules.cues):
            return None
        written = match.groupdict().get("unit")
        unit = self._rules.codes.get(written) if written else rule.unit
        return Quantity(*match.span(), -1, rule.kind, *amount[:2], unit, amount[2], None, rule.rule_id)

    def _values(self, match: re.Match[str]) -> tuple[float, float | None] | None:
        """The numbers of the groups low and high; low is divided by the group denominator."""
        written = {name: text for name, text in match.groupdict().items() if text and name != "unit"}
        numbers = {name: self._rules.numerals.value(text) for name, text in written.items()}
        low = numbers["low"]
        if low is None or None in numbers.values():
            return None
        high = numbers.get("high")
        if high is not None:
            low = self._rules.numerals.scale_shared(low, high, written["high"])
        return low / (numbers.get("denominator") or 1), high
