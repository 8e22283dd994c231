"""Rows that differ because the contract names other tables, keys or columns now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.diff.causes.recorded import Cause


def contract_causes(
    rows: pa.Table, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[tuple[Any, Cause]]:
    """Masks of rows, each with its cause."""
    for name in pc.unique(rows["table"]).to_pylist():
        entries = [manifest["tables"].get(name) for manifest in (before, after)]
        whole = _whole(name, *entries)
        own = pc.equal(rows["table"], name).to_numpy()
        if whole:
            yield own, Cause("contract", whole)
            continue
        types = [{column["name"]: column["type"] for column in entry["schema"]} for entry in entries]
        for column in sorted(types[0].keys() ^ types[1].keys() | _retyped(*types)):
            told = pc.fill_null(pc.equal(rows["column"], column), False).to_numpy()
            yield own & told, Cause("contract", f"column {name}.{column}")


def _whole(name: str, before: Any, after: Any) -> str | None:
    if before is None or after is None:
        return f"table {name} {'added' if before is None else 'removed'}"
    return None if keyed_alike(before, after) else f"key of {name}"


def keyed_alike(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether rows of two manifests' entries of one table can be told apart by the same key."""
    return all(before[key] == after[key] for key in ("primary_key", "document_key"))


def _retyped(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    return {name for name in before.keys() & after.keys() if before[name] != after[name]}
