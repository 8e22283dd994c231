"""Finds tables in a document: rows of cells behind bars, and lines that end in values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from pipeline.document import Segment, Span

BAR = " |"
_LONGEST_SEGMENT = 4_000
"""Code points of rows at most; longer ones are text that was set in a table."""
_BETWEEN = frozenset(["caption", "heading", "title"])
"""Roles of what stands between tables."""
_LONGEST_LINE = 160
"""Code points of a line without bars that can be a row."""
_LONGEST_HEADING = 80
_NUMBER = r"[-−–+]?(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:[.·]\d{1,6})?"
_BRACKET = r"[(\[][^()\[\] ]{1,20}(?: to [^()\[\] ]{1,10})?[)\]]"
_VALUE = rf"(?:[<>≤≥] ?)?{_NUMBER}%?(?: ?± ?{_NUMBER})?(?: {_BRACKET})?"
_ENDS_OF_ROWS = frozenset("0123456789)]%")
_LINE = re.compile(rf"(?P<label>[^\W\d_][^|]*?[^\s|])(?P<values>(?: {_VALUE}){{1,12}})$")
_VALUES = re.compile(_VALUE)
_BAR = re.compile(r" \|(?= |$)")


class Row(NamedTuple):
    """Its cells, the first of which is the label; a line that no bars part is ``loose``.

    A row of a single cell is the heading of those behind it.
    """

    cells: tuple[Span, ...]
    loose: bool = False

    @property
    def label(self) -> Span:
        """The first cell."""
        return self.cells[0]


Table: TypeAlias = list[Row]
"""The rows that follow each other."""


def tables(text: str, segments: Sequence[Segment]) -> Iterator[Table]:
    """Each table of the document, in order."""
    if BAR not in text and not _has_lines(text, segments):
        return
    table: Table = []
    for segment in segments:
        rows = _rows(text, segment)
        if not rows:
            if _is_table(table):
                yield table
            table = []
        table += rows
    if _is_table(table):
        yield table


def _has_lines(text: str, segments: Sequence[Segment]) -> bool:
    """Whether two segments that follow each other end as rows do."""
    before = False
    for _, start, end in segments:
        ends = end - start <= _LONGEST_LINE and text[end - 1 : end] in _ENDS_OF_ROWS
        if ends and before:
            return True
        before = ends
    return False


def _is_table(rows: Table) -> bool:
    """Whether there is a row behind bars, or two without."""
    return any(len(row.cells) > 1 and not row.loose for row in rows) or sum(row.loose for row in rows) > 1


def _rows(text: str, segment: Segment) -> list[Row]:
    """The rows of a segment; none where it is text that ends a table."""
    role, start, end = segment
    if role in _BETWEEN or end - start > _LONGEST_SEGMENT:
        return []
    rows: list[Row] = []
    for line in text[start:end].split("\n"):
        rows += _row(line, start)
        start += len(line) + 1
    return rows


def _row(line: str, start: int) -> list[Row]:
    if BAR in line:
        return [Row(tuple(_cells(line, start)))]
    if len(line) <= _LONGEST_LINE and (match := _LINE.match(line)):
        values = [_span(one, start) for one in _VALUES.finditer(line, match.start("values") + 1)]
        return [Row((Span(start, start + match.end("label")), *values), loose=True)]
    if len(line) <= _LONGEST_HEADING and not line.endswith("."):
        return [Row((Span(start, start + len(line)),))]
    return []


def _cells(line: str, start: int) -> Iterator[Span]:
    """The cells between the bars, without the blanks around them."""
    first = 0
    for bar in (*_BAR.finditer(line), None):
        last = bar.start() if bar else len(line)
        cell = line[first:last]
        begin = first + len(cell) - len(cell.lstrip())
        yield Span(start + begin, start + max(begin, first + len(cell.rstrip())))
        first = bar.end() if bar else last


def _span(match: re.Match[str], start: int) -> Span:
    return Span(start + match.start(), start + match.end())
