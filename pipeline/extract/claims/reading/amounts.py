"""Reads which of two groups has the larger value, where a clause names both and gives each a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.extract.claims.letters.lexicon import Lexicon
from pipeline.extract.claims.reading.meaning import DOWN, NEITHER, OPPOSITE, UP
from pipeline.extract.claims.sentences.tagged import Tagged
from pipeline.vocabulary.rules import Rules, compiled

GIVEN, OTHER, VALUE = "I", "C", "N"
"""The signs of a clause's course: the group that got the intervention, the other, a number."""


class Event(NamedTuple):
    """A group or a number, by its place in the document."""

    place: int
    sign: str
    number: float = 0.0
    unit: str = ""
    reached: bool = False
    """Does the number tell where the outcome came to, not by how much it moved?"""


class Amounts:
    """The section ``amounts``, compiled once."""

    def __init__(self, rules: Rules, lexicon: Lexicon) -> None:
        section = rules.section("amounts")
        aside = "|".join(section.field("aside"))
        brackets = section.field("brackets")
        self._asides = [compiled(source, section.place) for source in (f"{brackets}|{aside}", aside)]
        self._value, self._share = (section.pattern(name) for name in ("value", "share"))
        self._first, self._first_of_times = (
            {
                course: sign
                for sign, name in ((GIVEN, "given_first"), (OTHER, "other_first"))
                for course in section.field(f"{of}{name}")
            }
            for of in ("", "times_")
        )
        named = f"(?P<given>{section.field('given')})|{section.field('other')}"
        self._groups = lexicon.pattern(named, section.place)
        self._times = frozenset(section.field("times"))
        self._apart = float(section.field("times_apart"))
        self._changes_apart, self._changes_alike = (
            float(section.field(f"changes_{name}")) for name in ("apart", "alike")
        )
        self._changes, self._signed, self._before = (
            lexicon.any_of(*section.field(name)) for name in ("changes", "signed", "known_before")
        )
        self._values = lru_cache(1)(self._numbers)
        self._rises, self._falls, self._unread = (
            lexicon.any_of(*section.field(name)) for name in ("rises", "falls", "unread")
        )
        self._paces = frozenset(rules.field("paces"))

    def of(self, tagged: Tagged, first: int, last: int) -> str | None:
        """Which way the outcome goes under the intervention, of the clause from one token to before another.

        None unless each group has one number, both of one unit, and they differ.
        """
        letters = tagged.letters[first:last]
        groups = list(self._named(tagged, first, letters))
        if not groups or self._unread.search(letters):
            return None
        values = self._values(tagged, first, last)
        course = "".join(_signs(sorted([*values, *groups])))
        are_times = {value.unit for value in values} <= self._times
        owner = self._first.get(course) or (self._first_of_times.get(course) if are_times else None)
        if owner is None or not _comparable(*values):
            return None
        larger = (values[0].number > values[1].number) == (owner == GIVEN)
        is_slower = self._is_slower(tagged, (first, last), values[0])
        more = DOWN if is_slower else self._of_more(letters, values[0])
        return more if larger or more is None else OPPOSITE[more]

    def of_times(self, tagged: Tagged, first: int, last: int) -> str | None:
        """The same of numbers of days, weeks, months or years that lie apart even without a test."""
        values = self._values(tagged, first, last)
        units = {value.unit for value in values} - {""}
        if not units or not units <= self._times:
            return None
        low, high = (pick(value.number for value in values) for pick in (min, max))
        return self.of(tagged, first, last) if high >= low * self._apart else None

    def of_changes(self, tagged: Tagged, first: int, last: int) -> str | None:
        """The same of changes of which no test is told: far apart they have a way, much alike none."""
        letters = tagged.letters[first:last]
        changes = self._changes.findall(letters)
        if not changes or self._before.search(letters):
            return None
        numbers = [value.number for value in self._values(tagged, first, last)]
        if all(map(self._signed.match, changes)) and max(numbers, default=0) >= 0:
            return None
        return self._apart_or_alike(tagged, first, last)

    def of_shares(self, tagged: Tagged, first: int, last: int) -> str | None:
        """The same of shares of the groups that had an event."""
        values = self._values(tagged, first, last)
        return self._apart_or_alike(tagged, first, last) if {one.unit for one in values} == {"%"} else None

    def _apart_or_alike(self, tagged: Tagged, first: int, last: int) -> str | None:
        numbers = [value.number for value in self._values(tagged, first, last)]
        way = self.of(tagged, first, last)
        low, high = sorted(map(abs, numbers)) if way else (0.0, 0.0)
        if not low or low * self._changes_alike < high < low * self._changes_apart:
            return None
        return way if high >= low * self._changes_apart else NEITHER

    def _named(self, tagged: Tagged, first: int, letters: str) -> Iterator[Event]:
        for match in self._groups.finditer(letters):
            start = tagged.span(first + match.start()).start
            yield Event(start, GIVEN if match["given"] else OTHER)

    def _numbers(self, tagged: Tagged, first: int, last: int) -> list[Event]:
        """The shares behind counts where each group has one, else the numbers outside brackets, else all, but
        for those that only describe another.
        """
        start, text = tagged.between(first, last - 1).start, tagged.text(first, last - 1)
        shares = [_event(match, start) for match in self._share.finditer(text)] if "%)" in text else []
        if len(shares) > 1:
            return shares
        for aside in self._asides:
            plain = aside.sub(lambda match: " " * len(match[0]), text)
            if found := [_event(match, start) for match in self._value.finditer(plain)]:
                return found
        return []

    def _is_slower(self, tagged: Tagged, tokens: tuple[int, int], value: Event) -> bool:
        """Is a larger number a slower pace? With a minus it is that of a loss."""
        return value.number < 0 and any(tagged.concept(one) in self._paces for one in range(*tokens))

    def _of_more(self, letters: str, value: Event) -> str | None:
        """What the larger number means; None where the clause speaks of rises and of falls."""
        if value.reached or value.number < 0 or not self._falls.search(letters):
            return UP
        return None if self._rises.search(letters) else DOWN


def _event(match: re.Match[str], start: int) -> Event:
    number = float(match["number"].replace("·", "."))
    signed = -number if match["minus"] else number
    unit = match["unit"] or ""
    if match["whole"]:
        signed, unit = 100 * number / float(match["whole"]), "%"
    return Event(start + match.start("number"), VALUE, signed, unit, bool(match["to"]))


def _comparable(one: Event, other: Event) -> bool:
    return one.number != other.number and (not one.unit or not other.unit or one.unit == other.unit)


def _signs(events: list[Event]) -> Iterator[str]:
    """Those in order, a group's once where it is named twice in a row."""
    last = ""
    for event in events:
        if event.sign != last or event.sign == VALUE:
            yield event.sign
        last = event.sign
