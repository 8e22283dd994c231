"""The manifest: what a version says of itself."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

import pyarrow as pa

from schemas import CHANGES, SCHEMA_VERSION, Table

NOTE_KEYS = ("description", "unit", "allowed")

MANIFEST_DEPTH = 4
"""Levels of the manifest that take a line per member: down to one line a part."""

SEAL = "seal"
UNSEALED = b"0" * 64

TEXT = json.JSONEncoder(ensure_ascii=False, check_circular=False)

BETWEEN = "}, {"
"""What stands between two objects of a list."""

Entry = dict[str, Any]


def table_entry(table: Table, parts: Sequence[Entry]) -> Entry:
    """What the manifest says of one table; its keys are noted so that old versions stay comparable."""
    return {
        "title": table.title,
        "stage": table.stage,
        "schema_version": SCHEMA_VERSION,
        "primary_key": list(table.primary_key),
        "sort_key": list(table.sort_key),
        "document_key": table.document_key,
        "references": dict(table.references),
        "rows": sum(part["rows"] for part in parts),
        "bytes": sum(part["bytes"] for part in parts),
        "schema": schema_entries(table.arrow_schema()),
        "parts": list(parts),
    }


def schema_entries(schema: pa.Schema) -> list[Entry]:
    """The columns of ``schema``, in order, with their notes."""
    return [
        {"name": field.name, "type": type_name(field.type), "nullable": field.nullable, **_notes(field)}
        for field in schema
    ]


def type_name(kind: pa.DataType) -> str:
    """The type in words that no writer alters: a list's inner field has a name of its own in Parquet."""
    if isinstance(kind, pa.ListType):
        return f"list<{type_name(kind.value_type)}>"
    if isinstance(kind, pa.StructType):
        return f"struct<{', '.join(f'{field.name}: {type_name(field.type)}' for field in kind)}>"
    return str(kind)


def fingerprint(tables: Mapping[str, Entry]) -> str:
    """SHA-256 over the hashes of all data parts: equal for versions with equal data.

    The table of changes tells of two versions, so it is no part of it.
    """
    lines = (
        f"{name} {part['sha256']}\n"
        for name, table in sorted(tables.items())
        if name != CHANGES.name
        for part in table["parts"]
    )
    return sha256("".join(lines).encode()).hexdigest()


def schema_diff(before: Mapping[str, Entry], after: Mapping[str, Entry]) -> Entry:
    """Tables and columns that came, went or changed their type or note, and tables keyed anew."""
    common = [name for name in after if name in before]
    columns = {name: _column_diff(before[name]["schema"], after[name]["schema"]) for name in common}
    return {
        "tables_added": sorted(set(after) - set(before)),
        "tables_removed": sorted(set(before) - set(after)),
        "keys_changed": [
            name for name in common if before[name]["primary_key"] != after[name]["primary_key"]
        ],
        "columns": {name: found for name, found in columns.items() if any(found.values())},
    }


def encode(value: Any, *, depth: int) -> bytes:
    """JSON whose upper ``depth`` levels take a line per member: fast to write, and fit for ``less``."""
    return (_lines(value, depth, "") + "\n").encode()


def sealed(manifest: dict[str, Any]) -> bytes:
    """The manifest's file; its last member, which is added, is the SHA-256 of the file with zeros there."""
    data = encode({**manifest, SEAL: UNSEALED.decode()}, depth=MANIFEST_DEPTH)
    head, _, tail = data.rpartition(UNSEALED)
    manifest[SEAL] = sha256(data).hexdigest()
    return head + manifest[SEAL].encode() + tail


def seal_holds(data: bytes) -> bool:
    """Whether a manifest's file is as it was written; one without a seal is not."""
    head, _, tail = data.rpartition(f'"{SEAL}": "'.encode())
    seal, rest = tail[: len(UNSEALED)], tail[len(UNSEALED) :]
    unsealed = head + f'"{SEAL}": "'.encode() + UNSEALED + rest
    return sha256(unsealed).hexdigest().encode() == seal


def _lines(value: Any, depth: int, indent: str) -> str:
    if not depth or not value or not isinstance(value, (dict, list)):
        return TEXT.encode(value)
    inner = indent + " "
    if isinstance(value, dict):
        members = [
            f"{TEXT.encode(name)}: {_lines(member, depth - 1, inner)}" for name, member in value.items()
        ]
    elif depth > 1:
        members = [_lines(member, depth - 1, inner) for member in value]
    else:
        members = _members(value)
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f"{opening}\n{inner}" + f",\n{inner}".join(members) + f"\n{indent}{closing}"


def _members(values: list[Any]) -> list[str]:
    """The JSON of each value; objects are written all at once, unless one holds what stands between them."""
    if all(isinstance(value, dict) for value in values):
        found = TEXT.encode(values)[2:-2].split(BETWEEN)
        if len(found) == len(values):
            return [f"{{{members}}}" for members in found]
    return [TEXT.encode(value) for value in values]


def _notes(field: pa.Field[Any]) -> dict[str, str]:
    metadata = field.metadata or {}
    return {name: metadata[name.encode()].decode() for name in NOTE_KEYS if name.encode() in metadata}


def _column_diff(before: Sequence[Entry], after: Sequence[Entry]) -> dict[str, list[str]]:
    old, new = ({column["name"]: column for column in columns} for columns in (before, after))
    return {
        "added": [name for name in new if name not in old],
        "removed": [name for name in old if name not in new],
        "changed": [name for name in new if name in old and new[name] != old[name]],
    }
