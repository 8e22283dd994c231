"""A table that is open, filled cell by cell."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.sources.office.layer import Layer


class Table:
    """Rows are written when they end; ``write`` writes the words of a cell."""

    def __init__(self, layer: Layer, write: Callable[[str], None]) -> None:
        self._layer = layer
        self._write = write
        self._cells: list[str] = []
        layer.tag("tbl")

    def take(self, words: str, *, is_row: bool) -> None:
        """A cell, which may be the last of its row; a row without words is none."""
        self._cells.append(words)
        if not is_row:
            return
        if any(self._cells):
            self._layer.tag("tr")
            for one in self._cells:
                self._layer.tag("tc")
                self._write(one)
                self._layer.tag("tc", is_end=True)
            self._layer.tag("tr", is_end=True)
        self._cells.clear()

    def close(self) -> None:
        """No row follows."""
        self._layer.tag("tbl", is_end=True)
