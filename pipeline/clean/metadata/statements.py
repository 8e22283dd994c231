"""Turns lines and what they are labelled as into fields."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.clean.fold import fold
from pipeline.clean.metadata import values
from pipeline.clean.metadata.citation_lines import PAGES
from pipeline.clean.metadata.dates import DateReader, year_in
from pipeline.clean.metadata.journals import labelled_journal
from pipeline.clean.metadata.record_lines import RecordLineReader
from pipeline.clean.metadata.sheet import Line, Sheet, Value
from pipeline.clean.metadata.tables import TypeRow, ValueTables
from pipeline.clean.word_lists import words_of
from pipeline.vocabulary.rules import Rules

_MIXED = frozenset(["volume", "issue", "doi", "pmid", "pmcid", "published_on", "journal", "citation"])
"""Fields whose lines often state others behind them: `PMID: 1 DOI: 10.1/2`."""

_DATED = frozenset(["issue", "journal"])
"""Fields behind which a date may stand: `Issue 41, Winter 2019`."""

_UPDATED = frozenset(["", "none"])
"""Fields of lines that may date the version of a page."""

_COUNTED = re.compile(r"\(\d[\d,.]*\)$")
_RANGE = re.compile(PAGES)
_OTHER_DATE, _PUBLISHED = "label-other-date", "label-published"
_LONGEST_OPENING = 40
_LONGEST_LINE = 600
_LONGEST_TYPE = 60
_LONGEST_BYLINE = 150
_SHORTEST_REST = 4

Reader = Callable[[str, int], Value | None]


class StatementReader:
    """Takes one line at a time into a sheet."""

    def __init__(self, rules: Rules, dates: DateReader) -> None:
        self._tables = ValueTables(rules)
        self._dates = dates
        self._record = RecordLineReader(rules, dates)
        self._versions = tuple(words_of(rules, "version_dates"))
        self._published = _spelled(rules, _PUBLISHED)
        self._readers: dict[str, Reader] = {
            "title": values.rest_of,
            "volume": values.number_in,
            "issue": values.number_in,
            "first_page": values.number_in,
            "last_page": values.number_in,
            "doi": values.doi_in,
            "pmid": values.pmid_in,
            "pmcid": values.pmcid_in,
            "journal": labelled_journal,
            "registry_id": self._register_number,
            "language": self._tables.language,
            "publication_status": self._tables.status,
        }
        self._takers: dict[str, Callable[[Line, Sheet], None]] = {
            "": self._bare,
            "published_on": self._date,
            "publication_status": self._date,
            "year": self._year,
            "pages": self._pages,
            "licence": self._licence,
            "document_type": self._type,
        }

    def take(self, field: str, line: Line, sheet: Sheet) -> None:
        """State what the value of ``line`` says of ``field``; without a field, what the bare line says.

        `Journal Article` is a type of publication, and no journal of that name.
        """
        if len(line.text) > _LONGEST_LINE:
            line = line._replace(text=line.text[:_LONGEST_LINE])
        if field == "journal" and self._tables.type_of(fold(line.text)):
            field = ""
        value = None
        if field in self._readers and (value := self._readers[field](line.text, line.at)):
            sheet.state(field, line, value)
        if field in self._takers:
            self._takers[field](line, sheet)
        if field in _MIXED:
            self._rest(field, line, value, sheet)
        if field in _UPDATED:
            self._update(line, sheet)

    def complete(self, sheet: Sheet) -> None:
        """State what follows from what was stated."""
        self._record.licences.complete(sheet)
        sheet.date_version()

    def behind_names(self, line: Line, sheet: Sheet) -> None:
        """State what the words behind `et al.` say."""
        self._record.behind_names(line, sheet)

    def _rest(self, field: str, line: Line, value: Value | None, sheet: Sheet) -> None:
        """What stands behind the value of a label; behind a journal's name a date may."""
        at = value.end if value else line.at
        if len(line.text) - at >= _SHORTEST_REST:
            rest = Line(line.text, line.start, at, line.rule_id)
            if not self._record.rest(rest, sheet) and field in _DATED:
                self._date(rest, sheet)

    def byline(self, line: Line, sheet: Sheet) -> None:
        """State the day in a line of authors."""
        if len(line.text) <= _LONGEST_BYLINE and sheet.lacks("published"):
            date = self._dates.in_byline(line.text)
            sheet.date(line, Value(*date) if date else None, "byline-date")

    def names_type(self, line: str) -> bool:
        """Whether a whole line is a type of publication, which may begin as a label does (`Editorial`)."""
        return (
            len(line) <= _LONGEST_TYPE and line[-1:] != ":" and self._tables.type_of(fold(line)) is not None
        )

    def _bare(self, line: Line, sheet: Sheet) -> None:
        """A line without a label may be a type of publication as a whole, or a list of types."""
        folded = fold(line.text)
        if cited := self._tables.type_before_citation(line.text, folded):
            kind = cited[1]
            self._typed(cited[0], line, kind, sheet)
            self._record.bare(line._replace(at=kind.end + 1), folded, sheet)
            return
        row = self._tables.type_of(folded) or self._listed_type(folded)
        if row is None:
            self._record.bare(line, folded, sheet)
        else:
            self._typed(row, line, Value(row.document_type, 0, len(line.text)), sheet)

    def _register_number(self, text: str, at: int) -> Value | None:
        """The number behind a label, which may be glued to it, being its beginning: `ISRCTN12345678`."""
        return self._tables.register_number(text, at) or self._tables.register_number(text, 0)

    def _listed_type(self, folded: str) -> TypeRow | None:
        """The most telling type of a line that lists types: `Case Reports, Journal Article`."""
        parts = folded.split(", ") if len(folded) <= _LONGEST_TYPE * 2 else []
        types = [row for part in parts if (row := self._tables.type_of(part))]
        return (
            min(types, key=lambda row: row.rank) if len(types) > 1 and len(types) * 2 > len(parts) else None
        )

    def _date(self, line: Line, sheet: Sheet) -> None:
        date = self._dates.read(line.text, line.at)
        sheet.date(line, Value(*date) if date else None)

    def _update(self, line: Line, sheet: Sheet) -> None:
        """Keep the first date of the version that the page shows; state a date of publication behind it."""
        if not line.rule_id.startswith("label-"):
            self._publish(line, sheet)
        if sheet.version is None and fold(line.text[:_LONGEST_OPENING]).startswith(self._versions):
            date = self._dates.read(line.text, line.at)
            sheet.version = (line, Value(*date)) if date else None
        if line.rule_id == _OTHER_DATE and (label := self._published.search(fold(line.text), line.at)):
            published = line._replace(at=label.end(), rule_id=_PUBLISHED)
            self._date(published, sheet)
            self._record.rest(published, sheet)

    def _publish(self, line: Line, sheet: Sheet) -> None:
        """State the date behind a label within the line: `Guideline Published: 24 May 2021`."""
        label = self._published.search(fold(line.text), line.at + 1)
        if label and ":" in label[0] and sheet.lacks("published"):
            self._date(line._replace(at=label.end(), rule_id=_PUBLISHED), sheet)

    def _year(self, line: Line, sheet: Sheet) -> None:
        year = year_in(line.text, line.at)
        sheet.date(line, Value(*year) if year else None)

    def _pages(self, line: Line, sheet: Sheet) -> None:
        if match := _RANGE.match(line.text, line.at):
            values.state_pages(line, match, sheet, line.rule_id)

    def _licence(self, line: Line, sheet: Sheet) -> None:
        self._record.licences.read(line, fold(line.text), sheet)

    def _type(self, line: Line, sheet: Sheet) -> None:
        """The type behind a label; with a count it is a filter of a list (`Review (102)`)."""
        if not _COUNTED.search(line.text, line.at) and (found := self._tables.type_in(line.text, line.at)):
            self._typed(found[0], line, found[1], sheet)

    def _typed(self, row: TypeRow, line: Line, value: Value, sheet: Sheet) -> None:
        """Of several types the most telling stands; that it is an article tells nothing."""
        known = sheet.rule_of("document_type")
        if row.document_type and (not known or row.rank < self._tables.type_row(known).rank):
            sheet.improve("document_type", line, value, row.rule_id)
            sheet.is_form = row.is_form


def _spelled(rules: Rules, label: str) -> re.Pattern[str]:
    """The spellings of a label within a line, with a space or a colon behind them."""
    rows = rules.rows("labels")
    spellings = [spelling for row in rows if row["id"] == label for spelling in words_of(row, "spellings")]
    listed = "|".join(map(re.escape, sorted(spellings, key=len, reverse=True)))
    return re.compile(rf"(?<![^\W_])(?:{listed})[: ]+")
