"""What a manifest must look like before anything is done by it: versions come from strangers too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

MEMBERS = {"version", "sequence", "parent", "created_at", "fingerprint", "tables", "files"}
"""Members that every manifest has, whatever its contract's version."""

ENTRY_MEMBERS = {"rows", "schema", "primary_key", "sort_key", "document_key", "parts"}
"""Members of a table's entry without which no row can be read or told from another."""

PART_MEMBERS = {"path", "sha256", "bytes", "rows", "first_key", "last_key"}
FILE_MEMBERS = {"path", "sha256", "bytes"}
COUNTS = {"bytes", "rows"}

FILE_NAME = re.compile(r"\w[\w.-]*(/\w[\w.-]*)?", re.ASCII)
"""The paths that a version has: a name, or a name in a table's folder."""


def misshapen(manifest: Any) -> str | None:
    """Why a JSON value can't be the manifest of a version; null where it can."""
    return next(_faults(manifest), None)


def _faults(manifest: Any) -> Iterator[str]:
    if not _is_object(manifest, MEMBERS):
        yield "is no manifest of a version"
        return
    if not _is_time(manifest["created_at"]):
        yield f"was made at {manifest['created_at']!r}, which is no time"
    tables, files = manifest["tables"], manifest["files"]
    if not isinstance(tables, dict) or not all(_is_object(entry, ENTRY_MEMBERS) for entry in tables.values()):
        yield "does not tell its tables"
        return
    for entry in tables.values():
        yield from _listed(entry["parts"], PART_MEMBERS)
    yield from _listed(files, FILE_MEMBERS)


def _listed(files: Any, members: set[str]) -> Iterator[str]:
    """Faults of a list of files; a path must stay inside the version's folder."""
    if not isinstance(files, list) or not all(_is_object(file, members) for file in files):
        yield "does not tell its files"
        return
    counts = COUNTS & members
    for file in files:
        path = file["path"]
        if not isinstance(path, str) or not FILE_NAME.fullmatch(path):
            yield f"names {path!r}, which is no path of a version"
        for name in counts:
            if not isinstance(file[name], int) or file[name] < 0:
                yield f"does not tell the size of {path}"


def _is_object(value: Any, members: set[str]) -> bool:
    return isinstance(value, dict) and value.keys() >= members


def _is_time(value: Any) -> bool:
    try:
        datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return True
