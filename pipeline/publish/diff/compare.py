"""Rows added, rows removed and cells changed between two stretches of one table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.diff.cells import differs
from pipeline.publish.diff.json_text import json_of, json_of_key, json_of_row, plain
from pipeline.publish.diff.pieces import pieces
from pipeline.publish.manifest import Entry


def compare(
    table: str, before: pa.Table | None, after: pa.Table | None, *, entry: Entry
) -> Iterator[pa.Table]:
    """Rows of the ``changes`` table, without their causes; ``entry`` is the table's manifest entry."""
    if not before or not after:
        yield from _whole_rows(table, "added", after, entry)
        yield from _whole_rows(table, "removed", before, entry)
        return
    old_keys, new_keys = json_of_key(before, entry["primary_key"]), json_of_key(after, entry["primary_key"])
    told = _told(table, "changed", new_keys, _documents(after, entry))
    if old_keys.equals(new_keys):
        yield from _cells(before, after, told)
        return
    yield from _whole_rows(table, "added", after.filter(_absent(new_keys, old_keys)), entry)
    yield from _whole_rows(table, "removed", before.filter(_absent(old_keys, new_keys)), entry)
    places = pc.index_in(new_keys, value_set=old_keys)
    common = pc.is_valid(places)
    yield from _cells(before.take(places.drop_null()), after.filter(common), told.filter(common))


def _absent(keys: Any, others: Any) -> Any:
    return pc.invert(pc.is_in(keys, value_set=others))


def _told(table: str, op: str, keys: Any, documents: Any) -> pa.Table:
    """The columns of a change that name its row."""
    count = len(keys)
    named = {"table": pa.repeat(table, count), "op": pa.repeat(op, count)}
    return pa.table({**named, "key": keys, "document_id": documents})


def _documents(rows: pa.Table, entry: Entry) -> Any:
    document = entry["document_key"]
    return rows.column(document) if document else pa.nulls(rows.num_rows, pa.string())


def _whole_rows(table: str, op: str, rows: pa.Table | None, entry: Entry) -> Iterator[pa.Table]:
    for piece in pieces(rows) if rows is not None and rows.num_rows else ():
        told = _told(table, op, json_of_key(piece, entry["primary_key"]), _documents(piece, entry))
        nothing, whole = pa.nulls(piece.num_rows, pa.string()), json_of_row(piece)
        yield _with(told, nothing, *((nothing, whole) if op == "added" else (whole, nothing)))


def _cells(before: pa.Table, after: pa.Table, told: pa.Table) -> Iterator[pa.Table]:
    """One row for each cell that changed; a column that one side lacks is empty there.

    Rows are named for all columns at once, since a table for each column costs more than its cells.
    """
    found = list(_changed(before, after)) if told.num_rows else []
    if found:
        places, *cells = (pa.chunked_array(columns) for columns in zip(*found, strict=True))
        yield _with(told.take(places), *cells)


def _changed(before: pa.Table, after: pa.Table) -> Iterator[tuple[Any, Any, Any, Any]]:
    """Columns of changed cells: the places of their rows, the column's name, and JSON before and after."""
    for name in dict.fromkeys([*after.column_names, *before.column_names]):
        old, new = (_column(rows, name) for rows in (before, after))
        places = np.flatnonzero(differs(old, new))
        if not len(places):
            continue
        chosen = pa.array(places)
        cells = pa.table({"place": chosen, "old": old.take(chosen), "new": new.take(chosen)})
        for piece in pieces(cells):
            place, *texts = (plain(column) for column in piece.columns)
            yield place, pa.repeat(name, len(place)), *map(json_of, texts)


def _with(told: pa.Table, column: Any, before: Any, after: Any) -> pa.Table:
    columns = {"column": column, "before": before, "after": after}
    return pa.table({**dict(zip(told.column_names, told.columns, strict=True)), **columns})


def _column(rows: pa.Table, name: str) -> Any:
    if name not in rows.column_names:
        return pa.nulls(rows.num_rows, pa.string())
    return plain(rows.column(name))
