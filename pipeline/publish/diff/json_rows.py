"""Rows and columns of JSON text: the way back from :mod:`json_text`."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json
from pyarrow.json import ParseOptions, ReadOptions

from pipeline.publish.diff.json_text import plain
from pipeline.publish.diff.pieces import pieces

CELL = "cell"


def told_rows(texts: Any) -> list[dict[str, Any]]:
    """The rows that came or went, which a difference tells whole; bytes and dates are left as text.

    ``texts`` is its column ``before`` or ``after``, where null tells none.
    """
    return [json.loads(text) for text in texts.drop_null().to_pylist()]


def rows_of_json(objects: Any, schema: pa.Schema) -> pa.Table:
    """The rows whose :func:`json_of_row` the texts are; columns that they don't name are null."""
    parts = [_rows(piece["object"], schema) for piece in pieces(pa.table({"object": objects}))]
    return pa.concat_tables(parts)


def cells_of_json(texts: Any, kind: pa.DataType) -> Any:
    """The values whose :func:`json_of` the texts are."""
    objects = pc.binary_join_element_wise(f'{{"{CELL}": ', texts, "}", "")
    return plain(rows_of_json(objects, pa.schema([(CELL, kind)])).column(CELL))


def _rows(objects: Any, schema: pa.Schema) -> pa.Table:
    if not len(objects):
        return schema.empty_table()
    texts = pa.schema([field.with_type(_written_as(field.type)).with_nullable(True) for field in schema])
    data = pc.binary_join(pa.ListArray.from_arrays([0, len(objects)], plain(objects)), "\n")[0].as_buffer()
    rows = pyarrow.json.read_json(
        pa.BufferReader(data),
        read_options=ReadOptions(use_threads=False, block_size=data.size + 1),
        parse_options=ParseOptions(explicit_schema=texts, unexpected_field_behavior="ignore"),
    )
    columns = [_read_as(field.type)(plain(rows.column(field.name))) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def _written_as(kind: pa.DataType) -> pa.DataType:
    return pa.string() if pa.types.is_binary(kind) or pa.types.is_date(kind) else kind


def _read_as(kind: pa.DataType) -> Callable[[Any], Any]:
    if pa.types.is_binary(kind):
        return _bytes_of
    return lambda values: values.cast(kind)


def _bytes_of(texts: Any) -> Any:
    return pa.array([None if text is None else b64decode(text) for text in texts.to_pylist()], pa.binary())
