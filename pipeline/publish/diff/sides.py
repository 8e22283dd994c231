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
    for version, parts in _sides(before, after, table, whole=whole):
        empty = TABLES[table].arrow_schema().empty_table().select(list(columns))
        yield read_parts([version.path / part["path"] for part in parts], columns=columns) if parts else empty


def each_differing_part(
    before: Version, after: Version, table: str, columns: Sequence[str]
) -> Iterator[pa.Table]:
    """Some columns of each part that differs, after, and then before; only as many as are asked for."""
    for version, parts in _sides(before, after, table):
        for part in parts:
            yield read_parts([version.path / part["path"]], columns=columns)


def _sides(
    before: Version, after: Version, table: str, *, whole: bool = False
) -> list[tuple[Version, list[Entry]]]:
    """The parts that differ, or all, of the version after, and of the one before."""
    entries = [version.manifest["tables"].get(table) for version in (before, after)]
    every = Region(*(entry["parts"] if entry else [] for entry in entries))
    found = [every] if whole or None in entries else list(regions(*every, entry=entries[1]))
    old, new = ([part for region in found for part in region[side]] for side in (0, 1))
    return [(after, new), (before, old)]
