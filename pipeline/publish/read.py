"""Read a table of one version, whole."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import UsageError
from pipeline.publish.faults import DamagedVersionError
from pipeline.publish.readers import reading
from pipeline.publish.versions import Version


def read_table(version: Version, table: str, *, columns: Sequence[str] | None = None) -> pa.Table:
    """One table of a version, or some of its columns; page checksums are verified.

    Pruning leaves the version until the table is read.
    """
    check_names(version.manifest, table, columns or ())
    with reading(version):
        return read_parts(version.table(table), columns=columns)


def read_parts(paths: Sequence[Path], *, columns: Sequence[str] | None = None) -> pa.Table:
    """The rows of some parts of one table, in order; page checksums are verified."""
    wanted = None if columns is None else list(columns)
    return pa.concat_tables(_read(path, wanted) for path in paths)


def read_noted(version: Version, parts: Sequence[Mapping[str, Any]]) -> pa.Table:
    """The rows of some parts of one table, in order; DamagedVersionError for one that was edited."""
    return pa.concat_tables(_read_noted(version, part) for part in parts)


def noted_bytes(version: Version, part: Mapping[str, Any]) -> bytes:
    """The bytes of one part; DamagedVersionError where they don't have the hash that the manifest notes."""
    path = f"{version.path}/{part['path']}"
    with naming_faults(path), open(path, "rb", buffering=0) as file:
        data: bytes = file.read()
    if sha256(data).hexdigest() != part["sha256"]:
        raise DamagedVersionError(path, "does not have the SHA-256 of its manifest")
    return data


def read_each_part(version: Version, table: str, columns: Sequence[str]) -> Iterator[pa.Table]:
    """Some columns of a table, part by part; nothing where the version lacks the table."""
    entry = version.manifest["tables"].get(table)
    for part in entry["parts"] if entry else ():
        if part["rows"]:
            yield read_parts([version.path / part["path"]], columns=columns)


def read_schema(path: Path) -> pa.Schema:
    """The Arrow schema of one part."""
    with naming_faults(path), _opened(path) as file:
        return file.schema_arrow


def check_names(manifest: Mapping[str, Any], table: str, columns: Sequence[str]) -> None:
    """Raise UsageError where a version with this manifest has no such table or column."""
    tables = manifest["tables"]
    if table not in tables:
        has = f"It has {', '.join(tables)}."
        raise UsageError(f"version {manifest['version']} has no table {table!r}.", has)
    known = [column["name"] for column in tables[table]["schema"]]
    for column in columns:
        if column not in known:
            raise UsageError(f"table {table} has no column {column!r}.", f"It has {', '.join(known)}.")


@contextmanager
def naming_faults(place: Path | str) -> Iterator[None]:
    """Name what is wrong with the part at ``place``."""
    try:
        yield
    except FileNotFoundError as error:
        raise DamagedVersionError(place, "is not there, though the manifest names it") from error
    except (OSError, pa.ArrowInvalid) as error:
        if isinstance(error, OSError) and error.errno:
            raise
        raise DamagedVersionError(place, f"does not read as Parquet ({error})") from error


def _read(path: Path, columns: list[str] | None) -> pa.Table:
    """Threads cost more than they gain where there is but one group of rows."""
    with naming_faults(path), _opened(path) as file:
        return file.read(columns=columns, use_threads=file.num_row_groups > 1)


def _read_noted(version: Version, part: Mapping[str, Any]) -> pa.Table:
    """The bytes are read once, for their hash and for their rows; the hash does for page checksums."""
    data = noted_bytes(version, part)
    with naming_faults(version.path / part["path"]):
        return pq.ParquetFile(pa.BufferReader(data)).read(use_threads=False)


@contextmanager
def _opened(path: Path) -> Iterator[pq.ParquetFile]:
    """A file of Arrow's own is opened in half the time that a path takes."""
    with (
        pa.OSFile(os.fspath(path)) as source,
        pq.ParquetFile(source, page_checksum_verification=True, pre_buffer=False) as file,
    ):
        yield file
