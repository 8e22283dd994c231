"""Reads what stands behind an amount and changes it: ``57.4 years (SD 9.8)``, ``18 years or older``."""

from __future__ import annotations

import re

from pipeline.document import Segment
from pipeline.extract.patterns import alternatives
from pipeline.extract.quantities.amounts import Bounds, bounds
from pipeline.extract.quantities.numbers import Number
from pipeline.extract.rows import Quantity
from pipeline.vocabulary.rules import Rules, compiled, rule_id

_OPENINGS = frozenset({" (", " [", "(S", "(±", ", ", " o", " a"})
"""What everything that changes an amount begins with; mostly something else follows."""
_OPENINGS_OF_SPREADS = (" (", " [", "(")
SPREAD_ALONE = rule_id("quantities", "behind")
"""The rule of a value with a spread and no unit; the end of a list that it is in may tell one."""
_TOLD_WITHIN = 100
"""Code points before an amount in which `mean (SD)` may stand."""
_UNCHANGED = frozenset({"count", "incidence", "interval", "p_value", "phase"})
"""Kinds of amounts that have no spread."""


class Behind:
    """What the rule ``behind`` finds."""

    def __init__(self, rules: Rules) -> None:
        own = rules.section("behind")
        spread, of_age = (own.field(name) for name in ("spread", "of_age"))
        self._comparators = {
            phrase: sign for sign, listed in own.field("bounds").items() for phrase in listed
        }
        self._ages = own.words("ages")
        followed = rf"(?=[^\w\s]|$|\n| [(\[|]| (?:{alternatives(own.words('before'))})(?!\w))"
        bound = rf" (?P<bound>{alternatives(list(self._comparators))}){followed}"
        self._pattern = compiled(f"{spread}|(?P<of_age>{of_age})|{bound}", own.place)
        self._ended = compiled(
            rf"$|[),;:\n\]]|\.(?:\s|$)|,? (?:{alternatives(own.words('ends'))})(?!\w)", own.place
        )
        self._spread_told = own.pattern("spread_told")

    def changed(self, text: str, row: Quantity, segment: Segment) -> Quantity:
        """``row`` as what stands behind it makes it; the words of a bound are no part of it."""
        value = row.low
        if text[row.end : row.end + 2] not in _OPENINGS or value is None or value != row.high:
            return row
        match = self._pattern.match(text, row.end, segment.end)
        if match is None:
            return row
        if row.kind == "duration" and (match["of_age"] or match["bound"] in self._ages):
            row = row._replace(kind="age")
        if match["of_age"] or row.comparator:
            return row
        if match["bound"]:
            return _with(row, bounds(value, None, comparator=self._comparators[match["bound"]]))
        before = text[max(segment.start, row.start - _TOLD_WITHIN) : row.start]
        if row.kind in _UNCHANGED or not self._is_spread(match, before):
            return row
        return _with(row._replace(end=match.end()), bounds(value, _number(match["spread"]), joined="±"))

    def alone(self, text: str, number: Number, segment: Segment) -> list[Quantity]:
        """A value without any unit, if its spread is told and nothing behind could be a unit."""
        told = self._told(text, number, segment)
        amount = bounds(number.low, told[0], joined="±") if told else None
        if told is None or amount is None or not self._ended.match(text, told[1], segment.end):
            return []
        span = number.start, told[1]
        return [Quantity(*span, -1, "measure", *amount[:2], None, amount[2], None, SPREAD_ALONE)]

    def _told(self, text: str, number: Number, segment: Segment) -> tuple[float, int] | None:
        """The spread behind a sign, or behind its label in a bracket, and where it ends."""
        if number.high is not None:
            return (number.high, number.end) if {"±", "+"}.intersection(number.join) else None
        if not text.startswith(_OPENINGS_OF_SPREADS, number.end):
            return None
        match = self._pattern.match(text, number.end, segment.end)
        return (_number(match["spread"]), match.end()) if match and match["label"] else None

    def _is_spread(self, match: re.Match[str], before: str) -> bool:
        return bool(match["label"] or (not match["spread"].isdecimal() and self._spread_told.search(before)))


def _number(written: str) -> float:
    return float(written.replace("·", "."))


def _with(row: Quantity, amount: Bounds | None) -> Quantity:
    if amount is None:
        return row
    return row._replace(low=amount.low, high=amount.high, comparator=amount.comparator)
