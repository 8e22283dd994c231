"""Reads numbers that only what stands before explains: ``week 24``, ``p < 0.05``, ``HR = 0.72``."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

from pipeline.extract.quantities.amounts import bounds
from pipeline.extract.quantities.numbers import Number
from pipeline.extract.quantities.rules import Preceded, QuantityRules
from pipeline.extract.rows import Quantity

_WINDOW = 40
"""Code points before a number in which its words are looked for."""
_ANY = ""
_Patterns: TypeAlias = list[tuple[Preceded, re.Pattern[str]]]
_GROUPED = re.compile(r"\d{1,3}\.\d{3}")
"""An amount of money with a full stop between its thousands, as most of Europe writes."""
_GOES_ON = re.compile(r"[/%:\w]| ?[±×]")


class _Explained(NamedTuple):
    """What stands before a number: how many code points of it, its unit, its comparator."""

    length: int
    unit: str | None
    comparator: str | None


class PrecededNumbers:
    """Explains a number that nothing follows."""

    def __init__(self, rules: QuantityRules) -> None:
        self._words = {word: (rule, unit) for rule in rules.preceded for word, unit in rule.words.items()}
        patterns = [(rule, rule.before) for rule in rules.preceded if rule.before is not None]
        self._decimal = _by_mark(patterns)
        self._whole = _by_mark([(rule, before) for rule, before in patterns if not rule.decimal])
        self._comparators = rules.cues.comparators
        self._codes = rules.codes

    def row(self, text: str, first: int, number: Number) -> Quantity | None:
        """The quantity that the text between ``first`` and ``number`` makes of it, or ``None``."""
        before = text[max(first, number.start - _WINDOW) : number.start]
        bare = before.rstrip(" ")
        if bare != before:
            word = before[:-1].rpartition(" ")[2].lstrip("([")
            if by_word := self._words.get(word.lower()):
                rule, unit = by_word
                return _row(rule, number, _Explained(len(word) + 1, unit, None), text=text)
        patterns = self._decimal if number.is_decimal else self._whole
        for rule, pattern in patterns.get(bare[-1:]) or patterns[_ANY]:
            match = pattern.search(before)
            if match and not before[match.start() - 1 : match.start()].isalnum():
                return _row(rule, number, self._explained(rule, match, len(before)), text=text)
        return None

    def _explained(self, rule: Preceded, match: re.Match[str], end: int) -> _Explained:
        said = match.groupdict()
        unit = self._codes.get(said["unit"]) if said.get("unit") else rule.unit
        length = 0 if rule.listed else end - match.start()
        return _Explained(length, unit, self._comparators.get(said.get("comparator", "")))


def _by_mark(patterns: _Patterns) -> dict[str, _Patterns]:
    """The patterns that may end with each mark; those that end otherwise may end with any."""
    unmarked = [(rule, before) for rule, before in patterns if not rule.last]
    marks = sorted({mark for rule, _ in patterns for mark in rule.last})
    return {_ANY: unmarked} | {
        mark: [(rule, before) for rule, before in patterns if mark in rule.last or not rule.last]
        for mark in marks
    }


def _row(rule: Preceded, number: Number, explained: _Explained, *, text: str) -> Quantity | None:
    amount = bounds(_low(rule, number), number.high, joined=number.join, comparator=explained.comparator)
    if amount is None or number.last > rule.at_most or _GOES_ON.match(text, number.end):
        return None
    if rule.kind == "interval" and number.high is None:
        return None
    low, high, comparator = amount
    start = number.start - explained.length
    return Quantity(
        start, number.end, -1, rule.kind, low, high, explained.unit, comparator, None, rule.rule_id
    )


def _low(rule: Preceded, number: Number) -> float:
    grouped = rule.kind == "money" and _GROUPED.fullmatch(number.written)
    return number.low * 1000 if grouped else number.low
