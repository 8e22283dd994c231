"""Turns labelled values and bare record lines into fields."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pipeline.clean.assemble import SEPARATOR
from pipeline.clean.fold import fold
from pipeline.clean.labels import PLACE
from pipeline.clean.metadata import values
from pipeline.clean.metadata.citation_lines import PAGES, CitationLineReader
from pipeline.clean.metadata.dates import DateReader, year_in
from pipeline.clean.metadata.journals import journal_in
from pipeline.clean.metadata.licences import LicenceReader
from pipeline.clean.metadata.sheet import Line, Sheet, Value
from pipeline.clean.metadata.tables import TypeRow, ValueTables
from pipeline.clean.metadata.volume_lines import VolumeLineReader
from pipeline.clean.phrases import PhraseIndex
from pipeline.clean.seed_rows import rows_of, words_of

_MIXED = frozenset(["volume", "doi", "pmid", "pmcid", "published_on", "journal", "citation"])
"""Fields whose lines often state others behind them: `PMID: 1 DOI: 10.1/2`."""

_RANGE = re.compile(PAGES)
_NAME = re.compile(r"[^\d|–-]+$")
_NAME_ENDS = re.compile(r"[,;]?\s?\(?\d|\s[-–|]\s|$")
_OWN_DOI = re.compile(r"\W*(?:doi\b|10\.|https?://(?:dx\.)?doi\.)")
_YEAR_BEFORE_MONTH = re.compile(r"(?:19|20)\d\d [A-Z][a-z]{2}")
"""The order of dates in records of articles; prose and news give the year last."""

_YEAR = len("2019")
_LONGEST_NAME = 150
_LONGEST_LINE = 600
_SHORTEST_REST = 4

Reader = Callable[[str, int], Value | None]


class StatementReader:
    """Takes one line at a time into a sheet."""

    def __init__(self, rules: dict[str, Any], dates: DateReader) -> None:
        self._tables = ValueTables(rules)
        self._dates = dates
        self._citations = CitationLineReader(dates)
        self._volumes = VolumeLineReader(dates)
        self._licences = LicenceReader(rules)
        self._journals = PhraseIndex(_phrases(rules, "journals", "within"))
        self._others = tuple(_phrases(rules, "other_works", "starts"))
        self._readers: dict[str, Reader] = {
            "title": values.rest_of,
            "volume": values.number_in,
            "issue": values.number_in,
            "first_page": values.number_in,
            "last_page": values.number_in,
            "doi": values.doi_in,
            "pmid": values.pmid_in,
            "pmcid": values.pmcid_in,
            "journal": _journal_name,
            "registry_id": self._tables.register_number,
            "language": self._tables.language,
            "publication_status": self._tables.status,
        }
        self._takers: dict[str, Callable[[Line, Sheet], None]] = {
            "": self._bare_line,
            "published_on": self._date,
            "publication_status": self._date,
            "year": self._year,
            "pages": self._pages,
            "licence": self._licence,
            "document_type": self._type,
        }

    def take(self, field: str, line: Line, sheet: Sheet) -> None:
        """State what the value of ``line`` says of ``field``; without a field, what the bare line says."""
        if len(line.text) > _LONGEST_LINE:
            line = line._replace(text=line.text[:_LONGEST_LINE])
        value = None
        if field in self._readers and (value := self._readers[field](line.text, line.at)):
            sheet.state(field, line, value)
        if field in self._takers:
            self._takers[field](line, sheet)
        if field in _MIXED:
            rest = value.end if value else line.at
            if len(line.text) - rest >= _SHORTEST_REST:
                self._rest(field, line._replace(at=rest), sheet)

    def _rest(self, field: str, line: Line, sheet: Sheet) -> None:
        """What stands behind the value of a label; behind a journal's name a date may."""
        if not self._record(line, fold(line.text), sheet, labelled=True) and field == "journal":
            self._date(line, sheet)

    def complete(self, sheet: Sheet) -> None:
        """State what follows from what the document's format states."""
        self._licences.complete(sheet)

    def behind_names(self, line: Line, sheet: Sheet) -> None:
        """State journal and date of `Stem Cells Int. 2019 Mar 10.`, the words behind `et al.`."""
        if not self._record(line, fold(line.text), sheet, labelled=False):
            self._journal_and_date(line, sheet)

    def _bare_line(self, line: Line, sheet: Sheet) -> None:
        """A line without a label; a DOI within a sentence (of the data, say) is not the document's."""
        folded = fold(line.text)
        if row := self._tables.type_of(folded):
            self._typed(row, line, Value(row.document_type, 0, len(line.text)), sheet)
        elif folded.startswith(self._others):
            return
        elif not self._record(line, folded, sheet, labelled=False) and len(line.text) <= _LONGEST_NAME:
            date = self._dates.read(line.text, line.at)
            if self._journals.hits(folded) or (date and _YEAR_BEFORE_MONTH.match(line.text, date.start)):
                self._journal_and_date(line, sheet)
            elif (
                date
                and len(date.iso) > _YEAR
                and not line.text[: date.start] + line.text[date.end :].strip(" .")
            ):
                sheet.date(line, Value(*date), "date-line")
            else:
                sheet.unread = line

    def _record(self, line: Line, folded: str, sheet: Sheet, *, labelled: bool) -> bool:
        """State citation, identifiers and licence in a line of the record; whether it is a citation."""
        cited = self._citations.read(line, sheet) or self._volumes.read(line, folded, sheet)
        if cited and line.text[0] == "." and sheet.unread:
            self._journal_above(line, sheet.unread, sheet)
        if "10." in line.text and (labelled or cited or _OWN_DOI.match(folded)):
            sheet.state("doi", line, values.doi_in(line.text, line.at))
        if "pm" in folded:
            sheet.state("pmid", line, values.labelled_pmid(line.text, line.at))
            sheet.state("pmcid", line, values.pmcid_in(line.text, line.at))
        self._licences.read(line, folded, sheet)
        return cited

    def _journal_above(self, line: Line, above: Line, sheet: Sheet) -> None:
        """A citation that begins with a full stop has its journal on the line above it."""
        if above.start + len(above.text) + len(SEPARATOR) == line.start:
            sheet.state("journal", above, journal_in(above.text, 0, len(above.text)), "journal-above")

    def _journal_and_date(self, line: Line, sheet: Sheet) -> None:
        """A name, perhaps a date, and nothing behind it."""
        date = self._dates.read(line.text, line.at)
        name = journal_in(line.text, line.at, date.start if date else len(line.text))
        if name and not (date and line.text[date.end :].strip(" .")):
            sheet.state("journal", line, name, "journal-and-date")
            sheet.date(line, Value(*date) if date else None, "journal-and-date")

    def _date(self, line: Line, sheet: Sheet) -> None:
        date = self._dates.read(line.text, line.at)
        sheet.date(line, Value(*date) if date else None)

    def _year(self, line: Line, sheet: Sheet) -> None:
        year = year_in(line.text, line.at)
        sheet.date(line, Value(*year) if year else None)

    def _pages(self, line: Line, sheet: Sheet) -> None:
        if match := _RANGE.match(line.text, line.at):
            values.state_pages(line, match, sheet, line.rule_id)

    def _licence(self, line: Line, sheet: Sheet) -> None:
        self._licences.read(line, fold(line.text), sheet)

    def _type(self, line: Line, sheet: Sheet) -> None:
        if found := self._tables.type_in(line.text, line.at):
            self._typed(found[0], line, found[1], sheet)

    def _typed(self, row: TypeRow, line: Line, value: Value, sheet: Sheet) -> None:
        """Of several types the most telling stands; that it is an article tells nothing."""
        known = sheet.rule_of("document_type")
        if row.document_type and (not known or row.rank < self._tables.type_row(known).rank):
            sheet.improve("document_type", line, value, row.rule_id)
            sheet.is_form = row.is_form


def _journal_name(text: str, at: int) -> Value | None:
    """The value of a journal's label may be a whole citation: `Cells 2019, 8(3)`."""
    end = None if _NAME.match(text, at) else _NAME_ENDS.search(text, at)
    return values.stripped(text, at, end.start() if end else len(text), " .,;:")


def _phrases(rules: dict[str, Any], key: str, kind: str) -> list[str]:
    return [phrase for row in rows_of(rules, key, PLACE) for phrase in words_of(row, kind, PLACE)]
