"""Dates as pages print them, in the precision that they print."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?![\d/.-]\d|\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(?:(\d{1,2})([-/.]))?(\d{1,2})[-/.]((?:19|20)\d\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST = 400


class Dated(NamedTuple):
    """A date as ISO 8601 text: a day, a month or a year; ``start``/``end`` in the line that prints it."""

    iso: str
    start: int
    end: int


class DateReader:
    """Reads dates with the month names of ``metadata.yaml``."""

    def __init__(self, months: dict[str, int]) -> None:
        self._months = months
        self.month = f"(?i:{'|'.join(map(re.escape, sorted(months, key=len, reverse=True)))})"
        others = rf"(?:[-–/]{self.month}\.?)"
        self._worded = re.compile(
            rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -])?(?P<month>{self.month})\.?(?P<to>{others})?"
            rf"(?: (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)?,?[ -](?P<year>(?:19|20)\d\d)(?!\d)"
            rf"|(?P<year2>(?:19|20)\d\d),?[ -](?P<month2>{self.month})\b\.?(?P<to2>{others})?"
            r"(?:[ -](?P<day3>\d{1,2})(?!\d))?"
        )

    def read(self, text: str, at: int = 0) -> Dated | None:
        """The first date in ``text``; `03/04/2019` gives its year only, since its order is not known.

        Where nothing more is printed, the year, if there is but one.
        """
        text = text[: at + _LONGEST]
        return self._in_words(text, at) or _in_digits(text, at) or year_in(text, at)

    def of(self, year: str, month: str | None, day: str | None) -> str | None:
        """The ISO date of a year, the name of a month and a day; None where there is no such day."""
        number = self._months.get(month.lower()) if month else None
        return _iso(int(year), number, int(day) if day and number else None)

    def _in_words(self, text: str, at: int) -> Dated | None:
        for match in self._worded.finditer(text, at):
            found = match.groupdict()
            month = None if found["to"] or found["to2"] else found["month"] or found["month2"]
            day = found["day"] or found["day2"] or found["day3"]
            if iso := self.of(found["year"] or found["year2"], month, day):
                return Dated(iso, *match.span())
        return None


def year_in(text: str, at: int) -> Dated | None:
    """The only year in ``text``; None where it holds none or several."""
    matches = _YEAR.finditer(text, at, at + _LONGEST)
    found = [Dated(one[0], *one.span()) for one in matches if _is_apart(text, at, one.start())]
    return found[0] if len({one.iso for one in found}) == 1 else None


def _is_apart(text: str, at: int, start: int) -> bool:
    """Whether no letter is glued to what begins at ``start``; a label may be (`Year2019`)."""
    return start == at or not text[start - 1].isalpha()


def _in_digits(text: str, at: int) -> Dated | None:
    if match := _YEAR_FIRST.search(text, at):
        iso = _iso(int(match[1]), int(match[3]), int(match[4]) if match[4] else None)
        return Dated(iso, *match.span()) if iso else None
    match = _YEAR_LAST.search(text, at)
    return _day_and_month(match) if match else None


def _day_and_month(match: re.Match[str]) -> Dated | None:
    """`13/02/2019` and `02/2019`; where either number may be the month, there is no telling."""
    first, second, year = int(match[1] or 0), int(match[3]), int(match[4])
    if first > 12 >= second or first == second:
        iso = _iso(year, second, first)
    elif second > 12 >= first > 0:
        iso = _iso(year, first, second)
    else:
        iso = None if first else _iso(year, second, None)
    return Dated(iso, *match.span()) if iso else None


def _iso(year: int, month: int | None, day: int | None) -> str | None:
    try:
        full = date(year, month or 1, day or 1).isoformat()
    except ValueError:
        return None
    return full if day else full[: 7 if month else 4]
