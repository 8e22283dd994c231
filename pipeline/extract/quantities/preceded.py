"""Reads numbers that only what stands before explains: ``week 24``, ``p < 0.05``, ``HR = 0.72``."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extract.quantities.amounts import bounds
from pipeline.extract.quantities.numbers import Number
from pipeline.extract.quantities.rules import Preceded, QuantityRules
from pipeline.extract.rows import Quantity

_WINDOW = 40
"""Code points before a number in which its words are looked for."""
_GOES_ON = re.compile(r"[/%:\w]| ?[±×]")


class _Explained(NamedTuple):
    """What stands before a number: how many code points of it, its unit, its comparator."""

    length: int
    unit: str | None
    comparator: str | None


class PrecededNumbers:
    """Explains a number that nothing follows."""

    def __init__(self, rules: QuantityRules) -> None:
        self._words = [rule for rule in rules.preceded if rule.words]
        self._patterns = [(rule, rule.before) for rule in rules.preceded if rule.before is not None]
        self._comparators = rules.cues.comparators
        self._codes = rules.codes

    def row(self, text: str, first: int, number: Number) -> Quantity | None:
        """The quantity that the text between ``first`` and ``number`` makes of it, or ``None``."""
        if _GOES_ON.match(text, number.end):
            return None
        before = text[max(first, number.start - _WINDOW) : number.start]
        if before.endswith(" "):
            word = before[:-1].rpartition(" ")[2].lstrip("([")
            for rule in self._words:
                if unit := rule.words.get(word.lower()):
                    return _row(rule, number, _Explained(len(word) + 1, unit, None))
        return self._by_pattern(before, number)

    def _by_pattern(self, before: str, number: Number) -> Quantity | None:
        mark = before.rstrip(" ")[-1:]
        for rule, pattern in self._patterns:
            if (rule.decimal and not number.is_decimal) or (rule.last and mark not in rule.last):
                continue
            match = pattern.search(before)
            if match and not before[match.start() - 1 : match.start()].isalnum():
                return _row(rule, number, self._explained(rule, match, len(before)))
        return None

    def _explained(self, rule: Preceded, match: re.Match[str], end: int) -> _Explained:
        said = match.groupdict()
        unit = self._codes.get(said["unit"]) if said.get("unit") else rule.unit
        return _Explained(end - match.start(), unit, self._comparators.get(said.get("comparator", "")))


def _row(rule: Preceded, number: Number, explained: _Explained) -> Quantity | None:
    amount = bounds(number.low, number.high, joined=number.join, comparator=explained.comparator)
    if amount is None or number.last > rule.at_most:
        return None
    start = number.start - explained.length
    low, high, comparator = amount
    return Quantity(
        start, number.end, -1, rule.kind, low, high, explained.unit, comparator, None, rule.rule_id
    )
