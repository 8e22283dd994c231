"""Reads numbers whose meaning follows them: ``3-5 years``, ``6 clinical trials``, ``1 × 10^6 cells/kg``."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document import Segment
from pipeline.extract.quantities.amounts import Bounds, bounds
from pipeline.extract.quantities.context import (
    comparator_before,
    follows_an_acronym,
    is_age,
    is_change,
    is_labelled,
    is_year,
    words_before,
)
from pipeline.extract.quantities.following import Following
from pipeline.extract.quantities.forms import Found, Unit
from pipeline.extract.quantities.numbers import Number, NumberFinder
from pipeline.extract.quantities.preceded import PrecededNumbers
from pipeline.extract.quantities.rules import QuantityRules
from pipeline.extract.quantities.shares import Shares
from pipeline.extract.rows import Mention, Quantity

_LISTED_KINDS = frozenset({"duration", "percentage", "dose", "measure", "length", "age"})
"""Kinds whose unit also holds for the numbers listed before: ``at 3 and 6 months``."""
_TIMES = frozenset({"duration", "age"})


class FollowedNumbers:
    """Finds numbers and keeps those that a unit, noun or rate follows."""

    def __init__(self, rules: QuantityRules, following: Following) -> None:
        self._rules = rules
        self._numbers = NumberFinder(rules.numerals)
        self._following = following
        self._shares = Shares(rules, following)
        self._preceded = PrecededNumbers(rules)

    def find(self, text: str, segment: Segment, cells: dict[int, Mention]) -> Iterator[Quantity]:
        """The segment's quantities in no particular order; they may overlap those of marks."""
        for number in self._numbers.find(text, segment):
            found = self._following.at(text, number, cells)
            if found is not None and found.end <= segment.end:
                yield from self._read(text, segment.start, number, found)
            elif row := self._shares.read(text, segment, number) or self._preceded.read(
                text, segment.start, number
            ):
                yield row

    def _read(self, text: str, first: int, number: Number, found: Found) -> Iterator[Quantity]:
        before = words_before(text, first, number.start)
        if self._is_name(text, number, found.unit, before):
            return iter(())
        unit = self._aged(found.unit, before)
        if before[-1:] in (["and"], ["or"]) and number.high is None and unit.kind in _LISTED_KINDS:
            return self._listed(text, first, number, Found(unit, found.end))
        return self._rows(number, Found(unit, found.end), before)

    def _is_name(self, text: str, number: Number, unit: Unit, before: list[str]) -> bool:
        if unit.kind == "count" and follows_an_acronym(text, number.start):
            return True
        decade = unit.code == "s"
        return is_labelled(before, self._rules) or is_year(number.written, before, self._rules, decade=decade)

    def _aged(self, unit: Unit, before: list[str]) -> Unit:
        return unit._replace(kind="age") if unit.kind == "duration" and is_age(before, self._rules) else unit

    def _rows(self, number: Number, found: Found, before: list[str]) -> Iterator[Quantity]:
        comparator = comparator_before(before, self._rules, duration=found.unit.kind in _TIMES)
        amount = bounds(number.low, number.high, joined=number.join, comparator=comparator)
        if amount is None or ("to" in number.join and is_change(before, self._rules)):
            return _both(number, found)
        return iter([quantity(number.start, found.end, found.unit, amount)])

    def _listed(self, text: str, first: int, number: Number, found: Found) -> Iterator[Quantity]:
        word, members = self._numbers.listed(text, first, number.start)
        before = words_before(text, first, members[0].start if members else number.start)
        if word == "and" and len(members) == 1 and "between" in before[-4:] and members[0].low < number.low:
            amount = Bounds(members[0].low, number.low, None)
            return iter([quantity(members[0].start, found.end, found.unit, amount)])
        last = self._rows(number, found, words_before(text, first, number.start))
        if is_labelled(before, self._rules) or any(
            is_year(member.written, before, self._rules) for member in members
        ):
            return last
        each = [quantity(member.start, member.end, found.unit, _exactly(member.low)) for member in members]
        return iter([*each, *last])


def quantity(start: int, end: int, unit: Unit, amount: Bounds) -> Quantity:
    """A row whose sentence and subject are still open."""
    return Quantity(start, end, -1, unit.kind, *amount[:2], unit.code, amount.comparator, None, unit.rule_id)


def _exactly(value: float) -> Bounds:
    return Bounds(value, value, None)


def _both(number: Number, found: Found) -> Iterator[Quantity]:
    """The two numbers of a change as rows of their own; the unit behind the second is that of both."""
    if "to" not in number.join or number.high is None:
        return
    yield quantity(number.start, number.low_end, found.unit, _exactly(number.low))
    yield quantity(number.high_start, found.end, found.unit, _exactly(number.high))
