"""Check a version's files against its manifest, byte by byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.publish.draft import SUMS, sums_of
from pipeline.publish.faults import DamagedVersionError, NoVersionError
from pipeline.publish.manifest import Entry, fingerprint, schema_entries, seal_holds
from pipeline.publish.versions import LATEST, MANIFEST, Version, latest
from pipeline.store.files import digest


class Fault(NamedTuple):
    """A file that isn't as promised: its path in the version, and what is wrong."""

    path: str
    detail: str


def verify_files(version: Version) -> list[Fault]:
    """All faults of a version's files: bytes, rows, schemas, and files too many or too few."""
    tables = version.manifest["tables"].items()
    return [
        *_manifest(version),
        *_unlisted(version),
        *(fault for name, entry in tables for fault in _table(version, name, entry)),
        *(fault for file in version.manifest["files"] for fault in _bytes(version, file, file["path"])),
        *_totals(version),
    ]


def verify_pointer(outputs: Path) -> list[Fault]:
    """Whether LATEST.json names a version whose manifest has the hash noted there."""
    try:
        found = latest(outputs)
    except (NoVersionError, DamagedVersionError) as error:
        return [Fault(LATEST, str(error))]
    return [] if found.name == found.path.name else [Fault(MANIFEST, f"calls itself {found.name}")]


def _manifest(version: Version) -> Iterator[Fault]:
    if not seal_holds((version.path / MANIFEST).read_bytes()):
        yield Fault(MANIFEST, "does not have the SHA-256 that its seal notes: it was edited or damaged")


def _unlisted(version: Version) -> Iterator[Fault]:
    parts = (part for entry in version.manifest["tables"].values() for part in entry["parts"])
    listed = {MANIFEST, *(file["path"] for file in (*parts, *version.manifest["files"]))}
    for path in sorted(version.path.rglob("*")):
        name = path.relative_to(version.path).as_posix()
        if name not in listed and (path.is_symlink() or not path.is_dir()):
            yield Fault(name, "is not in the manifest")


def _bytes(version: Version, file: Entry, what: str) -> Iterator[Fault]:
    """Faults of one file's bytes; ``what`` it is that is not as it was published."""
    path = version.path / file["path"]
    if path.is_symlink() or (path.exists() and not path.is_file()):
        yield Fault(file["path"], "is no plain file, but a link or the like")
        return
    try:
        size, found = path.stat().st_size, digest(path)
    except OSError as error:
        yield Fault(file["path"], f"can't be read: {error.strerror}")
        return
    if size != file["bytes"]:
        yield Fault(file["path"], f"has {size} bytes, not {file['bytes']}")
    if found != file["sha256"]:
        detail = f"has SHA-256 {found}, not {file['sha256']}: {what} is not as it was published"
        yield Fault(file["path"], detail)


def _table(version: Version, name: str, entry: Entry) -> Iterator[Fault]:
    """Faults of one table; a file with wrong bytes is not opened."""
    first: pa.Schema | None = None
    for part in entry["parts"]:
        damaged = list(_bytes(version, part, f"table {name}"))
        yield from damaged
        if damaged:
            continue
        with pq.ParquetFile(version.path / part["path"]) as file:
            rows, schema = file.metadata.num_rows, file.schema_arrow
        first = first or schema
        yield from _shape(part, entry, rows=rows, schema=schema, first=first)


def _shape(part: Entry, entry: Entry, *, rows: int, schema: pa.Schema, first: pa.Schema) -> Iterator[Fault]:
    if rows != part["rows"]:
        yield Fault(part["path"], f"has {rows} rows, not {part['rows']}")
    if schema_entries(schema) != entry["schema"]:
        yield Fault(part["path"], "does not have the schema of the manifest")
    if not schema.equals(first, check_metadata=True):
        yield Fault(part["path"], "does not have the schema of the table's other parts")


def _totals(version: Version) -> Iterator[Fault]:
    tables, files = version.manifest["tables"], version.manifest["files"]
    for name, entry in tables.items():
        if entry["rows"] != sum(part["rows"] for part in entry["parts"]):
            yield Fault(MANIFEST, f"table {name} has not the rows of its parts")
    if version.manifest["fingerprint"] != fingerprint(tables):
        yield Fault(MANIFEST, "fingerprint is not that of the parts")
    sums = version.path / SUMS
    others = [file for file in files if file["path"] != SUMS]
    if sums.is_file() and sums.read_bytes() != sums_of(tables, others):
        yield Fault(SUMS, "does not list the files of the manifest")
