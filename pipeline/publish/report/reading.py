"""Reads no more of a version's tables than a page shows: few columns, and parts only until it has enough."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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


def rows_at(version: Version, table: str, columns: Sequence[str], *, places: Sequence[int]) -> list[Row]:
    """The rows at some places of a table, which ascend; parts without any of them are not read.

    There is none behind its end, nor in a table that the version lacks.
    """
    rows: list[Row] = []
    start = 0
    for part in version.manifest["tables"].get(table, {"parts": []})["parts"]:
        inside = [place - start for place in places if 0 <= place - start < part["rows"]]
        if inside:
            rows += read_parts([version.path / part["path"]], columns=columns).take(inside).to_pylist()
        start += part["rows"]
    return rows


class Reader:
    """Reads rows of some documents: of each table only the parts that can hold one.

    ``order`` are the ids of all documents of the version, in order.
    """

    def __init__(self, version: Version, order: pa.ChunkedArray, documents: Collection[str]) -> None:
        self._version = version
        self._documents = pa.array(sorted(documents), pa.string())
        self._places = _places(order, {*documents, *_ends(version)})
        self._wanted = sorted(self._places[one] for one in documents if one in self._places)

    def rows(self, table: str, columns: Sequence[str], *, ids: Collection[str] | None = None) -> pa.Table:
        """Rows of the documents in the table's order, whose ``document_id`` stands among ``columns``.

        With ``ids`` only those are kept whose first column holds one of them.
        """
        found = self.parts(table, columns)
        kept = (rows if ids is None else rows.filter(_holds(rows[columns[0]], ids)) for rows in found)
        return pa.concat_tables([_empty(table, columns), *kept])

    def parts(self, table: str, columns: Sequence[str], *, largest: int | None = None) -> Iterator[pa.Table]:
        """The same rows part by part; a part of more bytes than ``largest`` is not read."""
        for part in self._version.manifest["tables"].get(table, {"parts": []})["parts"]:
            if part["rows"] and self._may_hold(part) and (largest is None or part["bytes"] <= largest):
                rows = read_parts([self._version.path / part["path"]], columns=columns)
                yield rows.filter(pc.is_in(rows["document_id"], value_set=self._documents))

    def digests(self, tables: Sequence[str]) -> Iterator[str]:
        """SHA-256 of all parts of these tables that are read for the documents."""
        found = (self._version.manifest["tables"].get(table, {"parts": []})["parts"] for table in tables)
        return (part["sha256"] for parts in found for part in parts if part["rows"] and self._may_hold(part))

    def _may_hold(self, part: dict[str, Any]) -> bool:
        """A part's keys begin with its documents, in document order; a refused input has no place there."""
        first, last = self._places.get(part["first_key"][0]), self._places.get(part["last_key"][0])
        if first is None or last is None:
            return True
        return bisect_left(self._wanted, first) < bisect_right(self._wanted, last)


def _ends(version: Version) -> Iterator[str]:
    """The first and the last document of each part, or what else its keys begin with."""
    for entry in version.manifest["tables"].values():
        for part in entry["parts"]:
            if part["rows"]:
                yield from (part["first_key"][0], part["last_key"][0])


def _places(order: pa.ChunkedArray, ids: Collection[str]) -> dict[str, int]:
    """The place in the ``order`` of each of some ids that stands there; few are asked for of many."""
    asked = list(ids)
    places = pc.index_in(pa.array(asked, pa.string()), value_set=order.combine_chunks()).to_pylist()
    return {one: place for one, place in zip(asked, places, strict=True) if place is not None}


def _holds(column: pa.ChunkedArray, ids: Collection[str]) -> pa.ChunkedArray:
    return pc.is_in(column, value_set=pa.array(sorted(ids), pa.string()))


def finite(numbers: pa.ChunkedArray) -> pa.ChunkedArray:
    """The numbers that a page can hold; null for the others."""
    return pc.if_else(pc.is_finite(numbers), numbers, None)


def _empty(table: str, columns: Sequence[str]) -> pa.Table:
    schema = TABLES[table].arrow_schema()
    return pa.schema([schema.field(name) for name in columns]).empty_table()
