"""Turns rows, as tuples, into Arrow tables; and Arrow tables back into what stages work on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from schemas import TABLES


def to_table(rows: Sequence[tuple[Any, ...]], schema: pa.Schema) -> pa.Table:
    """A table of ``rows``, whose values stand in the order of the schema's fields."""
    if not rows:
        return schema.empty_table()
    columns = zip(*rows, strict=True)
    arrays = [pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def rows_of(name: str, rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    """A contract table of ``rows``."""
    return to_table(rows, TABLES[name].arrow_schema())


def in_order(table: pa.Table, documents: pa.Array, keys: Iterable[str]) -> tuple[pa.Table, pa.Array]:
    """``table`` sorted by document order and ``keys``, and each row's place in ``documents``."""
    place = pc.index_in(table["document_id"], value_set=documents).combine_chunks()
    order = [(name, "ascending", "at_start") for name in ("place", *keys)]
    sortable = pa.table({"place": place} | {key: table[key] for key in keys})
    indices = pc.sort_indices(sortable, sort_keys=order)
    return table.take(indices), place.take(indices)


def grouped(table: pa.Table, column: str = "document_id") -> dict[str, list[dict[str, Any]]]:
    """Rows of a table by document, each as a dictionary, in table order."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in table.to_pylist():
        groups.setdefault(row[column], []).append(row)
    return groups
