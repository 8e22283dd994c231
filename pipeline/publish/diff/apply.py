"""The way forward: the rows of a version and a difference give the rows of the other version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.errors import UsageError
from pipeline.publish.diff.causes.contract import keyed_alike
from pipeline.publish.diff.json_rows import cells_of_json, rows_of_json
from pipeline.publish.diff.json_text import json_of, json_of_key, plain
from pipeline.publish.diff.regions import Region, regions
from pipeline.publish.manifest import NOTE_KEYS, Entry, schema_entries
from pipeline.publish.read import read_parts
from pipeline.publish.versions import Version
from schemas import TABLES

SOURCE = "captures"
"""The table whose order of ``source_uri`` is the order of all documents."""


def apply(
    changes: pa.Table, before: Version, tables: Mapping[str, Entry]
) -> Iterator[tuple[Entry, pa.Table]]:
    """The parts that ``before`` lacks, each with its rows; ``tables`` is what the other manifest says.

    ``changes`` leads from ``before`` there.  Raises UsageError where the rows don't fit the manifest.
    """
    documents = pa.array([], pa.string())
    for name in sorted(tables, key=lambda name: name != SOURCE):
        own = changes.filter(pc.equal(changes["table"], name))
        entry, old = tables[name], before.manifest["tables"].get(name)
        comparable = old is not None and keyed_alike(old, entry)
        region = _differing(old["parts"] if comparable else [], entry)
        rows = _patched(_rows(before, region.before, _schema(name, entry, before)), own, entry, comparable)
        if name == SOURCE:
            documents = _documents(before, rows)
        yield from _parts(_sorted(rows, entry, documents), region.after, name)


def _differing(old: Sequence[Entry], entry: Entry) -> Region:
    """All parts that are not alike, as one stretch; what has no rows stands for itself."""
    found = list(regions(old, entry["parts"], entry=entry))
    empty = [part for part in entry["parts"] if not part["rows"]]
    return Region(
        [part for region in found for part in region.before],
        [part for region in found for part in region.after if part["rows"]] + empty,
    )


def _schema(name: str, entry: Entry, before: Version) -> pa.Schema:
    """The Arrow schema of a table as its manifest tells it."""
    known = [TABLES[name].arrow_schema()] if name in TABLES else []
    if name in before.manifest["tables"]:
        known.append(_noted(read_parts(before.table(name)[:1]).schema))
    for schema in known:
        if schema_entries(schema) == entry["schema"]:
            return schema
    raise UsageError(
        f"table {name} has columns that this program does not know.", "Use the program that made the version."
    )


def _noted(schema: pa.Schema) -> pa.Schema:
    """The schema with no notes but ours."""
    keys = [key.encode() for key in NOTE_KEYS]
    fields = []
    for field in schema:
        notes = {key: note for key, note in (field.metadata or {}).items() if key in keys}
        fields.append(field.with_metadata(notes or None))
    return pa.schema(fields)


def _rows(before: Version, parts: Sequence[Entry], schema: pa.Schema) -> pa.Table:
    """The rows of some parts, in the columns of ``schema``: what it adds is null, what it lacks is gone."""
    if not parts:
        return schema.empty_table()
    rows = read_parts([before.path / part["path"] for part in parts]).combine_chunks()
    return pa.Table.from_arrays([_column(rows, field) for field in schema], schema=schema)


def _column(rows: pa.Table, field: pa.Field[Any]) -> Any:
    if field.name not in rows.column_names:
        return pa.nulls(len(rows), field.type)
    column = rows[field.name]
    return column if column.type == field.type else cells_of_json(json_of(plain(column)), field.type)


def _patched(rows: pa.Table, changes: pa.Table, entry: Entry, comparable: bool) -> pa.Table:
    key = entry["primary_key"]
    if comparable:
        keys = json_of_key(rows, key)
        removed = _of(changes, "removed")["key"]
        rows = rows.filter(pc.invert(pc.is_in(keys, value_set=removed.combine_chunks())))
        rows = _with_cells(rows, _of(changes, "changed"), key)
    added = _of(changes, "added")["after"]
    return pa.concat_tables([rows, rows_of_json(added, rows.schema)])


def _with_cells(rows: pa.Table, cells: pa.Table, key: Sequence[str]) -> pa.Table:
    """The rows with their changed cells; a change of another column's name is none of theirs."""
    keys = json_of_key(rows, key)
    for name in pc.unique(cells["column"]).to_pylist():
        index = rows.schema.get_field_index(name)
        if index >= 0:
            own = cells.filter(pc.equal(cells["column"], name))
            rows = rows.set_column(index, rows.schema.field(index), _replaced(rows[name], own, keys))
    return rows


def _replaced(column: Any, cells: pa.Table, keys: Any) -> Any:
    places = pc.index_in(keys, value_set=cells["key"].combine_chunks())
    values = cells_of_json(cells["after"].combine_chunks(), column.type)
    own = pc.is_null(places).to_numpy(zero_copy_only=False)
    chosen = np.where(own, np.arange(len(keys)), len(keys) + pc.fill_null(places, 0).to_numpy())
    return pa.chunked_array([*column.chunks, values]).take(pa.array(chosen))


def _of(changes: pa.Table, op: str) -> pa.Table:
    return changes.filter(pc.equal(changes["op"], op))


def _documents(before: Version, rows: pa.Table) -> pa.Array:
    """The ids of all documents, in order; ``rows`` are those of parts that differ."""
    columns = ["source_uri", "document_id"]
    kept = read_parts(before.table(SOURCE), columns=columns) if SOURCE in before.manifest["tables"] else None
    both = pa.concat_tables([rows.select(columns), *([kept.select(columns)] if kept is not None else [])])
    distinct = both.group_by(columns, use_threads=False).aggregate([])
    return distinct.sort_by([("source_uri", "ascending")])["document_id"].combine_chunks()


def _sorted(rows: pa.Table, entry: Entry, documents: pa.Array) -> pa.Table:
    keys = [rows[name] for name in entry["sort_key"]]
    if entry["document_key"]:
        keys.insert(0, pc.index_in(rows[entry["document_key"]], value_set=documents))
    sortable = pa.table(keys, names=[str(index) for index in range(len(keys))])
    order = [(name, "ascending", "at_start") for name in sortable.column_names]
    return rows.take(pc.sort_indices(sortable, sort_keys=order))


def _parts(rows: pa.Table, parts: Sequence[Entry], name: str) -> Iterator[tuple[Entry, pa.Table]]:
    if sum(part["rows"] for part in parts) != rows.num_rows:
        raise UsageError(f"the difference does not give the rows of {name}.", "Make the delta anew.")
    start = 0
    for part in parts:
        yield part, rows.slice(start, part["rows"])
        start += part["rows"]
