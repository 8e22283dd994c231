"""Reads numbers whose unit stands behind a bracket: ``58.3 (SD 11.2) years``, ``12 (80%) patients``."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.document import Segment
from pipeline.extract.mentions.reading import Reading
from pipeline.extract.quantities.amounts import bounds
from pipeline.extract.quantities.followed import FollowedNumbers
from pipeline.extract.quantities.following import Following
from pipeline.extract.quantities.forms import Found
from pipeline.extract.quantities.numbers import Number
from pipeline.extract.quantities.rules import QuantityRules
from pipeline.extract.rows import Quantity
from pipeline.vocabulary.rules import rule_id

_RULE_ID = rule_id("quantities", "brackets")
_OPENINGS = (" (", " [", "(", "[")


class _Inside(NamedTuple):
    """What a bracket holds: one number or two, told to be a deviation, a range, a percentage or nothing."""

    start: int
    end: int
    label: str
    low: float
    high: float | None
    percent: bool

    @property
    def is_fraction(self) -> bool:
        """Whether a number by itself is no whole one, as citations and lists are."""
        return not self.low.is_integer()


class BracketedNumbers:
    """Makes rows of numbers that a bracket parts from their unit."""

    def __init__(self, rules: QuantityRules, following: Following, followed: FollowedNumbers) -> None:
        self._following, self._followed = following, followed
        self._of = re.compile(rf" of(?: (?:the|all|our|these|those))?(?: {rules.numerals.number})?(?= )")
        self._value, self._deviations = rules.numerals.value, rules.deviations
        self._pattern = re.compile(rules.numerals.fill(rules.bracket))

    def rows(self, text: str, number: Number, segment: Segment, *, mentions: list[Reading]) -> list[Quantity]:
        """The rows of ``number`` and of the bracket behind it, where a unit follows that."""
        if number.high is not None or not text.startswith(_OPENINGS, number.end):
            return []
        match = self._pattern.match(text, number.end, segment.end)
        inside = self._inside(match) if match else None
        if match is None or inside is None:
            return []
        behind = number._replace(end=match.end())
        of = self._of.match(text, match.end(), segment.end) if inside.percent else None
        found = self._following.at(text, behind._replace(end=of.end()) if of else behind, mentions)
        if found is None or found[1] > segment.end or not _is_told(number, inside, found):
            return []
        return self._rows(text, number, inside, found=found, first=segment.start)

    def _inside(self, match: re.Match[str]) -> _Inside | None:
        low, high = self._value(match["low"]), self._value(match["high"]) if match["high"] else None
        if low is None or (high is not None and high <= low):
            return None
        label = (match["label"] or "").lower()
        start = match.start("label" if label else "low")
        end = match.end("high" if match["high"] else "low")
        return _Inside(start, end, label, low, high, match["percent"] is not None)

    def _rows(
        self, text: str, number: Number, inside: _Inside, *, found: Found, first: int
    ) -> list[Quantity]:
        unit = found[0]
        if inside.high is None and inside.label in self._deviations:
            spread = number._replace(join="±", high=inside.low)
            return self._followed.rows(text, spread, found, first=first)
        rows = self._followed.rows(text, number, (unit, number.end), first=first)
        amount = bounds(inside.low, inside.high)
        if inside.high is None or amount is None or not rows:
            return rows
        span = inside.start, inside.end
        return [*rows, Quantity(*span, -1, "interval", *amount[:2], unit.code, None, None, _RULE_ID)]


def _is_told(number: Number, inside: _Inside, found: Found) -> bool:
    """Whether the bracket is no citation and the unit behind it is that of the number before it."""
    if inside.label or inside.percent:
        return True
    if inside.high is None:
        return number.is_decimal or inside.is_fraction
    return found[0].kind != "count" and inside.low <= number.low <= inside.high
