"""Citation lines: journal, date, volume, issue and pages in the order that indexes print them."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.clean.metadata.dates import DateReader, year_of
from pipeline.clean.metadata.record import Metadata

_DATED = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?: (?P<month>[A-Za-z]{3,9})\.?(?:-[A-Za-z]{3,9})?(?: (?P<day>\d{1,2}))?)?\s?"
    r"(?:;\s?(?P<volume>[A-Za-z0-9 .-]{0,14}?)(?:\((?P<issue>[^)]{1,20})\))?\s?:\s?"
    r"|:\s?(?P<volume2>\d{1,4})(?:\((?P<issue2>[^)]{1,20})\))?\s?:\s?)"
    r"(?P<first>[A-Za-z]{0,3}\d{1,9})(?:[-–](?P<last>[A-Za-z]?\d{1,6}))?"
)
_DATE_FIRST = re.compile(
    r"(?:(?P<day>\d{1,2}) )?[A-Z][a-z]{2,8}\.? (?P<year>(?:19|20)\d\d)[,;] ?(?P<volume>\d{1,4})"
    r"(?:\((?P<issue>[^)]{1,20})\))?:\s?(?P<first>[A-Za-z]{0,3}\d{1,9})(?:[-–](?P<last>[A-Za-z]?\d{1,6}))?"
)
_JOURNAL_AND_DATE = (
    r"(?P<journal>[A-Z][A-Za-z.&:' -]{2,70}?)[.,]{0,2}(?P<date> (?:\d{1,2} )?(?:MONTH\.? )?(?:\d{1,2}, )?"
    r"(?:19|20)\d\d(?: MONTH\.?(?:-MONTH)?(?: \d{1,2})?)?)?[ .]*$"
)
_VOLUME = re.compile(r"\b[Vv]ol(?:ume|\.)? ?(\d{1,4})\b")
_ISSUE = re.compile(r"\b(?:[Ii]ssue|[Nn]o\.?|[Nn]umber|Iss\.) ?(\d{1,4}(?:[-–/]\d{1,4})?)\b")
_PAGES = re.compile(r"\b(?:[Pp]ages?|[Pp]{1,2}\.?):? ?([A-Za-z]?\d{1,6}) ?[-–] ?([A-Za-z]?\d{1,6})\b")
_NUMBERED = re.compile(r"\d{1,3}\. (?=[A-Z])")
_LONGEST = 300


class Pages(NamedTuple):
    """First and last page; the last one written out (`401-8` ends on 408)."""

    first: str
    last: str | None


def pages_of(first: str, last: str | None) -> Pages:
    """The pages of a range as printed."""
    if last and first.isdigit() and last.isdigit() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return Pages(first, last)


class CitationLineReader:
    """Reads citation lines into the fields of a document."""

    def __init__(self, dates: DateReader) -> None:
        self._dates = dates
        self._journal_and_date = re.compile(
            _JOURNAL_AND_DATE.replace("MONTH", f"(?i:{'|'.join(dates.months)})")
        )

    def read(self, line: str, metadata: Metadata) -> None:
        """State what ``line`` says; a line of another kind says nothing."""
        line = line[:_LONGEST]
        match = _DATED.search(line) or _DATE_FIRST.search(line)
        if match is not None:
            self._dated(line, match, metadata)
        elif _VOLUME.search(line):
            _volume_line(line, metadata)

    def is_dated(self, line: str) -> bool:
        """Whether date, volume and page stand in ``line`` as in a citation."""
        return (_DATED.search(line) or _DATE_FIRST.search(line)) is not None

    def journal_and_date(self, text: str, metadata: Metadata) -> bool:
        """State journal and date of `Stem Cells Int. 2019 Mar 10.`; False where ``text`` is no such thing."""
        match = self._journal_and_date.match(text.strip())
        name = match["journal"].strip(" .,") if match else ""
        if match is None or name.lower() in self._dates.months:
            return False
        metadata.state("journal", name)
        if match["date"]:
            metadata.state("published_on", self._dates.full(match["date"]))
            metadata.state("year", year_of(match["date"]))
        return True

    def _dated(self, line: str, match: re.Match[str], metadata: Metadata) -> None:
        metadata.state("journal", _journal(line[: match.start()]))
        metadata.state("published_on", self._dates.full(match[0]) if match["day"] else None)
        metadata.state("year", int(match["year"]))
        found = match.groupdict()
        metadata.state("volume", (found["volume"] or found.get("volume2") or "").strip() or None)
        metadata.state("issue", found["issue"] or found.get("issue2"))
        if metadata.first_page is None:
            metadata.first_page, metadata.last_page = pages_of(match["first"], match["last"])


def _volume_line(line: str, metadata: Metadata) -> None:
    """`Volume 12, Issue 3, March 2019, Pages 12-20`, perhaps with the journal's name before it."""
    volume = _VOLUME.search(line)
    if volume is None:
        return
    metadata.state("journal", _journal(line[: volume.start()]))
    metadata.state("volume", volume[1])
    if issue := _ISSUE.search(line, volume.end()):
        metadata.state("issue", issue[1])
    pages = _PAGES.search(line, volume.end())
    if pages and metadata.first_page is None:
        metadata.first_page, metadata.last_page = pages_of(pages[1], pages[2])
    metadata.state("year", year_of(line[volume.end() :]))


def _journal(text: str) -> str | None:
    name = _NUMBERED.sub("", text.strip(" .,;|"), count=1).strip(" .,;|(")
    return name if name[:1].isupper() and len(name) > 2 and not any(map(str.isdigit, name)) else None
