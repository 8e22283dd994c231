"""Writes the copy: tables, then what describes them, and the folder's name last."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from pipeline.errors import UsageError
from pipeline.publish.draft import SUMS, sums_of
from pipeline.publish.export.described import description_files
from pipeline.publish.export.formats import FORMATS
from pipeline.publish.export.withheld import KEYS, SCHEMA, TITLE, WITHHELD, allowed_documents, withheld_rows
from pipeline.publish.export.words import without_words, worded_schema
from pipeline.publish.faults import DamagedVersionError, outputs_faults
from pipeline.publish.manifest import MANIFEST_DEPTH, Entry, encode, schema_entries
from pipeline.publish.read import read_parts, read_schema
from pipeline.publish.verify import verify_files
from pipeline.publish.versions import MANIFEST, Version
from pipeline.store.files import digest, remove_tree, write_new
from schemas import CHANGES, TABLES

KEPT = ("contract_version", "version", "sequence", "created_at", "fingerprint", "dataset")
"""Fields of the version's manifest that the copy's repeats."""


class Exported(NamedTuple):
    """The copy's folder, its rows by table, and how many documents have their words left out."""

    path: Path
    rows: dict[str, int]
    withheld: int


def export(
    version: Version, destination: Path, *, form: str = "parquet", shareable: bool = False
) -> Exported:
    """Write the tables of ``version`` into the new folder ``destination``, one file each.

    ``form`` is one of FORMATS.  A ``shareable`` copy has no words of documents whose licence does not let
    anyone pass them on, and no table of changes, which would quote another version.  The folder appears
    when it is complete.  Raises UsageError where it is there already, DamagedVersionError where the version
    is not what its manifest says, OutputsError where the disk fails.
    """
    if destination.exists() or destination.is_symlink():
        raise UsageError(f"{destination} is there already.", "Name a folder that is not.")
    for fault in verify_files(version):
        raise DamagedVersionError(version.path / fault.path, fault.detail)
    draft = destination.with_name(f".{destination.name}.partial")
    with outputs_faults(destination):
        destination.parent.mkdir(parents=True, exist_ok=True)
        remove_tree(draft)
        draft.mkdir()
        try:
            manifest = _write(version, draft, form, shareable=shareable)
            os.rename(draft, destination)
        finally:
            remove_tree(draft)
    rows = {name: entry["rows"] for name, entry in manifest["tables"].items()}
    return Exported(destination, rows, rows.get(WITHHELD, 0))


def _write(version: Version, folder: Path, form: str, *, shareable: bool) -> Mapping[str, Any]:
    allowed = allowed_documents(version) if shareable else None
    tables = {
        name: _table(version, name, folder / f"{name}.{form}", allowed) for name in _names(version, allowed)
    }
    if allowed is not None:
        tables[WITHHELD] = _withheld(version, folder / f"{WITHHELD}.{form}", allowed)
    facts = {name: version.manifest[name] for name in KEPT if name in version.manifest}
    manifest = {**facts, "format": form, "shareable": shareable, "tables": tables}
    files = description_files(version, manifest)
    for name, data in files.items():
        write_new(folder / name, data)
    write_new(folder / SUMS, sums_of(tables, [_file(folder / name) for name in files]))
    manifest["files"] = [_file(folder / name) for name in (*files, SUMS)]
    write_new(folder / MANIFEST, encode(manifest, depth=MANIFEST_DEPTH))
    return manifest


def _names(version: Version, allowed: pa.Array | None) -> list[str]:
    """The tables that are copied."""
    names = [name for name in TABLES if name in version.manifest["tables"]]
    return names if allowed is not None else [*names, CHANGES.name]


def _table(version: Version, name: str, path: Path, allowed: pa.Array | None) -> Entry:
    """Write one table, a part in memory at a time, and describe it."""
    schema = read_schema(version.table(name)[0])
    if allowed is not None:
        schema = worded_schema(name, schema)
    FORMATS[path.suffix[1:]](path, schema, _rows(version, name, allowed))
    source = version.manifest["tables"][name]
    keys = {key: source[key] for key in ("title", "primary_key", "sort_key", "references")}
    return {**keys, **_described(path, schema, source["rows"])}


def _rows(version: Version, name: str, allowed: pa.Array | None) -> Iterator[pa.Table]:
    for path in version.table(name):
        rows = read_parts([path])
        yield rows if allowed is None else without_words(name, rows, allowed)


def _withheld(version: Version, path: Path, allowed: pa.Array) -> Entry:
    FORMATS[path.suffix[1:]](path, SCHEMA, withheld_rows(version))
    rows = version.manifest["tables"]["documents"]["rows"] - len(allowed)
    return {"title": TITLE, **KEYS, **_described(path, SCHEMA, rows)}


def _described(path: Path, schema: pa.Schema, rows: int) -> Entry:
    part = {**_file(path), "rows": rows}
    return {"rows": rows, "bytes": part["bytes"], "schema": schema_entries(schema), "parts": [part]}


def _file(path: Path) -> Entry:
    return {"path": path.name, "sha256": digest(path), "bytes": path.stat().st_size}
