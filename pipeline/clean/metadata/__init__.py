"""Reads what a document states about itself from its kept segments, and where it states it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.clean.labels import PLACE, Label
from pipeline.clean.metadata.dates import DateReader
from pipeline.clean.metadata.labelled import Labelled, LabelReader
from pipeline.clean.metadata.language import detect_language
from pipeline.clean.metadata.people import add_affiliation, add_authors
from pipeline.clean.metadata.record import LISTS, Metadata
from pipeline.clean.metadata.sheet import Line, Sheet
from pipeline.clean.metadata.statements import StatementReader
from pipeline.clean.metadata.values import stripped, words_in
from pipeline.clean.names import read_name_words
from pipeline.clean.seed_rows import table_of
from pipeline.decoded import Stated
from pipeline.document import Segment

__all__ = ["Metadata", "MetadataReader"]

_LONGEST_TERM = 6
"""Words of a subject area."""

_LONGEST_LINE = 4000
"""Characters of a line that are read."""

_BAR = re.compile(r" [|·•] ")

_BYLINE = re.compile(r"\d,? by ")
"""Behind a date: `Posted on 3 May 2019 by Ana Example`."""

_FEW_LINES = 2
"""Keywords on no more lines than this may be parted by commas; on more, each line is one."""

_FIELD_OF_ROLE = {"author": "authors", "affiliation": "affiliations", "keyword": "keywords", "metadata": ""}
_OWN_ROLE = frozenset(filter(None, _FIELD_OF_ROLE.values()))
"""Fields whose lines have a role of their own, so that lines of the record are none of them."""

_RULES = {role: f"{role}-line" for role in _FIELD_OF_ROLE}
"""The rule of a line that only its role names."""


_Part = tuple[str, str, int, Label | None]
"""A line that is read: role, text, first code point, and the label that the heading above it is."""


class MetadataReader:
    """Reads the fields of `documents` by the labels and tables of ``metadata.yaml``.

    It reads titles, authors, affiliations, keywords and record lines only, so a reference's DOI or a
    licence in a caption is never taken for the document's own.
    """

    def __init__(self, rules: dict[str, Any]) -> None:
        self._names = read_name_words(rules)
        self._labels = LabelReader(rules)
        self._statements = StatementReader(rules, DateReader(table_of(rules, "months", PLACE)))

    def read(
        self, text: str, segments: list[Segment], stated: Iterable[Stated] = (), *, is_record: bool = False
    ) -> Metadata:
        """The metadata that ``text`` states in ``segments``, its kept segments in order.

        What the document's format has ``stated`` goes before that; where it ``is_record``, nothing is
        read from words but their language.
        """
        sheet = Sheet(stated)
        self._statements.complete(sheet)
        if not is_record:
            self._read_lines(text, segments, sheet)
        if sheet.lacks("language"):
            detect_language(text, segments, sheet)
        return sheet.metadata()

    def _read_lines(self, text: str, segments: list[Segment], sheet: Sheet) -> None:
        _take_title(text, segments, sheet)
        parts = list(self._parts(text, segments))
        labels = self._labels.read([line for _, line, _, _ in parts])
        commas = sum([role == "keyword" for role, _, _, _ in parts]) <= _FEW_LINES
        pending = None
        for part, label in zip(parts, labels, strict=True):
            if label and label.at == len(part[1]):
                pending = label
                continue
            field, line = _named(part, label, pending)
            self._take(field, line, sheet, commas=commas)
            pending = None

    def _parts(self, text: str, segments: list[Segment]) -> Iterator[_Part]:
        """The lines to read; a heading stands above the record lines right below it."""
        heading = None
        for role, start, end in segments:
            if role == "heading":
                heading = self._labels.names(text[start:end])
                heading = None if heading and heading.field in _OWN_ROLE else heading
                continue
            if role != "metadata":
                heading = None
            if role in _FIELD_OF_ROLE:
                line = text[start : min(end, start + _LONGEST_LINE)]
                if role == "metadata" and _BAR.search(line):
                    yield from self._between_bars(line, start, heading)
                else:
                    yield role, line, start, heading

    def _between_bars(self, line: str, start: int, heading: Label | None) -> Iterator[_Part]:
        """What bars part on a line of the record (`CG-88 · Published: May 2022`), if not a list of words."""
        (label,) = self._labels.read([line])
        if heading or (label and label.field in LISTS):
            yield "metadata", line, start, heading
            return
        first = 0
        for bar in _BAR.finditer(f"{line} | "):
            yield "metadata", line[first : bar.start()], start + first, None
            first = bar.end()

    def _take(self, field: str, line: Line, sheet: Sheet, *, commas: bool) -> None:
        if field == "authors":
            rest = add_authors(line, self._names, sheet)
            if rest is not None:
                self._statements.behind_names(line._replace(at=rest), sheet)
        elif field == "affiliations":
            add_affiliation(line, sheet)
        elif field == "keywords":
            for word in words_in(line.text, line.at, commas=commas):
                sheet.add("keywords", line, word)
        elif field == "subject_areas":
            _add_subjects(line, sheet)
        else:
            self._statements.take(field, line, sheet)
            if field == "published_on" and (by := _BYLINE.search(line.text, line.at)):
                add_authors(line._replace(at=by.end()), self._names, sheet)


def _named(part: _Part, label: Labelled | None, pending: Labelled | None) -> tuple[str, Line]:
    """The field that a line states and the line: its role, its label, the label above or a heading say."""
    role, text, start, heading = part
    field = _FIELD_OF_ROLE[role]
    if field and label and not label.sure:
        label = None
    naming = label or pending or heading
    if naming is None:
        return field, Line(text, start, 0, _RULES[role])
    at, end = (label.at, label.end) if label else (0, len(text))
    return field or naming.field, Line(text[:end], start, at, naming.rule_id)


def _add_subjects(line: Line, sheet: Sheet) -> None:
    for area in words_in(line.text, line.at, commas=False):
        if len(area.value.split()) <= _LONGEST_TERM:
            sheet.add("subject_areas", line, area)


def _take_title(text: str, segments: list[Segment], sheet: Sheet) -> None:
    """The title as printed; the full stop that indexes put behind titles is no part of it."""
    printed = next((part for part in segments if part.role == "title"), None)
    if printed is None:
        return
    title = stripped(text, printed.start, printed.end)
    if title and title.value.endswith(".") and not title.value.endswith(".."):
        title = stripped(text, title.start, title.end - 1)
    if title:
        sheet.state("title", Line(text, 0, 0, "title-line"), title)
