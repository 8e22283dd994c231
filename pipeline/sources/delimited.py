"""Reads tables of values parted by commas, semicolons or tabs: each cell is a text of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import BinaryIO, NamedTuple

from pipeline.decoded import PLAIN, Block, Decoded, Stated
from pipeline.sources.draft import check_number
from pipeline.sources.record import Record
from pipeline.sources.text import read_text

CSV, TSV = "text/csv", "text/tab-separated-values"
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3
"""Rows, the header among them, that must have as many cells: two lines of prose may by chance."""

_HEAD, _LONGEST_HEADER = 8192, 2048
"""Bytes that tell a table, and those in which its header ends."""

_NAME = re.compile(r"\ufeff?[^\W\d][\w ()%./#:-]{0,39}")
"""A header names its columns in a few words, without a sentence's marks."""


_ROLES = {
    "title": "title",
    "article title": "title",
    "abstract": "abstract",
    "authors": "author",
    "author": "author",
    "affiliations": "affiliation",
    "keywords": "keyword",
    "author keywords": "keyword",
}
"""What columns of exported records hold, by name; all others hold text."""

_FIRST_WORDS = 40
"""Code points in which a text has a letter."""


class _Cell(NamedTuple):
    row: int
    column: int
    start: int
    end: int


def _cells_parted_by(delimiter: str) -> re.Pattern[str]:
    return re.compile(
        rf'(?:"(?P<quoted>(?:[^"]|"")*+)"|(?P<bare>[^{delimiter}\r\n]*))(?P<last>{delimiter}|\r?\n|\r|\Z)'
    )


_PARTED = {"\t": _cells_parted_by("\t"), ",": _cells_parted_by(","), ";": _cells_parted_by(";")}


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins with names of columns and rows of as many cells."""
    end = head.find(b"\n", 0, _LONGEST_HEADER)
    if end < 0 or not any(head.count(one.encode(), 0, end) >= _FEWEST_COLUMNS - 1 for one in _PARTED):
        return None
    delimiter = _delimiter(head[:_HEAD].decode("utf-8", "replace"))
    return delimiter and (TSV if delimiter == "\t" else CSV)


def read_table(data: bytes) -> Decoded:
    """The cells of a table in their order, without empty ones; a table states that it is no article."""
    raw = read_text(data)
    found = _cells(raw.text, _PARTED[_delimiter(raw.text[:_HEAD]) or ","])
    blocks = tuple(_blocks(raw.text, found))
    check_number(len(blocks))
    stated = tuple(
        Stated("document_type", "other", one.start, one.end, "delimited#table") for one in blocks[:1]
    )
    return Decoded(raw.text, raw.encoding, raw.offsets, PLAIN, blocks, stated)


def _blocks(text: str, cells: Iterable[_Cell]) -> Iterator[Block]:
    roles: list[str] = []
    for row, column, start, end in cells:
        written = text[start:end]
        words = written.strip()
        if row == 0:
            roles.append(_ROLES.get(words.lower(), "body"))
        if words:
            role = _role(words, roles[column] if column < len(roles) else "body") if row else "heading"
            start += written.index(words)
            yield Block(start, start + len(words), role, f"delimited#{role}")


def _role(words: str, of_column: str) -> str:
    """A cell is what its column is for; a number by itself is no text."""
    return of_column if any(map(str.isalpha, words[:_FIRST_WORDS])) else "metadata"


def _delimiter(head: str) -> str | None:
    """What parts the cells of the table that begins with ``head``, None where none begins."""
    return next((one for one in _PARTED if _is_table(head, _PARTED[one])), None)


def _is_table(head: str, parted: re.Pattern[str]) -> bool:
    """Whether the rows that end within ``head`` are those of a table."""
    whole = head.rfind("\n") + 1
    rows = [list(cells) for _, cells in groupby(_cells(head[:whole], parted), key=lambda cell: cell.row)]
    rows = [row for row in rows if len(row) > 1 or row[0].end > row[0].start]
    if len(rows) < _FEWEST_ROWS or len(rows[0]) < _FEWEST_COLUMNS:
        return False
    names = [head[cell.start : cell.end] for cell in rows[0]]
    named = all(map(_NAME.fullmatch, names)) and len(set(names)) == len(names)
    return named and all(len(row) == len(rows[0]) for row in rows)


def _cells(text: str, parted: re.Pattern[str]) -> Iterator[_Cell]:
    row = column = at = 0
    while at < len(text):
        found = parted.match(text, at)
        if found is None:
            return
        group = "bare" if found["quoted"] is None else "quoted"
        yield _Cell(row, column, *found.span(group))
        at = found.end()
        ends_row = found["last"][-1:] in ("\n", "\r")
        row, column = (row + 1, 0) if ends_row else (row, column + 1)


READERS = {CSV: read_table, TSV: read_table}
SPLITTERS: dict[str, Callable[[BinaryIO], Iterator[Record]]] = {}
