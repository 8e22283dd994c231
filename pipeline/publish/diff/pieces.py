"""Cuts rows so that no text column grows past what Arrow's offsets can count."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

PIECE_BYTES = 256 * 2**20
"""A text column holds 2 GiB; the JSON of a row may be several times as long as the row."""


def pieces(rows: pa.Table) -> Iterator[pa.Table]:
    """The rows in order, in stretches of at most :data:`PIECE_BYTES`, or of a single row."""
    if rows.num_rows <= 1 or _fits(rows):
        yield rows
        return
    half = rows.num_rows // 2
    yield from pieces(rows.slice(0, half))
    yield from pieces(rows.slice(half))


def take(rows: pa.Table, places: pa.Array) -> pa.Table:
    """The rows at some places, however large they are together."""
    if _fits(rows):
        return rows.take(places)
    wide = pa.schema([pa.field(field.name, pa.large_string()) for field in rows.schema])
    narrow = (piece.cast(rows.schema) for piece in pieces(rows.cast(wide).take(places)))
    return pa.concat_tables(narrow)


def _fits(rows: pa.Table) -> bool:
    """The size of the buffers is quick to know, but that of a slice is the whole's."""
    return rows.get_total_buffer_size() <= PIECE_BYTES or rows.nbytes <= PIECE_BYTES
