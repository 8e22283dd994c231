"""Finds the cells of a table of values parted by commas, semicolons or tabs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

HEAD = 8192
"""Code points that tell a table."""

_LONGEST_HEADER = 4096
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3
"""Rows, the header among them, that must have as many cells: two lines of prose may by chance."""

_NAME = re.compile(r"\ufeff?[^\W\d][\w ()%./#:-]{0,39}")
"""A header names its columns in a few words, without a sentence's marks."""


class Cell(NamedTuple):
    """One cell without its quotes, by its row and column; ``behind`` is where the next one may begin."""

    row: int
    column: int
    start: int
    end: int
    behind: int


def _cells_parted_by(delimiter: str) -> re.Pattern[str]:
    return re.compile(
        rf'(?:"(?P<quoted>(?:[^"]|"")*+)"|(?P<bare>[^{delimiter}\r\n]*))(?P<last>{delimiter}|\r?\n|\r|\Z)'
    )


PARTED = {"\t": _cells_parted_by("\t"), ",": _cells_parted_by(","), ";": _cells_parted_by(";")}
"""The cells of a table, by what parts them."""
_MARKS = tuple(mark.encode() for mark in PARTED)


def cells(text: str, parted: re.Pattern[str], start: int = 0) -> Iterator[Cell]:
    """The cells from ``start`` on, in their order; a quoted cell may hold line ends."""
    row = column = 0
    while start < len(text):
        found = parted.match(text, start)
        if found is None:
            return
        group = "bare" if found["quoted"] is None else "quoted"
        start = found.end()
        yield Cell(row, column, *found.span(group), start)
        ends_row = found["last"][-1:] in ("\n", "\r")
        row, column = (row + 1, 0) if ends_row else (row, column + 1)


def rows(text: str, parted: re.Pattern[str], start: int = 0) -> Iterator[list[Cell]]:
    """The rows from ``start`` on, without blank ones."""
    for _, row in groupby(cells(text, parted, start), key=lambda cell: cell.row):
        found = list(row)
        if len(found) > 1 or text[found[0].start : found[0].end].strip():
            yield found


def names(text: str, row: Iterable[Cell]) -> list[str]:
    """What stands in the cells of a row."""
    return [text[cell.start : cell.end].lstrip("\ufeff") for cell in row]


def may_be_header(head: bytes) -> bool:
    """A quick look: whether the first line may part the names of columns."""
    end = head.find(b"\n", 0, _LONGEST_HEADER)
    return end > 0 and max(map(head[:end].count, _MARKS)) >= _FEWEST_COLUMNS - 1


def delimiter_of(head: str) -> str | None:
    """What parts the cells of the table that begins with ``head``, None where none begins."""
    return next((one for one in PARTED if _is_table(head, PARTED[one])), None)


def _is_table(head: str, parted: re.Pattern[str]) -> bool:
    """Whether the rows that end within ``head`` are those of a table."""
    found = list(rows(head[: head.rfind("\n") + 1], parted))
    if len(found) < _FEWEST_ROWS or len(found[0]) < _FEWEST_COLUMNS:
        return False
    return _names_columns(names(head, found[0])) and all(len(row) == len(found[0]) for row in found)


def _names_columns(header: Sequence[str]) -> bool:
    return all(map(_NAME.fullmatch, header)) and len(set(header)) == len(header)
