"""Finds the numbers and pairs of numbers in a segment, whatever they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.document import Segment, row_maker
from pipeline.extract.patterns import alternatives
from pipeline.extract.quantities.context import begins_a_number
from pipeline.extract.quantities.numerals import DASHES, POINTS, Numerals
from pipeline.extract.quantities.starts import FREE, WORD

_JOIN = rf"(?P<join> ?(?:±|\+/?[-−–]) ?| ?[{DASHES}] ?|(?: |[-‐‑] ?)to[ -])"
_MINUS = ("-", "−", "–")
_BEFORE_SIGN = " ([=<>≤≥,~/"
_LIST_WINDOW = 40
"""Code points in which a list before a number is looked for; four listed numbers are shorter."""


_GROUPED = re.compile(r"\d{1,3}\.\d{3}")
"""An amount of money with a full stop between its thousands, as most of Europe writes."""


_DECIMAL = re.compile(rf"0,|[^.{POINTS}]*[.{POINTS}]")
_POINTS = (".", ",", *POINTS)


class Number(NamedTuple):
    """One number, or two that ``join`` makes a pair; ``low_end`` is where the first ends."""

    start: int
    end: int
    written: str
    low: float
    low_end: int
    join: str
    high: float | None
    high_start: int

    @property
    def last(self) -> float:
        """The number that stands before the unit."""
        return self.low if self.high is None else self.high

    @property
    def is_decimal(self) -> bool:
        """Whether the first number is written with a decimal part."""
        return _DECIMAL.match(self.written) is not None


_row = row_maker(Number)


class NumberFinder:
    """Finds numbers in digits and words that are not the inside of a name or of a longer number."""

    def __init__(self, numerals: Numerals, list_joins: Iterable[str]) -> None:
        self._numerals = numerals
        upper = rf"(?:{_JOIN}(?P<high>[-−–]?{numerals.number}))?"
        self._plain = re.compile(numerals.plain)
        self._digits = re.compile(rf"(?P<low>{numerals.digits}){upper}")
        self._words = re.compile(rf"(?P<low>{numerals.words}){upper}")
        self._goes_on = re.compile(numerals.goes_on)
        joins = alternatives(list(list_joins))
        self._list = _list(rf"{numerals.digits}(?: ?± ?{numerals.digits})?", joins)
        self._list_in_words = _list(numerals.words, joins)

    def at(self, text: str, start: int, segment: Segment, *, kind: int) -> Number | None:
        """The number of one kind of start that begins at ``start``, if one does, within ``segment``."""
        if kind == WORD:
            return self._in_words(text, start, segment.end)
        plain = self._plain.match(text, start, segment.end) if kind == FREE else None
        if plain is not None:
            return lone_number(start, plain[0])
        return self._number(text, self._digits.match(text, start, segment.end))

    def listed(self, text: str, first: int, last: Number) -> tuple[str, list[Number]]:
        """``("and", [1, 3])`` where ``1, 3 and `` stands before ``last``, not reaching before ``first``.

        A `million` behind the last of them is that of all.
        """
        window_start = max(first, last.start - _LIST_WINDOW)
        in_words = last.written[0].isalpha()
        pattern = self._list_in_words if in_words else self._list
        match = pattern.search(text[window_start : last.start])
        if match is None or not begins_a_number(text, window_start + match.start()):
            return "", []
        member = self._words if in_words else self._digits
        members = self._members(text, member, window_start + match.start(), window_start + match.end("list"))
        scaled = self._numerals.scale_shared
        return match["word"], [one._replace(low=scaled(one.low, last.low, last.written)) for one in members]

    def _in_words(self, text: str, start: int, last: int) -> Number | None:
        match = self._words.match(text, start, last)
        if (
            match is None
            or text[start - 1 : start].isalnum()
            or text[start + 1 : start + 2].isupper()
            or self._goes_on.search(text[max(0, start - 14) : start])
        ):
            return None
        return self._number(text, match)

    def _number(self, text: str, match: re.Match[str] | None) -> Number | None:
        if match is None:
            return None
        start, end = match.span()
        written, join, written_high = match.groups()
        if text[start - 1 : start] == ".":
            start, written = start - 1, f".{written}"
        low = self._numerals.value(written)
        high = self._numerals.value(written_high) if written_high else None
        if low is None or (written_high and high is None) or _goes_on(text, end):
            return None
        if high is not None:
            low = self._numerals.scale_shared(low, high, written_high)
        if _is_signed(text, start):
            start, low = start - 1, -low
        return _row((start, end, written, low, match.end("low"), join or "", high, match.start("high")))

    def _members(self, text: str, pattern: re.Pattern[str], start: int, end: int) -> Iterator[Number]:
        for match in pattern.finditer(text, start, end):
            if member := self._number(text, match):
                yield member


def _list(member: str, joins: str) -> re.Pattern[str]:
    """The members of a list and the word before its last one: `1-, 3- and ` before `6-month`."""
    return re.compile(rf"(?P<list>(?:{member}-?, ){{0,4}}{member}-?),? (?P<word>{joins}) $")


def lone_number(start: int, written: str) -> Number:
    """The number in plain digits that is ``written`` at ``start``."""
    end = start + len(written)
    return _row((start, end, written, float(written), end, "", None, -1))


def grouped(number: Number) -> Number:
    """``number`` with the full stop of `18.500` between thousands; `1.5-2.000` is left."""
    if not _GROUPED.fullmatch(number.written):
        return number
    return number._replace(low=number.low * 1000, high=number.high and number.high * 1000)


def _goes_on(text: str, end: int) -> bool:
    """Whether the number is the head of a longer one: a version, a date, a comma decimal."""
    return text[end : end + 1] in _POINTS and text[end + 1 : end + 2].isdigit()


def _is_signed(text: str, start: int) -> bool:
    """Whether a minus sign stands before the number and joins it to nothing before."""
    return text[start - 1 : start] in _MINUS and (start == 1 or text[start - 2] in _BEFORE_SIGN)
