"""Reads no more of a version's tables than a page shows: few columns, and parts only until it has enough."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.read import read_parts
from pipeline.publish.versions import Version

Row = dict[str, Any]


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


def rows_by_id(
    version: Version, table: str, columns: Sequence[str], *, ids: Collection[str]
) -> dict[str, Row]:
    """Rows whose first column holds one of ``ids``, by that id; parts are read until all are found."""
    wanted = pa.array(sorted(ids), pa.string())
    found: dict[str, Row] = {}
    for part in _parts(version, table, columns) if ids else ():
        rows = part.filter(pc.is_in(part[columns[0]], value_set=wanted)).to_pylist()
        found |= {row[columns[0]]: row for row in rows}
        if len(found) == len(wanted):
            break
    return found


def whole_columns(version: Version, table: str, columns: Sequence[str]) -> pa.Table | None:
    """Some columns of all rows of a table; None where it has no row or the version lacks it."""
    parts = list(_parts(version, table, columns))
    return pa.concat_tables(parts) if parts else None


def _parts(version: Version, table: str, columns: Sequence[str]) -> Iterator[pa.Table]:
    entry = version.manifest["tables"].get(table)
    for part in entry["parts"] if entry else ():
        if part["rows"]:
            yield read_parts([version.path / part["path"]], columns=columns)
