"""Registers a version's own files as Apache Iceberg tables, for Spark, Trino and Snowflake.

No row is written again: only metadata is made, which names the files where they lie.  The metadata file of
a table is what a catalog is given to know it by.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.fs as pafs
import pyarrow.parquet as pq

from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pyiceberg.catalog.sql import SqlCatalog

CATALOG = "sqlite:///:memory:"
"""Where tables are known while they are made; the users' own catalog is given the metadata files."""

ENVIRONMENT = {"s3.endpoint": "AWS_ENDPOINT_URL", "s3.region": "AWS_REGION"}
"""Settings that pyiceberg, unlike Arrow, does not take from the environment by itself."""

Entry = Mapping[str, Any]


def register(manifest: Entry, *, files: str, warehouse: str) -> dict[str, str]:
    """Make the tables of a version in ``warehouse``; table -> address of its metadata file.

    ``files`` is the address of the version's folder and ``warehouse`` that of a folder, both ``file://`` or
    ``s3://``.  The tables stand as long as the version does: they hold no copy of it.
    """
    catalog = _catalog(warehouse)
    version = manifest["version"]
    catalog.create_namespace(version)
    return {name: _table(catalog, manifest, name, files) for name in manifest["tables"]}


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
    parts = [f"{files}/{part['path']}" for part in manifest["tables"][name]["parts"]]
    facts = {fact: str(manifest[fact]) for fact in ("version", "fingerprint", "contract_version")}
    table = catalog.create_table((manifest["version"], name), schema=_schema(parts[0]), properties=facts)
    if manifest["tables"][name]["rows"]:
        table.add_files(parts)
    return table.metadata_location


def _schema(part: str) -> pa.Schema:
    """A part's columns, whose descriptions Iceberg keeps as ``doc``."""
    system, path = pafs.FileSystem.from_uri(part)
    schema = pq.read_schema(path, filesystem=system)
    fields = [
        field.with_metadata({"doc": (field.metadata or {}).get(b"description", b"")}) for field in schema
    ]
    return pa.schema(fields)
