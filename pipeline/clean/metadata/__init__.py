"""Reads what a document states about itself from its kept segments."""

from __future__ import annotations

from typing import Any

from pipeline.clean.metadata.citation_lines import CitationLineReader
from pipeline.clean.metadata.dates import DateReader
from pipeline.clean.metadata.labelled import LabelReader
from pipeline.clean.metadata.people import add_affiliation, add_authors
from pipeline.clean.metadata.record import Metadata
from pipeline.clean.metadata.statements import StatementReader
from pipeline.clean.metadata.values import PLACE, words_in
from pipeline.clean.names import read_name_words
from pipeline.clean.seed_rows import table_of
from pipeline.document import Segment

__all__ = ["Metadata", "MetadataReader"]

_LONGEST_TERM = 6
"""Words of a subject area."""

_FIELD_OF_ROLE = {"author": "authors", "affiliation": "affiliations", "keyword": "keywords"}
_READ = frozenset([*_FIELD_OF_ROLE, "metadata"])


class MetadataReader:
    """Reads the fields of `documents` by the labels and tables of ``metadata.yaml``.

    It reads titles, authors, affiliations, keywords and record lines only, so a reference's DOI or a
    licence in a caption is never taken for the document's own.
    """

    def __init__(self, rules: dict[str, Any]) -> None:
        self._names = read_name_words(rules)
        self._labels = LabelReader(rules)
        dates = DateReader(table_of(rules, "months", PLACE))
        self._citations = CitationLineReader(dates)
        self._statements = StatementReader(rules, dates)

    def read(self, text: str, segments: list[Segment]) -> Metadata:
        """The metadata that ``text`` states in ``segments``, its kept segments in order."""
        metadata = Metadata()
        headings = self._headings(text, segments)
        read = [
            (part, text[part.start : part.end].replace("\n", " ")) for part in segments if part.role in _READ
        ]
        stated = self._labels.read([line for _, line in read])
        for (part, _), (field, value) in zip(read, stated, strict=True):
            if value:
                named = _FIELD_OF_ROLE.get(part.role) or field or headings.get(part.start, "")
                self._take(named, value, metadata)
        _take_title(text, segments, metadata)
        metadata.state("year", metadata.published_on.year if metadata.published_on else None)
        metadata.affiliations = list(dict.fromkeys(metadata.affiliations))
        metadata.authors = _once(metadata.authors)
        metadata.keywords = _once(metadata.keywords)
        metadata.subject_areas = _once(metadata.subject_areas)
        return metadata

    def _headings(self, text: str, segments: list[Segment]) -> dict[int, str]:
        """The field named by the heading above each record line, by the line's start."""
        fields: dict[int, str] = {}
        field = ""
        for part in segments:
            if part.role == "heading":
                field = self._labels.names(text[part.start : part.end])
            elif part.role != "metadata":
                field = ""
            elif field:
                fields[part.start] = field
        return fields

    def _take(self, field: str, value: str, metadata: Metadata) -> None:
        if field == "authors":
            self._citations.journal_and_date(add_authors(value, self._names, metadata), metadata)
        elif field == "affiliations":
            add_affiliation(value, metadata)
        elif field == "keywords":
            metadata.keywords.extend(words_in(value))
        elif field == "subject_areas":
            areas = words_in(value) if ";" in value or "|" in value else [value.strip(" *")]
            metadata.subject_areas.extend(area for area in areas if len(area.split()) <= _LONGEST_TERM)
        else:
            self._statements.take(field, value, metadata)


def _take_title(text: str, segments: list[Segment], metadata: Metadata) -> None:
    """The title as printed; the full stop that indexes put behind titles is no part of it."""
    printed = next((text[part.start : part.end] for part in segments if part.role == "title"), metadata.title)
    if printed:
        title = " ".join(printed.split())
        metadata.title = title[:-1] if title.endswith(".") and not title.endswith("..") else title


def _once(words: list[str]) -> list[str]:
    """``words`` without later spellings of the same word in other case."""
    first: dict[str, str] = {}
    for word in words:
        first.setdefault(word.lower(), word)
    return list(first.values())
