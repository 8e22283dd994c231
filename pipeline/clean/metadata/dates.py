"""Dates as pages print them, in the precision that they print."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

_YEAR = re.compile(r"[12][09]\d\d(?!\d)")
_DIGITS_BEHIND = re.compile(r"([-/.])(\d{1,2})(?:\1(\d{1,2}))?(?![\d/.-]\d|\d)")
_DIGITS_BEFORE = re.compile(r"(?<!\d)(?:(\d{1,2})[-/.])?(\d{1,2})[-/.]$")
_DAY = len("2019-05-03")
_LONGEST = 400
_TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4}\b)?"
_ALONE_BEHIND = re.compile(
    rf"(?:,? (?:at |- )?{_TIME})?[ .]*(?:[Bb]y\b|$)|,? (?:at |- )?{_TIME}, [^\W\d_][^\d.]{{2,40}}$"
    rf"| / [^\W\d_][^\d.]{{2,40}}$|(?:,? (?:at |- )?{_TIME})?(?: [·•|-])? #\d{{1,6}}$"
)
_OTHER_EVENT = re.compile(r"\b(?:accessed|edited|modified|retrieved|reviewed|revised|updated)(?: on)?:? $")
_BEFORE = 28
"""Characters before a year in which day and month stand."""


class Dated(NamedTuple):
    """A date as ISO 8601 text: a day, a month or a year; ``start``/``end`` in the line that prints it."""

    iso: str
    start: int
    end: int


class DateReader:
    """Reads dates with the names of months and days of ``metadata.yaml``."""

    def __init__(self, months: dict[str, int], weekdays: Iterable[str] = ()) -> None:
        self._months = months
        day = "|".join(map(re.escape, weekdays))
        self._alone_before = re.compile(rf"(?:{_TIME},? (?:on )?)?(?:(?i:{day})\.?,? )?")
        self.month = f"(?i:{'|'.join(map(re.escape, sorted(months, key=len, reverse=True)))})"
        others = rf"([-–/]{self.month}\.?)"
        self._before = re.compile(
            rf"(?:(\d{{1,2}})(?:st|nd|rd|th|\.|er|º)?(?: of| de)?[ -])?\b({self.month})\.?{others}?"
            r"(?: (\d{1,2})(?:st|nd|rd|th)?)?,?(?: de| del)?[ -]$"
        )
        self._behind = re.compile(rf",?[ -]({self.month})\b\.?{others}?(?:[ -](\d{{1,2}})(?!\d))?")

    def read(self, text: str, at: int = 0) -> Dated | None:
        """The first date in ``text``; `03/04/2019` gives its year only, since its order is not known.

        Where no more than years are printed, the year, if there is but one.
        """
        years = _years(text, at)
        for year in years:
            if found := self._around(text, at, year):
                return found
        return _only(years)

    def stands_alone(self, text: str, date: Dated) -> bool:
        """Whether ``text`` is a date, perhaps with the name of its day, a time, who wrote or where, `#1`."""
        before = self._alone_before.fullmatch(text, 0, date.start)
        return before is not None and _ALONE_BEHIND.match(text, date.end) is not None

    def in_byline(self, text: str) -> Dated | None:
        """The day that stands behind names: `By Ana Example on 3 May 2019`; none of an update."""
        date = self.read(text)
        if date is None or len(date.iso) < _DAY or _OTHER_EVENT.search(text[: date.start].lower()):
            return None
        return date

    def of(self, year: str, month: str | None, day: str | None) -> str | None:
        """The ISO date of a year, the name of a month and a day; None where there is no such day."""
        number = self._months.get(month.lower()) if month else None
        return _iso(int(year), number, int(day) if day and number else None)

    def _around(self, text: str, at: int, year: Dated) -> Dated | None:
        """The date whose year stands here, if a month stands before the year or behind it."""
        first = max(at, year.start - _BEFORE)
        head = text[first : year.start]
        if words := self._before.search(head):
            day, month, others, late_day = words.groups()
            iso = self.of(year.iso, None if others else month, day or late_day)
            return Dated(iso, first + words.start(), year.end) if iso else None
        if words := self._behind.match(text, year.end):
            iso = self.of(year.iso, None if words[2] else words[1], words[3])
            return Dated(iso, year.start, words.end()) if iso else None
        return _in_digits(text, first, head, year)


def year_in(text: str, at: int = 0) -> Dated | None:
    """The only year in ``text``; None where it holds none or several."""
    return _only(_years(text, at))


def _years(text: str, at: int) -> list[Dated]:
    """The years from ``at`` on; a label may be glued to the first (`Year2019`), no other letter or digit."""
    found = (Dated(one[0], *one.span()) for one in _YEAR.finditer(text, at, at + _LONGEST))
    return [
        one for one in found if _is_year(one.iso) and (one.start == at or not text[one.start - 1].isalnum())
    ]


def _is_year(digits: str) -> bool:
    return digits.startswith(("19", "20"))


def _only(years: list[Dated]) -> Dated | None:
    return years[0] if len({one.iso for one in years}) == 1 else None


def _in_digits(text: str, first: int, head: str, year: Dated) -> Dated | None:
    number = int(year.iso)
    if behind := _DIGITS_BEHIND.match(text, year.end):
        iso = _iso(number, int(behind[2]), int(behind[3]) if behind[3] else None)
        return Dated(iso, year.start, behind.end()) if iso else None
    if before := _DIGITS_BEFORE.search(head):
        iso = _day_and_month(int(before[1] or 0), int(before[2]), number)
        return Dated(iso, first + before.start(), year.end) if iso else None
    return None


def _day_and_month(first: int, second: int, year: int) -> str | None:
    """`13/02/2019` and `02/2019`; where either number may be the month, there is no telling."""
    if not first:
        return _iso(year, second, None)
    if first > 12 >= second or first == second:
        return _iso(year, second, first)
    return _iso(year, first, second) if second > 12 >= first else None


def _iso(year: int, month: int | None, day: int | None) -> str | None:
    try:
        full = date(year, month or 1, day or 1).isoformat()
    except ValueError:
        return None
    return full if day else full[: 7 if month else 4]
