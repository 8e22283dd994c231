"""Turns rows, as tuples, into Arrow tables; and Arrow tables back into what stages work on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.promises.order import Order, order_of
from schemas import TABLES


def to_table(rows: Sequence[tuple[Any, ...]], schema: pa.Schema) -> pa.Table:
    """A table of ``rows``, whose values stand in the order of the schema's fields."""
    if not rows:
        return schema.empty_table()
    columns = zip(*rows, strict=True)
    arrays = [pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def table_of(columns: Mapping[str, Any], schema: pa.Schema) -> pa.Table:
    """A table of ``columns``, Arrow's or lists of values, in the order of the schema."""
    given = [(field, columns[field.name]) for field in schema]
    arrays = [
        values if isinstance(values, pa.Array | pa.ChunkedArray) else pa.array(values, field.type)
        for field, values in given
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def rows_of(name: str, rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    """A contract table of ``rows``."""
    return to_table(rows, TABLES[name].arrow_schema())


def by_bytes(table: pa.Table, column: str, most: int) -> Iterator[pa.Table]:
    """Groups of neighbouring rows with about ``most`` bytes in a column; one empty if there are none."""
    held = np.cumsum(pc.binary_length(table[column]).to_numpy(), dtype=np.int64) // most
    borders = [0, *(np.flatnonzero(np.diff(held)) + 1).tolist(), len(held)]
    for start, end in pairwise(borders):
        yield table.slice(start, end - start).combine_chunks()


def in_order(table: pa.Table, documents: pa.Array, keys: Iterable[str]) -> pa.Table:
    """``table`` sorted by document order and ``keys``, nulls first."""
    columns = {"place": places(table, documents)} | {key: table[key] for key in keys}
    if order_of(columns.values()) is not Order.FALLING:
        return table
    order = [(name, "ascending", "at_start") for name in columns]
    return table.take(pc.sort_indices(pa.table(columns), sort_keys=order))


def places(table: pa.Table, documents: pa.Array) -> pa.Array:
    """Each row's place in the order of ``documents``."""
    return pc.index_in(table["document_id"], value_set=documents).combine_chunks()
