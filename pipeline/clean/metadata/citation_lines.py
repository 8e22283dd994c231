"""Citation lines: journal, date, volume, issue and pages in the orders that pages print them."""

from __future__ import annotations

import re

from pipeline.clean.metadata.dates import DateReader
from pipeline.clean.metadata.journals import journal_in
from pipeline.clean.metadata.sheet import Line, Sheet, Value
from pipeline.clean.metadata.values import state_pages

PAGES = r"(?P<first>[A-Za-z]{0,5}\d{1,10})(?:\s?[-–]\s?(?P<last>[A-Za-z]{0,5}\d{1,6}))?(?!\w)"
_ISSUE = r"\((?P<issue>[^)]{1,20})\)"
_BEHIND_DATE = [
    re.compile(rf"\s?;\s?(?P<volume>[A-Za-z0-9 .-]{{0,14}}?)(?:{_ISSUE})?\s?:\s?{PAGES}"),
    re.compile(rf"\s?:\s?(?P<volume>\d{{1,4}})(?:{_ISSUE})?\s?:\s?{PAGES}"),
    re.compile(rf"\s?;\s?(?P<volume>\d{{1,4}})(?:{_ISSUE})?(?=[\s.,]|$)"),
    re.compile(rf",\s?(?P<volume>\d{{1,4}})\s?{_ISSUE}(?=[\s.]|$)"),
    re.compile(
        rf"(?:\)?[,:]|\))\s?(?P<volume>\d{{1,4}})(?:\s?{_ISSUE}|,\s?(?P<issue2>\d{{1,3}})(?=,))?"
        rf"\s?[:,]\s?{PAGES}"
    ),
]
_BEFORE_YEAR = re.compile(
    rf"(?P<volume>\d{{1,4}})\s?(?:{_ISSUE})?\s?[:,]\s?{PAGES}[,.]?\s\(?(?P<year>(?:19|20)\d\d)\)?(?!\d)"
)
_WITHOUT_YEAR = [
    re.compile(rf"(?P<volume>\d{{1,4}})\s?{_ISSUE}\s?[:,]\s?{PAGES}(?=\.?(?:$| (?:https?:|doi\b)))"),
    re.compile(r"(?P<volume>\d{1,4}):\s?(?P<first>[A-Za-z]?\d{1,6})[-–](?P<last>[A-Za-z]?\d{1,6})$"),
]
_YEAR = re.compile(r"[12][09]\d\d")
_RULE = "citation-line"
_TIME = re.compile(r",?\s?\d{1,2}:\d\d$")
_DATE = 24
"""Characters before a year in which day and month stand."""


class CitationLineReader:
    """Reads citation lines into the fields of a document."""

    def __init__(self, dates: DateReader) -> None:
        self._dates = dates
        self._year = re.compile(
            rf"((?:19|20)\d\d)(?: ({dates.month})\.?([-–/]{dates.month}\.?)?(?: (\d{{1,2}}))?)?(?!\d)"
        )
        self._online = re.compile(rf"\bEpub ((?:19|20)\d\d) ({dates.month})\.? (\d{{1,2}})(?!\d)")
        self._month = re.compile(rf"(?:(\d{{1,2}}) )?({dates.month})\.? $")

    def read(self, line: Line, sheet: Sheet) -> bool:
        """State what ``line`` says; False where it is no citation."""
        if _YEAR.search(line.text, line.at) and self._with_year(line, sheet):
            return True
        return (line.at > 0 or "):" in line.text) and self._without_year(line, sheet)

    def _with_year(self, line: Line, sheet: Sheet) -> bool:
        for year in self._year.finditer(line.text, line.at):
            for pattern in _BEHIND_DATE:
                place = pattern.match(line.text, year.end())
                if place and not _is_time(place):
                    date = self._date(line, year)
                    sheet.date(line, date, _RULE)
                    self._add_online(line, place.end(), sheet)
                    return _placed(line, date.start, place, sheet)
        place = _BEFORE_YEAR.search(line.text, line.at)
        if place is None:
            return False
        sheet.date(line, Value(place["year"], *place.span("year")), _RULE)
        return _placed(line, place.start(), place, sheet)

    def _without_year(self, line: Line, sheet: Sheet) -> bool:
        """A citation behind a label or with an issue needs no year: `Nerves, 12(3): 4-9`."""
        for pattern in _WITHOUT_YEAR:
            if place := pattern.search(line.text, line.at):
                return _placed(line, place.start(), place, sheet)
        return False

    def _add_online(self, line: Line, at: int, sheet: Sheet) -> None:
        """State the day behind `Epub`."""
        found = self._online.search(line.text, at)
        iso = self._dates.of(*found.groups()) if found else None
        if found and iso:
            sheet.date_online(line, Value(iso, found.start(1), found.end()), _RULE)

    def _date(self, line: Line, year: re.Match[str]) -> Value:
        """The date whose year stands here; day and month stand before it or behind it."""
        start, (_, month, others, day) = year.start(), year.groups()
        if month is None:
            first = max(line.at, start - _DATE)
            before = self._month.search(line.text[first:start])
            if before:
                day, month = before.groups()
                start = first + before.start()
        iso = self._dates.of(year[1], None if others else month, day)
        return Value(iso or year[1], start, year.end())


def _is_time(place: re.Match[str]) -> bool:
    """Whether volume and page may be the time of a day: `13.02.2019, 18:40`."""
    return _TIME.match(place[0]) is not None


def _placed(line: Line, start: int, place: re.Match[str], sheet: Sheet) -> bool:
    """State the journal before ``start``, and volume, issue and pages."""
    found = place.groupdict()
    sheet.state("journal", line, journal_in(line.text, line.at, start), _RULE)
    if volume := found["volume"].strip():
        at = line.text.index(volume, place.start("volume"))
        sheet.state("volume", line, Value(volume, at, at + len(volume)), _RULE)
    issue = "issue" if found.get("issue") else "issue2"
    if found.get(issue):
        sheet.state("issue", line, Value(found[issue], *place.span(issue)), _RULE)
    if found.get("first"):
        state_pages(line, place, sheet, _RULE)
    return True
