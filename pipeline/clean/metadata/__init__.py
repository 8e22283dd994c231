"""Reads what a document states about itself from its kept segments, and where it states it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from pipeline.clean.fold import fold
from pipeline.clean.metadata.datelines import read_dateline, running_text
from pipeline.clean.metadata.dates import DateReader
from pipeline.clean.metadata.labelled import LabelReader, without_chance
from pipeline.clean.metadata.language import LanguageReader
from pipeline.clean.metadata.notices import NoticeReader
from pipeline.clean.metadata.own_citation import add_credit, title_in
from pipeline.clean.metadata.people import add_affiliations, add_authors, add_byline, add_signed
from pipeline.clean.metadata.read_lines import FIELD_OF_ROLE, ReadLines, names_title
from pipeline.clean.metadata.record import Metadata
from pipeline.clean.metadata.registrations import OwnRegistrations
from pipeline.clean.metadata.sheet import Line, Sheet
from pipeline.clean.metadata.statements import StatementReader
from pipeline.clean.metadata.values import stripped, words_in
from pipeline.clean.names import read_name_words
from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.word_lists import table_of, words_of
from pipeline.decoded import Stated
from pipeline.document import Segment
from pipeline.vocabulary.rules import Rules

__all__ = ["Metadata", "MetadataReader"]

Shown = tuple[str, Sequence[RawSegment]]
"""A page as plain text, and the segments that tile it."""

_LONGEST_TERM = 6
"""Words of a subject area."""

_BYLINE = re.compile(r"\d,? by ")
"""Behind a date: `Posted on 3 May 2019 by Ana Example`."""

_LONGEST_SIGNED = 300
_FEW_LINES = 2
"""Keywords on no more lines than this may be parted by commas; on more, each line is one."""

_RULES = {role: f"{role}-line" for role in FIELD_OF_ROLE}
"""The rule of a line that only its role names."""


class MetadataReader:
    """Reads the fields of `documents` by the labels and tables of ``metadata.yaml``.

    It reads titles, authors, affiliations, keywords and record lines only, so a reference's DOI or a
    licence in a caption is never taken for the document's own.
    """

    def __init__(self, rules: Rules) -> None:
        self._names = read_name_words(rules)
        self._labels = LabelReader(rules)
        self._of_others = frozenset(words_of(rules, "names_others"))
        self._no_affiliations = tuple(words_of(rules, "no_affiliations"))
        self._language = LanguageReader(rules)
        self._dates = dates = _date_reader(rules)
        self._statements = StatementReader(rules, dates)
        self._lines = ReadLines(self._labels, self._statements.names_type)
        self._notices = NoticeReader(rules, dates)
        self.registrations = OwnRegistrations(rules)

    def read(
        self,
        text: str,
        segments: list[Segment],
        stated: Iterable[Stated] = (),
        *,
        is_record: bool = False,
        page: Shown = ("", ()),
    ) -> Metadata:
        """The metadata that ``text`` states in ``segments``, its kept segments in order.

        Of the ``page`` as shown, with its parts, dropped lines are asked for what the text lacks.

        What the document's format has ``stated`` goes before that; where it ``is_record``, nothing is
        read from words but their language.
        """
        sheet = Sheet(stated)
        sheet.text_start = _text_start(text, segments)
        if not is_record:
            self._read_lines(text, segments, sheet)
            if sheet.is_undated():
                read_dateline(text, segments, self._dates, sheet)
            self._notices.read(*page, sheet)
        if sheet.lacks("language"):
            self._language.read(text, segments, sheet)
        self._statements.complete(sheet)
        return sheet.metadata()

    def _read_lines(self, text: str, segments: list[Segment], sheet: Sheet) -> None:
        self._take_title(text, segments, sheet)
        lines = without_chance(list(self._lines.of(text, segments)))
        commas = sum([role == "keyword" for role, *_ in lines]) <= _FEW_LINES
        titled = names_title(lines)
        pending, above, title = None, "", fold(sheet.get("title") or "")
        credit: Line | None = None
        for role, line, start, label, heading in lines:
            if label and label.at == len(line):
                above = fold(line).rstrip(" :")
                pending = None if titled and label.field == "title" else label
                continue
            above = above if pending else ""
            naming = label or pending or (self._labels.of_heading(heading) if heading else None)
            pending = None
            field = FIELD_OF_ROLE[role]
            if role == "metadata" and (cited := title_in(line, title)):
                self._statements.take("citation", Line(line, start, cited[1], "own-citation"), sheet)
                credit = credit or Line(line[: cited[0]], start, 0, "own-citation")
            elif role == "author" and above in self._of_others:
                continue
            elif naming is None:
                self._take(field, Line(line, start, 0, _RULES[role]), sheet, commas=commas)
                if role == "metadata":
                    self._sign(line, start, sheet)
            else:
                at, end = (label.at, label.end) if label else (0, len(line))
                named = Line(line[:end], start, at, naming.rule_id)
                self._take(field or naming.field, named, sheet, commas=commas)
        if credit:
            add_credit(credit, self._names, sheet)

    def _take_title(self, text: str, segments: list[Segment], sheet: Sheet) -> None:
        """The title as printed, without a label, the byline or the full stop that pages put beside titles."""
        printed = next((part for part in segments if part.role == "title"), None)
        if printed is None:
            return
        line = Line(text[printed.start : printed.end], printed.start, 0, "title-line")
        label = self._labels.read(line.text)
        at = label.at if label and label.sure and label.field == "title" else 0
        byline = add_byline(line, self._names, sheet)
        title = stripped(line.text, at, byline or len(line.text))
        if title and title.value.endswith(".") and not title.value.endswith(".."):
            title = stripped(line.text, title.start, title.end - 1)
        if title:
            sheet.state("title", line, title)

    def _sign(self, line: str, start: int, sheet: Sheet) -> None:
        """State who wrote, and when, by a line of the record above the text: `Posted by`."""
        if start < sheet.text_start and len(line) <= _LONGEST_SIGNED and "by " in line.lower():
            signed = Line(line, start, 0, _RULES["metadata"])
            if add_signed(signed, self._names, sheet):
                self._statements.byline(signed, sheet)

    def _take(self, field: str, line: Line, sheet: Sheet, *, commas: bool) -> None:
        if field == "authors":
            rest = add_authors(line, self._names, sheet)
            if rest is not None:
                self._statements.behind_names(line._replace(at=rest), sheet)
            else:
                self._statements.byline(line, sheet)
        elif field == "affiliations":
            add_affiliations(line, self._no_affiliations, sheet)
        elif field == "keywords":
            for word in words_in(line.text, line.at, commas=commas):
                sheet.add("keywords", line, word)
        elif field == "subject_areas":
            _add_subjects(line, sheet)
        else:
            self._statements.take(field, line, sheet)
            if field == "published_on" and (by := _BYLINE.search(line.text, line.at)):
                add_authors(line._replace(at=by.end()), self._names, sheet)


def _text_start(text: str, segments: list[Segment]) -> int:
    """Where running text begins, else any text, else the end."""
    body = (one for one in segments if one.role == "body")
    return next((one.start for one in chain(running_text(text, segments), body)), len(text))


def _date_reader(rules: Rules) -> DateReader:
    return DateReader(table_of(rules, "months"), table_of(rules, "weekdays"))


def _add_subjects(line: Line, sheet: Sheet) -> None:
    for area in words_in(line.text, line.at, commas=False):
        if len(area.value.split()) <= _LONGEST_TERM:
            sheet.add("subject_areas", line, area)
