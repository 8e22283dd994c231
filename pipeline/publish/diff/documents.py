"""Narrows a comparison to the documents whose rows differ, before any row is looked at alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Places = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Runs:
    """The documents of a stretch of rows, in order; the rows of the ``n``-th lie in ``bounds[n:n+2]``."""

    rows: pa.Table
    ids: pa.Array
    bounds: Places

    @classmethod
    def of(cls, rows: pa.Table, document: str) -> Runs:
        """The runs of rows that share a value of the column ``document``."""
        column = rows.column(document).combine_chunks()
        last = len(column) - 1
        changes = pc.not_equal(column.slice(1), column.slice(0, max(last, 0))).to_numpy(zero_copy_only=False)
        starts = np.concatenate([np.zeros(min(len(column), 1), np.int64), np.flatnonzero(changes) + 1])
        return cls(rows, column.take(pa.array(starts)), np.append(starts, len(column)))

    @property
    def sizes(self) -> Places:
        """Rows of each document."""
        return np.diff(self.bounds)

    def rows_of(self, chosen: Mask) -> pa.Table:
        """The rows of the chosen documents."""
        return self.rows.filter(pa.array(np.repeat(chosen, self.sizes)))

    def between(self, start: int, end: int) -> pa.Table:
        """The rows of a run of documents."""
        return self.rows.slice(self.bounds[start], self.bounds[end] - self.bounds[start])


def differing_documents(before: pa.Table, after: pa.Table, *, document: str) -> tuple[pa.Table, pa.Table]:
    """The rows, on both sides, of the documents that are not alike row by row.

    Neighbouring documents are compared together and halved where they differ, so most rows are
    compared once, as whole columns.
    """
    old, new = Runs.of(before, document), Runs.of(after, document)
    old_places = pc.index_in(new.ids, value_set=old.ids)
    alike_old, alike_new = np.zeros(len(old.ids), np.bool_), np.zeros(len(new.ids), np.bool_)
    for old_start, new_start, count in _blocks(old, new, old_places):
        for first, size in _equal_runs(old, new, starts=(old_start, new_start), count=count):
            alike_old[old_start + first : old_start + first + size] = True
            alike_new[new_start + first : new_start + first + size] = True
    return old.rows_of(~alike_old), new.rows_of(~alike_new)


def _blocks(old: Runs, new: Runs, old_places: Any) -> list[tuple[int, int, int]]:
    """Runs of documents that stand side by side in both versions with as many rows: starts and count."""
    if not len(old.ids):
        return []
    places = pc.fill_null(old_places, -1).to_numpy().astype(np.int64)
    paired = (places >= 0) & (old.sizes[places] == new.sizes)
    found = np.flatnonzero(paired)
    gaps = (np.diff(found) != 1) | (np.diff(places[found]) != 1)
    starts = np.concatenate([np.zeros(min(len(found), 1), np.int64), np.flatnonzero(gaps) + 1])
    counts = np.diff(np.append(starts, len(found)))
    firsts = found[starts]
    return list(zip(places[firsts].tolist(), firsts.tolist(), counts.tolist(), strict=True))


def _equal_runs(old: Runs, new: Runs, *, starts: tuple[int, int], count: int) -> list[tuple[int, int]]:
    """Stretches of a block, as first document and number, whose rows are equal."""
    open_runs, equal = [(0, count)], []
    while open_runs:
        first, size = open_runs.pop()
        left, right = (start + first for start in starts)
        if old.between(left, left + size).equals(new.between(right, right + size)):
            equal.append((first, size))
        elif size > 1:
            half = size // 2
            open_runs += [(first, half), (first + half, size - half)]
    return equal
