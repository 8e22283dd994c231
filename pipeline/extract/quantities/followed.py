"""Reads numbers whose meaning follows them: ``3-5 years``, ``6 clinical trials``, ``10^6 cells/kg``."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.quantities.amounts import Bounds, bounds, exactly
from pipeline.extract.quantities.context import (
    comparator_before,
    follows_an_acronym,
    is_age,
    is_change,
    is_labelled,
    is_year,
    words_before,
)
from pipeline.extract.quantities.forms import Found, Unit
from pipeline.extract.quantities.numbers import Number, NumberFinder, grouped
from pipeline.extract.quantities.rules import QuantityRules
from pipeline.extract.rows import Quantity

_LISTED_KINDS = frozenset({"duration", "percentage", "dose", "measure", "length", "age", "count"})
"""Kinds whose unit also holds for the numbers listed before: ``at 3 and 6 months``."""
_SECOND = "s"
_LARGEST_LABEL = 9999
"""Larger numbers, and those with a decimal part, name no group, figure or table."""


class FollowedNumbers:
    """Makes rows of numbers that a unit, noun or rate follows."""

    def __init__(self, rules: QuantityRules, numbers: NumberFinder) -> None:
        self._cues = rules.cues
        self._numbers = numbers

    def rows(self, text: str, number: Number, found: Found, *, first: int) -> list[Quantity]:
        """The rows of ``number`` and of those listed before it, not reaching before ``first``."""
        unit, end = found
        if unit.kind == "money":
            number = grouped(number)
        before = words_before(text, first, number.start)
        if self._is_name(number, unit, before, text=text):
            return []
        if unit.kind == "duration" and is_age(before, self._cues):
            found = unit._replace(kind="age"), end
        ends_a_list = before and before[-1] in self._cues.list_ends
        if ends_a_list and (number.high is None or "±" in number.join) and unit.kind in _LISTED_KINDS:
            return self._listed(text, number, found, first=first)
        return self._own(number, found, before)

    def _is_name(self, number: Number, unit: Unit, before: list[str], *, text: str) -> bool:
        if unit.kind == "count" and follows_an_acronym(text, number.start):
            return True
        if unit.kind == "dose" and before and before[-1][-1].isdigit():
            return True
        may_be = (
            number.low <= _LARGEST_LABEL and not number.is_decimal and not _opens_sentence(number, before)
        )
        labelled = may_be and is_labelled(before, self._cues)
        decade = unit.code == _SECOND
        return labelled or is_year(number.written, before, self._cues, decade=decade)

    def _own(self, number: Number, found: Found, before: list[str]) -> list[Quantity]:
        unit, end = found
        comparator = comparator_before(before, self._cues, duration=unit.kind == "duration")
        amount = bounds(number.low, number.high, joined=number.join, comparator=comparator)
        if amount is None or ("to" in number.join and is_change(before, self._cues)):
            return list(_both(number, found))
        return [_row(number.start, end, unit, amount)]

    def _listed(self, text: str, number: Number, found: Found, *, first: int) -> list[Quantity]:
        unit, end = found
        word, members = self._numbers.listed(text, first, number)
        before = words_before(text, first, members[0].start if members else number.start)
        if word == "and" and len(members) == 1 and "between" in before[-4:] and members[0].low < number.low:
            amount = Bounds(members[0].low, number.low, None)
            return [_row(members[0].start, end, unit, amount)]
        own = self._own(number, found, words_before(text, first, number.start))
        counted, labelled = unit.kind == "count", is_labelled(before, self._cues)
        years = (member for member in members if is_year(member.written, before, self._cues))
        if labelled or any(years) or (counted and word != "or"):
            apart = len(members) == 1 and text.startswith(",", members[0].end)
            return [] if counted and labelled and not apart else own
        amounts = [bounds(member.low, member.high, joined=member.join) for member in members]
        others = [
            _row(member.start, member.end, unit, amount)
            for member, amount in zip(members, amounts, strict=True)
            if amount
        ]
        return [*others, *own]


def _opens_sentence(number: Number, before: list[str]) -> bool:
    """Whether the number is the capitalised first word of a sentence: `one experiment. Sixty-four rats`."""
    return number.written[:1].isupper() and before[-1:] != [] and before[-1].endswith(".")


def _row(start: int, end: int, unit: Unit, amount: Bounds) -> Quantity:
    low, high, comparator = amount
    if unit.times > 1:
        low, high = (value and value * unit.times for value in (low, high))
    return Quantity(start, end, -1, unit.kind, low, high, unit.code, comparator, None, unit.rule_id)


def _both(number: Number, found: Found) -> Iterator[Quantity]:
    """The two numbers of a change as rows of their own; the unit behind the second is that of both."""
    unit, end = found
    if "to" in number.join and number.high is not None:
        yield _row(number.start, number.low_end, unit, exactly(number.low))
        yield _row(number.high_start, end, unit, exactly(number.high))
