"""What changed since the parent version, as the page tells it."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from schemas.closed_sets import CHANGE_OP

Ops = dict[str, int]

NAMED = 8
"""Documents that the page names of those added, and of those removed."""

ROW_IN = {"added": "after", "removed": "before"}
"""What happened to a row -> the column that holds it whole."""


class ChangeLine(NamedTuple):
    """Rows of one table that changed for one cause, by what happened to them."""

    table: str
    cause: str
    ops: Ops


class ChangedDocuments(NamedTuple):
    """Documents that were added or removed: how many, and the first of them."""

    op: str
    total: int
    first: list[dict[str, Any]]


def changed_documents(changes: pa.Table) -> list[ChangedDocuments]:
    """The documents added and those removed, where there are any."""
    rows = changes.filter(pc.equal(changes["table"], "documents"))
    return [found for op in ROW_IN if (found := _whole(rows, op)).total]


def _whole(rows: pa.Table, op: str) -> ChangedDocuments:
    these = rows.filter(pc.equal(rows["op"], op))
    return ChangedDocuments(
        op, these.num_rows, [json.loads(row) for row in these[ROW_IN[op]].slice(0, NAMED).to_pylist()]
    )


def change_lines(changes: pa.Table) -> list[ChangeLine]:
    """What changed since the parent, by table and cause, in order of their names.

    A row counts once, however many of its cells changed.
    """
    counts: dict[tuple[str, str], Ops] = {}
    for table, cause, op, count in _counts(changes):
        counts.setdefault((table, cause), dict.fromkeys(CHANGE_OP, 0))[op] = count
    return [ChangeLine(table, cause, ops) for (table, cause), ops in sorted(counts.items())]


def _counts(changes: pa.Table) -> list[tuple[str, str, str, int]]:
    """Keys are counted only where a row may stand several times, because counting them is dear."""
    cells = pc.equal(changes["op"], "changed")
    groups = ["table", "cause", "op"]
    whole = (
        changes.select(groups)
        .filter(pc.invert(cells))
        .group_by(groups, use_threads=False)
        .aggregate([([], "count_all")])
    )
    changed = changes.select([*groups, "key"]).filter(cells).group_by(groups, use_threads=False)
    distinct = changed.aggregate([("key", "count_distinct")])
    return [tuple(row.values()) for rows in (whole, distinct) for row in rows.to_pylist()]
