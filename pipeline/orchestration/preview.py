"""The first rows of a table as Markdown in which captured text can do nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa

from pipeline.publish.markdown import code_span, grid, printable
from schemas import Table
from schemas.columns import STABLE_ID

ROWS = 3
COLUMNS = 5
CELL = 28
"""Code points of a cell; a preview of 1,000 or more would hide behind a button in Dagster's catalog."""

CHOSEN = {
    "captures": ["source_uri", "media_type", "size_bytes", "disposition", "reason"],
    "claims": ["intervention_id", "outcome_id", "direction", "effect", "evidence_level"],
}
"""Columns of the tables whose first ones say little."""

BAR = "\N{BROKEN BAR}"
"""Stands for a bar, which would end a cell."""


def preview(table: Table, rows: pa.Table) -> str:
    """The first of some rows, in the first columns that tell a person something."""
    telling = [name for name, column in table.columns.items() if _is_telling(name, column)]
    columns = CHOSEN.get(table.name) or telling[:COLUMNS]
    first = rows.select(columns).slice(0, ROWS)
    return markdown_table(columns, (row.values() for row in first.to_pylist()))


def markdown_table(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table whose cells are all code, so that no link, image or tag in them is alive."""
    return grid(columns, ([code(value) for value in row] for row in rows))


def code(value: object) -> str:
    """A value as a Markdown code span of one line; empty where it is null or blank."""
    text = "" if value is None else str(value)[: 8 * CELL]
    words = " ".join(printable(text).split())
    shown = words if len(words) <= CELL else f"{words[: CELL - 1]}…"
    return code_span(shown.replace("|", BAR)) if shown else ""


def _is_telling(name: str, column: Any) -> bool:
    """Whether a pandera column holds neither offsets, nor ids of rows and rules, nor bytes, nor lists."""
    kind = column.dtype.type.pyarrow_dtype
    offset = (column.metadata or {}).get("unit") in ("byte", "code point")
    hashed = any(check.statistics.get("pattern") == STABLE_ID for check in column.checks)
    return not (name == "rule_id" or offset or hashed or pa.types.is_nested(kind) or pa.types.is_binary(kind))
