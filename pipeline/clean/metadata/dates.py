"""Dates as pages print them; only full and unambiguous ones."""

from __future__ import annotations

import re
from datetime import date

_WORDED = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -](?P<month>[A-Za-z]{3,9})\.?,?[ -]"
    r"(?P<year>(?:19|20)\d\d)(?!\d)"
    r"|(?P<month2>[A-Za-z]{3,9})\.? (?P<day2>\d{1,2})(?:st|nd|rd|th)?,? (?P<year2>(?:19|20)\d\d)(?!\d)"
    r"|(?P<year3>(?:19|20)\d\d),? (?P<month3>[A-Za-z]{3,9})\.? (?P<day3>\d{1,2})(?!\d)"
)
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST = 400


class DateReader:
    """Reads dates with the month names of ``metadata.yaml``."""

    def __init__(self, months: dict[str, int]) -> None:
        self._months = months
        self.months = sorted(months, key=len, reverse=True)

    def full(self, text: str) -> date | None:
        """The first full date in ``text``; `03/04/2019` is none, since its order is not known."""
        text = text[:_LONGEST]
        for match in _WORDED.finditer(text):
            day, month, year = (match[1], match[2], match[3]) if match[1] else _later(match)
            if found := self._date(year, month.lower(), day):
                return found
        return _numbered(text)

    def _date(self, year: str, month: str, day: str) -> date | None:
        number = self._months.get(month)
        return _valid(int(year), number, int(day)) if number else None


def year_of(text: str) -> int | None:
    """The only year in ``text``; None where it holds none or several."""
    years = set(_YEAR.findall(text[:_LONGEST]))
    return int(years.pop()) if len(years) == 1 else None


def _later(match: re.Match[str]) -> tuple[str, str, str]:
    if match["day2"]:
        return match["day2"], match["month2"], match["year2"]
    return match["day3"], match["month3"], match["year3"]


def _numbered(text: str) -> date | None:
    if match := _YEAR_FIRST.search(text):
        return _valid(int(match[1]), int(match[3]), int(match[4]))
    if match := _YEAR_LAST.search(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if first > 12 >= second or first == second:
            return _valid(year, second, first)
        if second > 12 >= first:
            return _valid(year, first, second)
    return None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
