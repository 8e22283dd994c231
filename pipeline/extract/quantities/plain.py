"""Reads most quantities at once: plain numbers, a unit by itself, and nothing around that changes them.

What stands in no such pattern is left to the whole grammar, which would read these quantities alike.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.document import Segment
from pipeline.extract.quantities.amounts import bounds
from pipeline.extract.quantities.context import WINDOW, WRITTEN_YEARS, is_age
from pipeline.extract.quantities.following import is_taken_away
from pipeline.extract.quantities.forms import Unit
from pipeline.extract.quantities.numbers import Number, lone_number
from pipeline.extract.quantities.numerals import DASHES, Numerals
from pipeline.extract.quantities.rules import QuantityRules
from pipeline.extract.rows import Quantity

_NUMBER = r"(\d{1,9}(?:\.\d{1,9})?)"
_TO = rf"(?:( to | ?[{DASHES}±] ?){_NUMBER})?"
_CLOSED = r"(?=[);\]\n]|[.,]\s)"
"""Marks behind which nothing says what a number means."""
_WORD = r"(?:[^\W\d_]{1,40}|%)"
_BEHIND = r"(\.? (?:[^\W\d_]+|[(\[])|[),;:\]?!\n]|\.?$)"
"""The next word, or a mark behind which no unit goes on."""
_NUMBER_ENDS = "0123456789)⁰¹²³⁴⁵⁶⁷⁸⁹"
_REMEMBERED = 4096
"""Units and words before numbers that are remembered as written: a few come again and again."""
_LONGEST = 16
"""Code points that the longest form adds to its first word."""


class _Known(NamedTuple):
    """A unit as written; where one of ``onward`` or ``longer`` stands behind it, it may be another."""

    unit: Unit
    onward: frozenset[str]
    longer: tuple[str, ...]


class PlainQuantities:
    """Reads quantities of which all parts stand in one pattern."""

    def __init__(self, rules: QuantityRules) -> None:
        self._rules, self._cues = rules, rules.cues
        self._pattern = re.compile(f"{_NUMBER}(?:{_CLOSED}|{_TO}{_unit(rules.numerals)}{_BEHIND})")
        self._divided = frozenset(f"{gap}{word}" for word in rules.division.openings for gap in (" ", ". "))
        self._listed = (*_NUMBER_ENDS, *rules.numerals.multipliers)
        self._known = lru_cache(_REMEMBERED)(self._unit_written)
        self._needed = lru_cache(_REMEMBERED)(self._cues.needed)

    def at(self, text: str, start: int, segment: Segment) -> Quantity | Number | None:
        """The quantity that begins at ``start``, or a number that only what stands before can explain.

        ``None`` where more must be known to read it.
        """
        match = self._pattern.match(text, start, segment.end)
        if match is None:
            return None
        return self._row(text, match, segment) if match[4] else lone_number(start, match[0])

    def _row(self, text: str, match: re.Match[str], segment: Segment) -> Quantity | None:
        start, known = match.start(), self._known(match[4])
        if known is None or self._is_another(text, match, known):
            return None
        unit, before = known.unit, text[max(segment.start, start - WINDOW) : start]
        amount = _amount(match, before) if self._tells_nothing(before, unit) else None
        if amount is None:
            return None
        low, high, comparator = amount
        # Twice as quick as the constructor of a NamedTuple, and most rows are made here.
        fields = start, match.end(4), -1, unit.kind, low, high, unit.code, comparator, None, unit.rule_id
        return tuple.__new__(Quantity, fields)

    def _is_another(self, text: str, match: re.Match[str], known: _Known) -> bool:
        """Whether the number is a year, or what stands behind the unit makes something else of it."""
        grouped = known.unit.kind == "money" and "." in match[1]
        if grouped or match[1] in WRITTEN_YEARS or match[5].lower() in known.onward:
            return True
        end = match.end(4)
        if known.longer and text[end : end + _LONGEST].lower().startswith(known.longer):
            return True
        return is_taken_away(text, known.unit, start=match.start(), end=end)

    def _tells_nothing(self, before: str, unit: Unit) -> bool:
        """Whether the text before a number surely changes nothing of what it says."""
        rest, _, word = before.rstrip(" ([").rpartition(" ")
        if unit.kind == "dose" and word[-1:].isdigit():
            return False
        while word in self._cues.gaps:
            rest, _, word = rest.rpartition(" ")
        needed = self._needed(word)
        is_join = word in self._cues.list_joins and word.rstrip(".") not in self._cues.labels
        joins_no_numbers = is_join and not rest.rstrip(",-").endswith(self._listed)
        if (
            needed is not None
            and not joins_no_numbers
            and not needed.isdisjoint(["", *rest.lower().replace("(", " ").split()[-1:]])
        ):
            return False
        return unit.kind != "duration" or not self._is_age(before.lower())

    def _is_age(self, before: str) -> bool:
        return self._cues.age_hint.search(before) is not None and is_age(before.split(), self._cues)

    def _unit_written(self, written: str) -> _Known | None:
        """The unit or the plural noun that all of ``written`` is, a gap before it."""
        words = re.findall(_WORD, written)
        first, last = words[0], words[-1]
        units, plurals = self._rules.units, self._rules.nouns.plurals
        found = units.named(written, written.index(first), first)
        if found is None and written.startswith(" "):
            found = plurals.named(written, 1, first)
        complete = self._rules.division.complete(written, found) if found else None
        rated = self._rules.rates.joins_behind(first)
        if complete is None or complete[1] < len(written) or complete[0].scaled or (rated and words[1:]):
            return None
        longer = (*units.longer(last), *plurals.longer(last), *self._rules.nouns.singulars.longer(last))
        return _Known(complete[0], self._divided | rated, longer)


def _unit(numerals: Numerals) -> str:
    """A group of a gap and a word that could be a unit, with what it is divided by."""
    gap = rf"(?: (?!{numerals.scales}|[xX])|-(?!{numerals.scales}|{numerals.words})|(?=%))"
    return rf"({gap}{_WORD}(?:(?:/| per ){_WORD}){{0,3}})"


def _amount(match: re.Match[str], before: str) -> tuple[float | None, float | None, str | None] | None:
    """The bounds of one number or of two, unless those may be the ends of a change."""
    low, joined, high = match.group(1, 2, 3)
    if joined is None:
        return (value := float(low)), value, None
    return None if before.endswith("from ") else bounds(float(low), float(high), joined=joined)
