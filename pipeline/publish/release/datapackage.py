"""The version as a Frictionless data package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.publish.release.about import ALLOWED_SEPARATOR, Creator, about, authors, semantic_version

TYPES = {
    "string": "string",
    "int32": "integer",
    "int64": "integer",
    "double": "number",
    "bool": "boolean",
    "date32[day]": "date",
    "binary": "string",
}
"""Arrow type -> table schema type; every list is an array."""

MEDIA_TYPES = {
    "parquet": "application/vnd.apache.parquet",
    "csv": "text/csv",
    "jsonl": "application/jsonl",
}
"""Format, as files' names end -> media type."""

Entry = Mapping[str, Any]


def datapackage(manifest: Entry) -> dict[str, Any]:
    """The content of ``datapackage.json``: one resource per table, its columns and keys."""
    dataset = about(manifest)
    package = {
        "profile": "data-package",
        "name": dataset.name,
        "title": dataset.title,
        "description": dataset.description,
        "version": semantic_version(manifest),
        "created": manifest["created_at"],
        "homepage": dataset.url,
        "licenses": [{"name": dataset.licence, "path": dataset.licence_url}] if dataset.licence else None,
        "keywords": dataset.keywords or None,
        "contributors": [_contributor(creator) for creator in authors(dataset)],
        "resources": [_resource(name, manifest["tables"]) for name in manifest["tables"]],
    }
    return {name: value for name, value in package.items() if value is not None}


def _contributor(creator: Creator) -> dict[str, str]:
    return {"title": creator.name, "role": "author", **({"path": creator.url} if creator.url else {})}


def _resource(name: str, tables: Entry) -> dict[str, Any]:
    """A table; readers of the format check neither sizes nor the hashes of several paths."""
    entry, parts = tables[name], tables[name]["parts"]
    suffix = parts[0]["path"].rpartition(".")[2]
    single = {"path": parts[0]["path"], "hash": f"sha256:{parts[0]['sha256']}"}
    return {
        "name": name,
        "title": entry["title"],
        "profile": "data-resource",
        **(single if len(parts) == 1 else {"path": [part["path"] for part in parts]}),
        "format": suffix,
        "mediatype": MEDIA_TYPES[suffix],
        "schema": _schema(entry, tables),
    }


def _schema(entry: Entry, tables: Entry) -> dict[str, Any]:
    schema = {
        "fields": [_field(column) for column in entry["schema"]],
        "primaryKey": entry["primary_key"],
        "foreignKeys": list(_foreign_keys(entry, tables)),
    }
    return {name: value for name, value in schema.items() if value}


def _foreign_keys(entry: Entry, tables: Entry) -> Iterator[dict[str, Any]]:
    """References of single columns; a list of keys has no form in this format."""
    types = {column["name"]: column["type"] for column in entry["schema"]}
    for column, table in entry["references"].items():
        if table in tables and not types[column].startswith("list"):
            reference = {"resource": table, "fields": tables[table]["primary_key"]}
            yield {"fields": [column], "reference": reference}


def _field(column: Entry) -> dict[str, Any]:
    constraints: dict[str, Any] = {} if column["nullable"] else {"required": True}
    if "allowed" in column:
        constraints["enum"] = column["allowed"].split(ALLOWED_SEPARATOR)
    field = {
        "name": column["name"],
        "type": TYPES.get(column["type"], "array"),
        "format": "binary" if column["type"] == "binary" else None,
        "description": column.get("description"),
        "unit": column.get("unit"),
        "constraints": constraints or None,
    }
    return {name: value for name, value in field.items() if value is not None}
