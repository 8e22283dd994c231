"""Says which headings stand above a cell."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.document import Span
from pipeline.extract.quantities.tables.layout import Row, Table


class Columns:
    """The headings of the columns of one block of rows, where it is sure which stands where.

    The cell above the labels may be missing from a head; the last cells may be missing from any row. A head
    of fewer cells spans several columns; it tells something where all its cells are alike: `n (%) | n (%)`.
    """

    def __init__(self, text: str, block: Table, heads: Sequence[Row]) -> None:
        width = max((len(row.cells) for row in block if not row.loose), default=0)
        self._heads = [(head.cells, _shift(text, head, width)) for head in heads]

    def above(self, place: int) -> list[Span]:
        """The headings of the column at ``place``, that of the labels being 0."""
        return [
            cells[place - shift]
            for cells, shift in self._heads
            if shift is not None and place - shift < len(cells)
        ]


def _shift(text: str, head: Row, width: int) -> int | None:
    """By how many places its headings stand left of their columns, ``None`` where that is not sure."""
    missing = width - len(head.cells)
    alike = len({text[cell.start : cell.end] for cell in head.cells}) == 1
    return min(missing, 1) if missing < 2 or alike else None
