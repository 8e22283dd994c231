"""Writes ``docs/tables.md`` from the schemas: ``python -m schemas.markdown``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from schemas import CHANGES, CONTRACT_VERSION, TABLES, Table
from schemas.table import allowed

INTRODUCTION = f"""# Tables

Generated from the schemas by `make docs`; contract version {CONTRACT_VERSION}.

Ids are the first 16 hex digits of a SHA-256 over the row's key, so they survive a rebuild.
Offsets are half-open.
`start` and `end` count code points of `documents.text`; `raw_start` and `raw_end` count bytes of the capture.
Every table is sorted by document order, which is the order of `source_uri`, and then by its own key.
"""


def tables_markdown() -> str:
    """The page: one section per table, one line per column."""
    sections = (_section(table) for table in (*TABLES.values(), CHANGES))
    return "\n".join([INTRODUCTION, *sections])


def _section(table: Table) -> str:
    key = ", ".join(f"`{column}`" for column in table.primary_key)
    lines = [f"## {table.name}", "", table.title, "", f"Stage: `{table.stage}`. Primary key: {key}.", ""]
    head = ["| column | type | unit | null | what it holds |", "|---|---|---|---|---|"]
    return "\n".join([*lines, *head, *_rows(table), ""])


def _rows(table: Table) -> Iterator[str]:
    for name, column in table.columns.items():
        kind = str(column.dtype.type.pyarrow_dtype).replace("item: ", "")
        unit = (column.metadata or {}).get("unit") or ""
        nullable = "yes" if column.nullable else ""
        yield f"| `{name}` | {kind} | {unit} | {nullable} | {_meaning(table, name, column)} |"


def _meaning(table: Table, name: str, column: Any) -> str:
    parts = [column.description]
    if name in table.references:
        parts.append(f"Names a row of `{table.references[name]}`.")
    if values := allowed(column):
        parts.append(" ".join(f"`{value}`" for value in values.split(" | ")))
    return " ".join(parts)


if __name__ == "__main__":
    sys.stdout.write(tables_markdown())
