"""Rows added, rows removed and cells changed between two stretches of one table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.diff.documents import differing_documents
from pipeline.publish.diff.json_text import json_of, json_of_key, json_of_row, plain
from pipeline.publish.manifest import Entry

PIECE_BYTES = 256 * 2**20
"""Rows are written as JSON in pieces of at most so many bytes: a text column holds 2 GiB."""


def compare(
    table: str, before: pa.Table | None, after: pa.Table | None, *, entry: Entry
) -> Iterator[pa.Table]:
    """Rows of the ``changes`` table, without their causes; ``entry`` is the table's manifest entry."""
    if before is None or after is None:
        yield from _whole_rows(table, "added", after, entry)
        yield from _whole_rows(table, "removed", before, entry)
        return
    if entry["document_key"]:
        before, after = differing_documents(before, after, document=entry["document_key"])
    old_keys, new_keys = json_of_key(before, entry["primary_key"]), json_of_key(after, entry["primary_key"])
    yield from _whole_rows(table, "added", after.filter(_absent(new_keys, old_keys)), entry)
    yield from _whole_rows(table, "removed", before.filter(_absent(old_keys, new_keys)), entry)
    yield from _cells(table, *_common_rows(before, after, keys=(old_keys, new_keys)), entry)


def _absent(keys: Any, others: Any) -> Any:
    return pc.invert(pc.is_in(keys, value_set=others))


def _common_rows(before: pa.Table, after: pa.Table, *, keys: tuple[Any, Any]) -> tuple[pa.Table, pa.Table]:
    """The rows whose key both versions have, in the order of ``after``."""
    old_keys, new_keys = keys
    if old_keys.equals(new_keys):
        return before, after
    places = pc.index_in(new_keys, value_set=old_keys)
    return before.take(places.drop_null()), after.filter(places.is_valid())


def _whole_rows(table: str, op: str, rows: pa.Table | None, entry: Entry) -> Iterator[pa.Table]:
    for piece in _pieces(rows) if rows is not None and rows.num_rows else ():
        nothing, whole = pa.nulls(piece.num_rows, pa.string()), json_of_row(piece)
        before, after = (nothing, whole) if op == "added" else (whole, nothing)
        told = _told(table, op, piece, entry)
        yield pa.table({**told, "column": nothing, "before": before, "after": after})


def _pieces(rows: pa.Table) -> Iterator[pa.Table]:
    if rows.nbytes <= PIECE_BYTES or rows.num_rows == 1:
        yield rows
        return
    half = rows.num_rows // 2
    yield from _pieces(rows.slice(0, half))
    yield from _pieces(rows.slice(half))


def _cells(table: str, before: pa.Table, after: pa.Table, entry: Entry) -> Iterator[pa.Table]:
    """One row for each cell that changed; a column that one side lacks is empty there."""
    for name in dict.fromkeys([*after.column_names, *before.column_names]):
        changed = _differs(*(_column(rows, name) for rows in (before, after)))
        if pc.any(changed).as_py():
            yield from _changed_cells(table, name, before.filter(changed), after.filter(changed), entry=entry)


def _changed_cells(
    table: str, name: str, before: pa.Table, after: pa.Table, *, entry: Entry
) -> Iterator[pa.Table]:
    for piece in _pieces(after):
        place = piece.num_rows
        old, before = before.slice(0, place), before.slice(place)
        told = {**_told(table, "changed", piece, entry), "column": pa.repeat(name, place)}
        texts = (json_of(_column(rows, name)) for rows in (old, piece))
        yield pa.table({**told, **dict(zip(("before", "after"), texts, strict=True))})


def _column(rows: pa.Table, name: str) -> Any:
    if name not in rows.column_names:
        return pa.nulls(rows.num_rows, pa.string())
    return plain(rows.column(name))


def _differs(old: Any, new: Any) -> Any:
    """True where two columns hold different values; null equals null, NaN equals NaN."""
    if old.equals(new):
        return pa.repeat(False, len(old))
    if old.type != new.type or pa.types.is_nested(old.type) or pa.types.is_floating(old.type):
        old, new = json_of(old), json_of(new)
    unequal = pc.fill_null(pc.not_equal(old, new), False)
    return pc.or_(unequal, pc.not_equal(old.is_null(), new.is_null()))


def _told(table: str, op: str, rows: pa.Table, entry: Entry) -> dict[str, Any]:
    """The columns of a change that name its row."""
    count, document = rows.num_rows, entry["document_key"]
    return {
        "table": pa.repeat(table, count),
        "op": pa.repeat(op, count),
        "key": json_of_key(rows, entry["primary_key"]),
        "document_id": rows.column(document) if document else pa.nulls(count, pa.string()),
    }
