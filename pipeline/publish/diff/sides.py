"""Reads what two versions don't share of one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyarrow as pa

from pipeline.publish.diff.regions import Region, regions
from pipeline.publish.manifest import Entry
from pipeline.publish.read import read_parts
from pipeline.publish.versions import Version
from schemas import TABLES


def both_sides(
    before: Version, after: Version, table: str, columns: Sequence[str], *, whole: bool = False
) -> tuple[pa.Table, pa.Table]:
    """Some columns of the rows in parts that differ, or of the ``whole`` table, before and after."""
    new, old = each_side(before, after, table, columns, whole=whole)
    return old, new


def each_side(
    before: Version, after: Version, table: str, columns: Sequence[str], *, whole: bool = False
) -> Iterator[pa.Table]:
    """The same rows after, and then before; a side that nobody asks for is not read."""
    entries = [version.manifest["tables"].get(table) for version in (before, after)]
    every = Region(*(entry["parts"] if entry else [] for entry in entries))
    found = [every] if whole or None in entries else list(regions(*every, entry=entries[1]))
    yield _rows(after, table, [part for region in found for part in region.after], columns)
    yield _rows(before, table, [part for region in found for part in region.before], columns)


def _rows(version: Version, table: str, parts: Sequence[Entry], columns: Sequence[str]) -> pa.Table:
    empty = TABLES[table].arrow_schema().empty_table().select(list(columns))
    if not parts:
        return empty
    return read_parts([version.path / part["path"] for part in parts], columns=columns)
