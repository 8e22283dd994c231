"""Keys: primary keys are unique, foreign keys resolve, rows stand in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.distinct import are_distinct
from pipeline.promises.order import Order
from schemas import TABLES, Table


def repeated_keys(table: Table, rows: pa.Table, order: Order) -> Iterator[str]:
    """Primary keys that stand more than once; ``order`` is that of the rows, by document and sort key."""
    if order is Order.STRICTLY_RISING and {table.document_key, *table.sort_key} <= {*table.primary_key, None}:
        return
    if len(table.primary_key) == 1 and are_distinct(rows[table.primary_key[0]]):
        return
    groups = rows.group_by(list(table.primary_key)).aggregate([([], "count_all")])
    for row in groups.filter(pc.greater(groups["count_all"], 1)).to_pylist():
        yield " ".join(str(row[column]) for column in table.primary_key)


def broken_references(
    table: Table, rows: pa.Table, column: str, target: Mapping[str, pa.Table]
) -> Iterator[str]:
    """Values of a foreign key that name no row of the table they point to."""
    parent = TABLES[table.references[column]]
    values = rows[column].combine_chunks()
    if pa.types.is_list(values.type):
        values = values.flatten()
    known = target[parent.name][parent.primary_key[0]].combine_chunks()
    missing = pc.and_(pc.is_valid(values), pc.invert(pc.is_in(values, value_set=known)))
    for value in pc.unique(values.filter(missing)).to_pylist():
        yield f"{column} {value}"


def standing(table: Table, rows: pa.Table, documents: pa.Array | None) -> dict[str, Any]:
    """What rows are ordered by: the place of their document among ``documents``, then their sort key."""
    columns = {column: rows[column] for column in table.sort_key}
    if documents is not None and table.document_key:
        return {"": pc.index_in(rows[table.document_key], value_set=documents), **columns}
    return columns


def misplaced(columns: Mapping[str, Any], order: Order) -> Iterator[str]:
    """The first row that stands before one it should follow."""
    if order is Order.FALLING:
        keys = [(name, "ascending", "at_start") for name in columns]
        rows = pc.sort_indices(pa.table(columns), sort_keys=keys).to_numpy()
        yield f"row {np.flatnonzero(rows != np.arange(len(rows)))[0]}"
