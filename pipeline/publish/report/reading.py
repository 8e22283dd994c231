"""Reads no more of a version's tables than a page shows: few columns, and parts only until it has enough."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.read import read_parts
from pipeline.publish.versions import Version
from schemas import TABLES

Row = dict[str, Any]
Columns = dict[str, list[Any]]


def row_count(version: Version, table: str) -> int:
    """Rows of a table as the manifest counts them; 0 for a table that the version lacks."""
    entry = version.manifest["tables"].get(table)
    return entry["rows"] if entry else 0


def first_rows(version: Version, table: str, columns: Sequence[str], *, count: int) -> list[Row]:
    """The first ``count`` rows of a table; none for a table that the version lacks."""
    rows: list[Row] = []
    for part in _parts(version, table, columns):
        rows += part.slice(0, count - len(rows)).to_pylist()
        if len(rows) == count:
            break
    return rows


def rows_of(
    version: Version, table: str, columns: Sequence[str], *, ids: Collection[str], once: bool = False
) -> pa.Table:
    """Rows whose first column holds one of ``ids``, in the table's order.

    ``once`` says that an id has one row: parts are read only until all are found.
    """
    wanted = pa.array(sorted(ids), pa.string())
    found = [_empty(table, columns)]
    for part in _parts(version, table, columns) if ids else ():
        found.append(part.filter(pc.is_in(part[columns[0]], value_set=wanted)))
        if once and sum(rows.num_rows for rows in found) == len(wanted):
            break
    return pa.concat_tables(found)


def whole_columns(version: Version, table: str, columns: Sequence[str]) -> pa.Table:
    """Some columns of all rows of a table; no row where the version lacks it."""
    return pa.concat_tables([_empty(table, columns), *_parts(version, table, columns)])


def finite(numbers: pa.ChunkedArray) -> pa.ChunkedArray:
    """The numbers that a page can hold; null for the others."""
    return pc.if_else(pc.is_finite(numbers), numbers, None)


def _parts(version: Version, table: str, columns: Sequence[str]) -> Iterator[pa.Table]:
    entry = version.manifest["tables"].get(table)
    for part in entry["parts"] if entry else ():
        if part["rows"]:
            yield read_parts([version.path / part["path"]], columns=columns)


def _empty(table: str, columns: Sequence[str]) -> pa.Table:
    schema = TABLES[table].arrow_schema()
    return pa.schema([schema.field(name) for name in columns]).empty_table()
