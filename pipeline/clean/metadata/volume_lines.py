"""Lines that name volume, issue and pages by words: `Volume 12, Issue 3, March 2019, Pages 12-20`."""

from __future__ import annotations

import re

from pipeline.clean.metadata.dates import DateReader
from pipeline.clean.metadata.journals import journal_in
from pipeline.clean.metadata.sheet import Line, Sheet, Value
from pipeline.clean.metadata.values import state_pages

_VOLUME = re.compile(r"vol(?:ume|\.)?\s?(?:(?:19|20)\d\d:)?(\d{1,4})(?!\d)")
_ISSUE = re.compile(r"(?<![a-z])(?:issue|no\.?|number|iss\.|n[°º])\s?(\d{1,4}(?:[-/]\d{1,4})?)(?!\w)")
_PAGES = re.compile(
    r"(?<![a-z])p(?:ages?|p?\.?):? ?(?P<first>[a-z]{0,5}\d{1,10})(?: ?- ?(?P<last>[a-z]{0,5}\d{1,6}))?(?!\w)"
)
_ARTICLE = re.compile(
    r"art(?:icle|\.)(?: number| id| no\.?)?:? ?(?P<first>[a-z]{0,5}\d{1,10})(?P<last>(?!))?(?!\w)"
)
_OF_YEAR = re.compile(r"((?:19|20)\d\d), issue (\d{1,2})(?=[.,]|$)")
"""In place of a volume: `Reviews of Trials 2020, Issue 4. Art. No.: RT000123`."""

_YEAR_BEHIND = re.compile(r"(?: ?\((?:19|20)\d\d\)|, (?:19|20)\d\d),? ?$")
_RULE = "volume-line"
_STEPS = re.compile(r"[>›»→]")
"""Between the places of a path: `Home > Journal of Nerves > Vol 12`."""


class VolumeLineReader:
    """Reads such lines into the fields of a document."""

    def __init__(self, dates: DateReader) -> None:
        self._dates = dates

    def read(self, line: Line, folded: str, sheet: Sheet) -> bool:
        """State what ``line`` says, ``folded`` being its text; False where it names no volume."""
        volume = _VOLUME.search(folded)
        if volume is None and (of_year := _OF_YEAR.search(folded)):
            return _read_of_year(line, folded, of_year, sheet)
        if volume is None or folded[volume.start() - 1 : volume.start()].isalpha():
            return False
        sheet.state("journal", line, _journal_before(line.text, volume.start()), _RULE)
        sheet.state("volume", line, Value(volume[1], *volume.span(1)), _RULE)
        if issue := _ISSUE.search(folded, volume.end()):
            sheet.state("issue", line, Value(line.text[slice(*issue.span(1))], *issue.span(1)), _RULE)
        if pages := _PAGES.search(folded, volume.end()) or _ARTICLE.search(folded, volume.end()):
            state_pages(line, pages, sheet, _RULE)
        date = self._dates.read(line.text, volume.end()) or self._dates.read(line.text[: volume.start()])
        sheet.date(line, Value(*date) if date else None, _RULE)
        return True


def _journal_before(text: str, end: int) -> Value | None:
    """The name that ends there; on a path, its last place."""
    places = [(place.start(), place.end()) for place in _STEPS.finditer(text, 0, end)]
    if places and not text[places[-1][1] : end].strip():
        end = places.pop()[0]
    if year := _YEAR_BEHIND.search(text, max(0, end - len(" (2020), ")), end):
        end = year.start()
    return journal_in(text, places[-1][1] if places else 0, end)


def _read_of_year(line: Line, folded: str, of_year: re.Match[str], sheet: Sheet) -> bool:
    """State what a line says whose journal counts its issues anew each year; whether it names a journal."""
    journal = _journal_before(line.text, of_year.start())
    if journal is None:
        return False
    sheet.state("journal", line, journal, _RULE)
    sheet.date(line, Value(of_year[1], *of_year.span(1)), _RULE)
    sheet.state("issue", line, Value(of_year[2], *of_year.span(2)), _RULE)
    if article := _ARTICLE.search(folded, of_year.end()):
        state_pages(line, article, sheet, _RULE)
    return True
