"""Narrows a comparison to the documents whose rows differ, before any row is looked at alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.diff.cells import differs
from pipeline.publish.diff.json_text import plain

FEW = 1024
"""Stretches of rows that are cut out one by one; a look-up of rows joins all pieces of a column first."""

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
        """The rows of the chosen documents; a single stretch of neighbours is not copied."""
        borders = np.flatnonzero(np.diff(chosen, prepend=False, append=False))
        if len(borders) > 2 * FEW:
            return self.rows.take(pa.array(np.flatnonzero(np.repeat(chosen, self.sizes))))
        stretches = self.bounds[borders].reshape(-1, 2).tolist()
        slices = [self.rows.slice(start, end - start) for start, end in stretches]
        if len(slices) < 2:
            return slices[0] if slices else self.rows.slice(0, 0)
        return pa.concat_tables(slices).combine_chunks()


def differing_documents(before: pa.Table, after: pa.Table, *, document: str) -> tuple[pa.Table, pa.Table]:
    """The rows, on both sides, of the documents that are not alike row by row."""
    if _begins_with(after, before, document):
        return before.slice(before.num_rows), after.slice(before.num_rows)
    old, new = Runs.of(before, document), Runs.of(after, document)
    paired_old, paired_new = _paired(old, new)
    differing = _differing_rows(old.rows_of(paired_old), new.rows_of(paired_new))
    sizes = new.sizes[paired_new]
    other = np.zeros(len(sizes), np.bool_)
    other[np.repeat(np.arange(len(sizes)), sizes)[differing]] = True
    paired_old[paired_old] = ~other
    paired_new[paired_new] = ~other
    return old.rows_of(~paired_old), new.rows_of(~paired_new)


def _begins_with(rows: pa.Table, first: pa.Table, document: str) -> bool:
    """Whether whole documents were put behind the ``first`` rows, which are as they were."""
    count = first.num_rows
    if not 0 < count < rows.num_rows or rows[document][count - 1].equals(rows[document][count]):
        return False
    return bool(rows.slice(0, count).equals(first))


def _paired(old: Runs, new: Runs) -> tuple[Mask, Mask]:
    """The documents that have as many rows in both, and stand in the same order."""
    places = pc.fill_null(pc.index_in(new.ids, value_set=old.ids), -1).to_numpy().astype(np.int64)
    in_new = places >= 0
    in_new[in_new] = old.sizes[places[in_new]] == new.sizes[in_new]
    if (np.diff(places[in_new]) <= 0).any():
        in_new[:] = False
    in_old = np.zeros(len(old.ids), np.bool_)
    in_old[places[in_new]] = True
    return in_old, in_new


def _differing_rows(before: pa.Table, after: pa.Table) -> Mask:
    """True where two tables of as many rows are not alike; everywhere where their columns are not."""
    if not before.schema.equals(after.schema):
        return np.ones(before.num_rows, np.bool_)
    found = np.zeros(before.num_rows, np.bool_)
    if before.equals(after):
        return found
    for name in before.column_names:
        old, new = before[name], after[name]
        if not old.equals(new):
            found |= np.asarray(differs(old, new) if _is_flat(old.type) else differs(plain(old), plain(new)))
    return found


def _is_flat(kind: pa.DataType) -> bool:
    """Whether pieces of a column can be compared as they lie; to join them costs more than to compare."""
    return not pa.types.is_nested(kind)
