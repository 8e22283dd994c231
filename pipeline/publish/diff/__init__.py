"""The difference of two versions, row by row, each with its cause."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.diff.causes import explain
from pipeline.publish.diff.causes.contract import keyed_alike
from pipeline.publish.diff.causes.inputs import added_inputs, changed_inputs
from pipeline.publish.diff.compare import compare
from pipeline.publish.diff.documents import differing_documents
from pipeline.publish.diff.pairs import Opened, read_pair
from pipeline.publish.diff.pieces import take
from pipeline.publish.diff.regions import Region, batched, regions
from pipeline.publish.manifest import Entry, schema_entries
from pipeline.publish.read import read_noted
from pipeline.publish.versions import Version
from schemas import CHANGES

__all__ = ["diff", "difference", "no_changes"]

THREADED_ROWS = 400_000
"""Rows to read from which on threads are used: of 500,000 two take half the time of one and no more of the
CPU's, of 1,400,000 a tenth more of it."""

Sides = tuple[pa.Table | None, pa.Table | None]


class Stretch(NamedTuple):
    """Parts of one table to compare; ``entry`` is its manifest entry, of the version that has it.

    ``paired`` tells whether the rows of both versions have the same columns, and belong to documents.
    """

    table: str
    entry: Entry
    regions: list[Region]
    paired: bool = False


def diff(before: Version, after: Version) -> pa.Table:
    """Rows of the ``changes`` table that lead from ``before`` to ``after``, sorted.

    They are read where ``after`` was published upon ``before``, and made where it was not.
    """
    told = _told(before, after)
    return difference(before, after) if told is None else told


def _told(before: Version, after: Version) -> pa.Table | None:
    """The difference as the later version tells it; None for any other pair, and for a draft."""
    entry = after.manifest["tables"].get(CHANGES.name)
    if entry is None or after.manifest["parent"] != before.name:
        return None
    known = CHANGES.arrow_schema()
    return read_noted(after, entry["parts"]).cast(known) if entry["schema"] == schema_entries(known) else None


def difference(before: Version, after: Version) -> pa.Table:
    """The same rows, made of the parts of two versions, whichever they are.

    Parts of equal hash are never read, and only the documents whose rows differ are compared row by
    row; in threads where there are enough of them to pay for it.  Where a table, its key or a column
    is new or gone, the rows say so with the cause ``contract``.
    """
    stretches = list(_stretches(before, after))
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        each = threads.map if sum(map(_rows, stretches)) >= THREADED_ROWS else map
        inputs = iter(each(changed_inputs, [before], [after]))
        compared = each(lambda one: _compared(before, after, one), stretches)
        found = [rows for tables in compared for rows in tables]
        if not found:
            return no_changes()
        rows = pa.concat_tables(found).combine_chunks()
        added = added_inputs(rows)
        changes = explain(rows, before, after, inputs=next(inputs) if added is None else added)
    return take(changes, _order([changes[name] for name in CHANGES.sort_key]))


def no_changes() -> pa.Table:
    """The ``changes`` table without rows."""
    return CHANGES.arrow_schema().empty_table()


def _order(columns: Sequence[Any]) -> pa.Array:
    """The places of rows sorted by text columns, nulls last; each distinct text is compared once."""
    codes: Any = 0
    for column in columns:
        values = column.combine_chunks().dictionary_encode()
        ranks = np.append(pc.rank(values.dictionary, "ascending").to_numpy(), len(values.dictionary) + 1)
        codes = codes * np.int64(len(ranks) + 1) + ranks[pc.fill_null(values.indices, -1).to_numpy()]
    return pa.array(np.argsort(codes, kind="stable"))


def _stretches(before: Version, after: Version) -> Iterator[Stretch]:
    tables = [version.manifest["tables"] for version in (before, after)]
    for name in sorted((tables[0].keys() | tables[1].keys()) - {CHANGES.name}):
        old, new = (entries.get(name) for entries in tables)
        if old and new and keyed_alike(old, new):
            paired = bool(new["document_key"]) and old["schema"] == new["schema"]
            for batch in batched(regions(old["parts"], new["parts"], entry=new)):
                yield Stretch(name, new, batch, paired)
        else:
            yield from (Stretch(name, old, [Region([part], [])]) for part in _filled(old))
            yield from (Stretch(name, new, [Region([], [part])]) for part in _filled(new))


def _rows(stretch: Stretch) -> int:
    """Rows that are read to compare a stretch."""
    return sum(part["rows"] for region in stretch.regions for side in region for part in side)


def _filled(entry: Entry | None) -> list[Entry]:
    return [part for part in entry["parts"] if part["rows"]] if entry else []


def _compared(before: Version, after: Version, stretch: Stretch) -> list[pa.Table]:
    found = [_read(before, after, region, stretch) for region in stretch.regions]
    old, new = (_joined(rows) for rows in zip(*found, strict=True))
    if old is not None and new is not None and stretch.entry["document_key"]:
        old, new = differing_documents(old, new, document=stretch.entry["document_key"])
    return list(compare(stretch.table, old, new, entry=stretch.entry))


def _joined(found: Sequence[pa.Table | None]) -> pa.Table | None:
    """All rows of one side; a column that was not read because it is alike is null on both."""
    tables = [rows for rows in found if rows is not None]
    return pa.concat_tables(tables, promote_options="default") if tables else None


def _read(before: Version, after: Version, region: Region, stretch: Stretch) -> Sides:
    """The rows of a region on both sides; None where a side has no part."""
    if stretch.paired and len(region.before) == len(region.after) == 1:
        return read_pair(Opened.of(before, *region.before), Opened.of(after, *region.after), stretch.entry)
    sides = (before, region.before), (after, region.after)
    old, new = (read_noted(version, parts) if parts else None for version, parts in sides)
    return old, new
