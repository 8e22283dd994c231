"""Registers a version's own files as Apache Iceberg tables, for Spark, Trino and Snowflake.

No row is written again: only metadata is made, which names the files where they lie.  The metadata file of
a table is what a catalog is given to know it by.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import UsageError
from pipeline.publish.faults import OutputsError
from pipeline.publish.mirror.faults import StoreError

if TYPE_CHECKING:
    from pyiceberg.catalog.sql import SqlCatalog

CATALOG = "sqlite:///:memory:"
"""Where tables are known while they are made; the users' own catalog is given the metadata files."""

ENVIRONMENT = {"s3.endpoint": "AWS_ENDPOINT_URL", "s3.region": "AWS_REGION"}
"""Settings that pyiceberg, unlike Arrow, does not take from the environment by itself."""

SCHEMES = ("file", "s3")

Entry = Mapping[str, Any]


def register(manifest: Entry, *, files: str, warehouse: str) -> dict[str, str]:
    """Make the tables of a version in ``warehouse``; table -> address of its metadata file.

    ``files`` is the address of the version's folder and ``warehouse`` that of a folder, both ``file://`` or
    ``s3://``.  The tables stand as long as the version does: they hold no copy of it.

    Raises UsageError for other addresses, StoreError where a store fails, OutputsError where the disk does.
    """
    for address in (files, warehouse):
        _check_address(address)
    catalog = _catalog(warehouse)
    version = manifest["version"]
    with _faults(warehouse):
        catalog.create_namespace(version)
        return {name: _table(catalog, manifest, name, files) for name in manifest["tables"]}


def _check_address(address: str) -> None:
    """Raise UsageError where Iceberg would not find a path: it cuts an address at a ``?`` or ``#``."""
    if urlsplit(address).scheme not in SCHEMES or {"?", "#"} & {*address}:
        raise UsageError(
            f"{address!r} is no address that Iceberg tables can name.",
            "Choose a folder without ? and # in its path, or an address such as s3://bucket/folder.",
        )


@contextmanager
def _faults(warehouse: str) -> Iterator[None]:
    """Name what is wrong; an error of a store, unlike one of a disk, has no number."""
    try:
        yield
    except OSError as error:
        if error.errno:
            raise OutputsError(Path(urlsplit(warehouse).path), error) from error
        raise StoreError(warehouse, error) from error


def _catalog(warehouse: str) -> SqlCatalog:
    try:
        from pyiceberg.catalog.sql import SqlCatalog
    except ImportError as error:
        raise UsageError(
            "Iceberg tables need pyiceberg, which is not installed.",
            "Install it: pip install pyiceberg[sql-sqlite]",
        ) from error
    given = {key: os.environ[name] for key, name in ENVIRONMENT.items() if name in os.environ}
    return SqlCatalog("version", uri=CATALOG, warehouse=warehouse, **given)


def _table(catalog: SqlCatalog, manifest: Entry, name: str, files: str) -> str:
    from pyiceberg.io.pyarrow import PyArrowFileIO

    parts = [f"{files}/{part['path']}" for part in manifest["tables"][name]["parts"]]
    facts = {fact: str(manifest[fact]) for fact in ("version", "fingerprint", "contract_version")}
    with PyArrowFileIO(catalog.properties).new_input(parts[0]).open() as part:
        schema = _schema(part)
    table = catalog.create_table((manifest["version"], name), schema=schema, properties=facts)
    if manifest["tables"][name]["rows"]:
        table.add_files(parts)
    return table.metadata_location


def _schema(part: Any) -> pa.Schema:
    """An opened part's columns, whose descriptions Iceberg keeps as ``doc``."""
    schema = pq.read_schema(part)
    fields = [
        field.with_metadata({"doc": (field.metadata or {}).get(b"description", b"")}) for field in schema
    ]
    return pa.schema(fields)
