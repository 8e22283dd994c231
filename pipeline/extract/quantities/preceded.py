"""Reads numbers that only what stands before explains: ``week 24``, ``p < 0.05``, ``HR = 0.72``."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

from pipeline.extract.quantities.amounts import bounds
from pipeline.extract.quantities.numbers import Number, grouped
from pipeline.extract.quantities.rules import Preceded, QuantityRules
from pipeline.extract.rows import Quantity

_WINDOW = 40
"""Code points before a number in which its words are looked for."""
_ANY = ""
_Patterns: TypeAlias = list[tuple[Preceded, re.Pattern[str]]]
_GOES_ON = re.compile(r"[/%:\w]| ?[±×]")
_OUT_OF = re.compile(r"/\d{2,3}(?![\d/]|[.,]\d)")
"""The highest score behind a score: `32/48`."""


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
        self._scale = rules.money_scale

    def rows(self, text: str, first: int, number: Number) -> list[Quantity]:
        """What the text between ``first`` and ``number`` makes of it; of a change each number is a row."""
        explained = self._explained_by(text, first, number)
        if explained is None:
            return []
        rule, why = explained
        if rule.kind == "money":
            number = self._scale.scaled(text, grouped(number))
        parts = _parts(number) if rule.change else [number]
        return [row for part in parts if (row := _row(rule, part, why, text=text))]

    def _explained_by(self, text: str, first: int, number: Number) -> tuple[Preceded, _Explained] | None:
        before = text[max(first, number.start - _WINDOW) : number.start]
        bare = before.rstrip(" ")
        if bare != before:
            word = before[:-1].rpartition(" ")[2].lstrip("([")
            if by_word := self._words.get(word.lower()):
                rule, unit = by_word
                return rule, _Explained(len(word) + 1, unit, None)
        patterns = self._decimal if number.is_decimal else self._whole
        for rule, pattern in patterns.get(bare[-1:]) or patterns[_ANY]:
            match = pattern.search(before) if _may_explain(rule, before) else None
            if match and not before[match.start() - 1 : match.start()].isalnum():
                return rule, self._explained(rule, match, len(before))
        return None

    def _explained(self, rule: Preceded, match: re.Match[str], end: int) -> _Explained:
        said = match.groupdict()
        unit = self._codes.get(said["unit"]) if said.get("unit") else rule.unit
        length = 0 if rule.listed else end - match.start()
        return _Explained(length, unit, self._comparators.get(said.get("comparator", "")))


def _may_explain(rule: Preceded, before: str) -> bool:
    """Whether one of the needles of ``rule`` stands in ``before``; most rules cost no more than that."""
    for needle in rule.needles:
        if needle in before:
            return True
    return not rule.needles


def _by_mark(patterns: _Patterns) -> dict[str, _Patterns]:
    """The patterns that may end with each mark; those that end otherwise may end with any."""
    unmarked = [(rule, before) for rule, before in patterns if not rule.last]
    marks = sorted({mark for rule, _ in patterns for mark in rule.last})
    return {_ANY: unmarked} | {
        mark: [(rule, before) for rule, before in patterns if mark in rule.last or not rule.last]
        for mark in marks
    }


def _parts(number: Number) -> list[Number]:
    """The numbers of `41 to 36` by themselves; no other pair is a change."""
    if number.high is None:
        return [number]
    if "to" not in number.join:
        return []
    low = number._replace(end=number.low_end, join="", high=None)
    return [low, number._replace(start=number.high_start, low=number.high, join="", high=None)]


def _row(rule: Preceded, number: Number, explained: _Explained, *, text: str) -> Quantity | None:
    amount = bounds(number.low, number.high, joined=number.join, comparator=explained.comparator)
    if amount is None or number.last > rule.at_most:
        return None
    if _GOES_ON.match(text, number.end) and not (rule.out_of and _OUT_OF.match(text, number.end)):
        return None
    if rule.kind == "interval" and number.high is None:
        return None
    low, high, comparator = amount
    start = number.start - explained.length
    return Quantity(
        start, number.end, -1, rule.kind, low, high, explained.unit, comparator, None, rule.rule_id
    )
