"""Turns the sheets of an OpenDocument workbook into tables of tab-separated cells."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.sources.office.events import parse
from pipeline.sources.office.tsv import written
from pipeline.sources.unpack.streams import MEMBER_LIMIT, too_large

_CELLS = frozenset(["table-cell", "covered-table-cell"])
_UNSEEN = frozenset(
    ["annotation", "tracked-changes", "shapes", "forms", "scripts", "font-face-decls", "ruby-text"]
)
_SPACES = frozenset(["s", "tab", "line-break", "p"])
_MOST_COLUMNS = 16_384
_MOST_ROWS = 1_048_576
"""Cells of a sheet in a row and in a column, of LibreOffice as of Excel."""


def tables(data: bytes) -> list[bytes]:
    """The sheets of ``content.xml`` in their order; no bytes for one in which no cell holds anything.

    Raises :class:`~pipeline.decoded.Unreadable` with ``malformed``, ``entity_bomb`` or ``too_large``.
    """
    walk = _Walk()
    parse(data, start=walk.start, end=walk.end, text=walk.text)
    return [written(rows) for rows in walk.sheets]


class _Walk:
    """The way through the sheets: their rows, without empty ones and the empty cells at their ends."""

    def __init__(self) -> None:
        self.sheets: list[list[list[str]]] = []
        self._row: list[str] = []
        self._empty = 0
        self._repeated = 1
        self._cell: Mapping[str, str] = {}
        self._words: list[str] = []
        self._is_cell = False
        self._hidden = 0
        self._size = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._hidden or name in _UNSEEN:
            self._hidden += 1
        elif name == "table":
            self.sheets.append([])
        elif name == "table-row":
            self._row, self._empty = [], 0
            self._repeated = _count(attributes, "number-rows-repeated", _MOST_ROWS)
        elif name in _CELLS:
            self._cell, self._words, self._is_cell = attributes, [], True
        elif name in _SPACES:
            self._words.append(" ")

    def end(self, name: str) -> None:
        if self._hidden:
            self._hidden -= 1
        elif name in _CELLS:
            self._is_cell = False
            self._add(" ".join(self._shown().split()))
        elif name == "table-row" and self._row and self.sheets:
            self._spend(sum(map(len, self._row)) * (self._repeated - 1))
            self.sheets[-1] += [self._row] * self._repeated

    def text(self, words: str) -> None:
        if self._is_cell and not self._hidden:
            self._words.append(words)

    def _add(self, shown: str) -> None:
        """A cell, as often as it is repeated; empty ones wait for one that is not."""
        times = _count(self._cell, "number-columns-repeated", _MOST_COLUMNS)
        if not shown:
            self._empty += times
            return
        self._spend((len(shown) + 1) * times + self._empty)
        self._row += [*[""] * min(self._empty, _MOST_COLUMNS), *[shown] * times]
        self._empty = 0

    def _spend(self, size: int) -> None:
        self._size += size
        if self._size > MEMBER_LIMIT:
            raise too_large()

    def _shown(self) -> str:
        """What a cell shows: a text, a day, or its number as it is kept."""
        kind = self._cell.get("value-type")
        if kind == "date":
            return self._cell.get("date-value", "").partition("T")[0]
        return (self._cell.get("value", "") if kind == "float" else "") or "".join(self._words)


def _count(attributes: Mapping[str, str], name: str, most: int) -> int:
    number = attributes.get(name, "1")
    return min(int(number), most) if number.isdecimal() and len(number) < len(str(10 * most)) else 1
