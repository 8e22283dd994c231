"""Turns labelled values and bare record lines into fields."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pipeline.clean.fold import fold
from pipeline.clean.metadata.citation_lines import CitationLineReader, pages_of
from pipeline.clean.metadata.dates import DateReader, year_of
from pipeline.clean.metadata.record import Metadata
from pipeline.clean.metadata.values import (
    PLACE,
    Ranked,
    ValueTables,
    doi_in,
    labelled_pmid,
    pmcid_in,
    pmid_in,
)
from pipeline.clean.phrases import PhraseIndex
from pipeline.clean.seed_rows import rows_of, words_of

_RANGE = re.compile(r"([A-Za-z]{0,3}\d{1,9})(?:\s?[-–]\s?([A-Za-z]?\d{1,6}))?(?!\d)")
_NUMBER = re.compile(r"[A-Za-z]{0,3}\d{1,9}(?:[-–/]\d{1,5})?(?!\w)")
_MIXED = frozenset(["", "volume", "doi", "pmid", "pmcid", "citation"])
"""Fields whose lines often state others behind them: `PMID: 1 DOI: 10.1/2`."""

_OWN_DOI = re.compile(r"\W*(?:doi\b|10\.|https?://(?:dx\.)?doi\.)")
_LONGEST_NAME = 150
_LONGEST_LINE = 600


class StatementReader:
    """Takes one stated value at a time; the first value of a field stands."""

    def __init__(self, rules: dict[str, Any], dates: DateReader) -> None:
        self._tables = ValueTables(rules)
        self._dates = dates
        self._citations = CitationLineReader(dates)
        self._journals = PhraseIndex(_phrases(rules, "journals", "within"))
        self._others = tuple(_phrases(rules, "other_works", "starts"))
        self._plain: dict[str, Callable[[str], object]] = {
            **_PARSERS,
            "registry_id": self._tables.register_number,
            "language": self._tables.language,
            "licence": self._tables.licence_in,
        }

    def take(self, field: str, value: str, metadata: Metadata) -> None:
        """State what ``value`` says of ``field``; without a field, what the bare line says."""
        value = value[:_LONGEST_LINE]
        if field in self._plain:
            metadata.state(field, self._plain[field](value))
        if field in _MIXED:
            self._bare(f"volume {value}" if field == "volume" else value, metadata, labelled=field != "")
        elif field == "journal":
            self._journal(value, metadata)
        elif field == "pages":
            _pages(value, metadata)
        elif field == "document_type":
            self._typed(self._tables.type_in(value), metadata)
        elif field in ("published_on", "publication_status"):
            self._published(field, value, metadata)

    def _bare(self, line: str, metadata: Metadata, *, labelled: bool) -> None:
        """A line of the record; a DOI within a sentence (of the data, say) is not the document's."""
        folded = fold(line)
        if folded.startswith(self._others):
            return
        self._typed(self._tables.type_of(line), metadata)
        if "10." in line and (labelled or _OWN_DOI.match(folded) or self._citations.is_dated(line)):
            metadata.state("doi", doi_in(line))
        if "pm" in folded:
            metadata.state("pmid", labelled_pmid(line))
            metadata.state("pmcid", pmcid_in(line))
        self._citations.read(line, metadata)
        if "cc" in folded or "creative" in folded or "domain" in folded:
            metadata.state("licence", self._tables.licence_in(line))
        if len(line) <= _LONGEST_NAME:
            self._journal_line(line, folded, metadata)

    def _journal_line(self, line: str, folded: str, metadata: Metadata) -> None:
        if year_of(line) and not self._citations.is_dated(line):
            self._citations.journal_and_date(line, metadata)
        elif self._journals.hits(folded) and not any(map(str.isdigit, line)):
            metadata.state("journal", line.strip(" .,;"))

    def _typed(self, found: Ranked | None, metadata: Metadata) -> None:
        if found is None or found[1] is None:
            return
        if metadata.document_type is None or found[0] < self._tables.type_rank(metadata.document_type):
            metadata.document_type = found[1]

    def _journal(self, value: str, metadata: Metadata) -> None:
        """The label's value may be a whole citation: `Cells 2019, 8(3)`."""
        name = re.split(r"[,;(]?\s?\d|\s?\(|\s[-–|]\s", value, maxsplit=1)[0].strip(" .,;:")
        metadata.state("journal", name or None)
        if name != value:
            self._citations.read(value, metadata)

    def _published(self, field: str, value: str, metadata: Metadata) -> None:
        if field == "publication_status":
            metadata.state("publication_status", self._tables.status(value))
        metadata.state("published_on", self._dates.full(value))
        metadata.state("year", year_of(value))


def _pages(value: str, metadata: Metadata) -> None:
    match = _RANGE.match(value)
    if match and metadata.first_page is None:
        metadata.first_page, metadata.last_page = pages_of(match[1], match[2])


def _number(value: str) -> str | None:
    match = _NUMBER.match(value)
    return match[0] if match else None


def _phrases(rules: dict[str, Any], key: str, kind: str) -> list[str]:
    return [phrase for row in rows_of(rules, key, PLACE) for phrase in words_of(row, kind, PLACE)]


_PARSERS: dict[str, Callable[[str], object]] = {
    "title": str,
    "volume": _number,
    "issue": _number,
    "first_page": _number,
    "last_page": _number,
    "year": year_of,
    "doi": doi_in,
    "pmid": pmid_in,
    "pmcid": pmcid_in,
}
"""How the values of simple fields are read."""
