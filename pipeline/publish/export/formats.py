"""The formats that a table is written in."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pcsv
import pyarrow.parquet as pq

from pipeline.publish.export.inert import inert_cells, spelled
from pipeline.store.parts import ROW_GROUP_ROWS, ZSTD_LEVEL

BATCH_ROWS = 10_000
"""Rows that become Python objects together."""

Rows = Iterable[pa.Table]
Write = Callable[[Path, pa.Schema, Rows], None]


def write_parquet(path: Path, schema: pa.Schema, rows: Rows) -> None:
    """One Parquet file, a row group or more for each table of ``rows``."""
    options = {"compression": "zstd", "compression_level": ZSTD_LEVEL, "write_page_index": True}
    with pq.ParquetWriter(path, schema, write_page_checksum=True, **options) as writer:
        for table in rows:
            writer.write_table(table, row_group_size=ROW_GROUP_ROWS)


def write_csv(path: Path, schema: pa.Schema, rows: Rows) -> None:
    """One CSV file with a header: lists as JSON, bytes in base64, formulas inert, null as no text at all."""
    plain = pa.schema([pa.field(field.name, _plain(field.type)) for field in schema])
    with pcsv.CSVWriter(path, plain) as writer:
        for table in rows:
            cells = [_cells(table[name]) for name in schema.names]
            writer.write_table(pa.table(cells, schema=plain))


def write_jsonl(path: Path, schema: pa.Schema, rows: Rows) -> None:
    """One JSON object a line; bytes in base64, orders to terminals escaped."""
    with open(path, "w", encoding="utf-8", newline="\n") as target:
        for table in rows:
            for batch in _finite(table).to_batches(max_chunksize=BATCH_ROWS):
                target.writelines(f"{to_json(row)}\n" for row in batch.to_pylist())


FORMATS: dict[str, Write] = {"parquet": write_parquet, "csv": write_csv, "jsonl": write_jsonl}
"""Name of a format, which is also the end of its files' names -> its writer."""


def to_json(value: Any) -> str:
    """JSON of one line that is inert in a terminal."""
    return spelled(json.dumps(value, ensure_ascii=False, allow_nan=False, default=_text))


def _text(value: Any) -> str:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else str(value)


def _plain(kind: pa.DataType) -> pa.DataType:
    return pa.string() if pa.types.is_nested(kind) or pa.types.is_binary(kind) else kind


def _cells(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if _plain(column.type) != column.type:
        column = pa.chunked_array([pa.array(map(_cell, column.to_pylist()), pa.string())])
    return inert_cells(column) if pa.types.is_string(column.type) else column


def _cell(value: Any) -> str | None:
    """A list or bytes as text."""
    return value if value is None else _text(value) if isinstance(value, bytes) else to_json(value)


def _finite(rows: pa.Table) -> pa.Table:
    """The rows with null for numbers that JSON has no form for."""
    for index, field in enumerate(rows.schema):
        if pa.types.is_floating(field.type):
            column = pc.if_else(pc.is_finite(rows[field.name]), rows[field.name], pa.scalar(None, field.type))
            rows = rows.set_column(index, field.name, column)
    return rows
