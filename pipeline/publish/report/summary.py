"""The part of the page that tells of the version as a whole: name, inputs, changes, tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.draft import VersionDraft
from pipeline.publish.release.about import about
from pipeline.publish.report.assets import policy, style
from pipeline.publish.report.page import fill
from schemas import CHANGES
from schemas.closed_sets import CHANGE_OP, DISPOSITION

Ops = dict[str, int]


class TableLine(NamedTuple):
    """One table: its rows now and in the parent (null where it lacks the table), and what a row is."""

    name: str
    rows: int
    before: int | None
    title: str


class ChangeLine(NamedTuple):
    """Rows of one table that changed for one cause, by what happened to them."""

    table: str
    cause: str
    ops: Ops


class Ledger(NamedTuple):
    """How many inputs there are, and what became of them."""

    total: int
    kept: int
    duplicate: int
    quarantined: int


def summary(draft: VersionDraft) -> bytes:
    """The page from its beginning up to the findings."""
    changes = change_lines(draft.changes)
    values = {
        "policy": policy(),
        "style": style(),
        "dataset": about(draft.version.manifest),
        "manifest": draft.version.manifest,
        "first": draft.parent is None,
        "ledger": ledger(draft.version.manifest),
        "changes": changes,
        "changed_rows": {op: sum(line.ops[op] for line in changes) for op in CHANGE_OP},
        "tables": table_lines(draft),
    }
    return fill("summary.html.jinja", values)


def ledger(manifest: Mapping[str, Any]) -> Ledger | None:
    """The ledger of inputs; null where the run recorded none."""
    counts = manifest.get("ledger")
    if not counts:
        return None
    kept, duplicate, quarantined = (counts.get(disposition, 0) for disposition in DISPOSITION)
    return Ledger(kept + duplicate + quarantined, kept, duplicate, quarantined)


def table_lines(draft: VersionDraft) -> list[TableLine]:
    """The data tables in the manifest's order."""
    before = draft.parent.manifest["tables"] if draft.parent else {}
    tables = draft.version.manifest["tables"].items()
    return [
        TableLine(name, entry["rows"], before[name]["rows"] if name in before else None, entry["title"])
        for name, entry in tables
        if name != CHANGES.name
    ]


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
    whole = changes.select(groups).filter(pc.invert(cells)).group_by(groups).aggregate([([], "count_all")])
    changed = changes.select([*groups, "key"]).filter(cells).group_by(groups)
    distinct = changed.aggregate([("key", "count_distinct")])
    return [tuple(row.values()) for rows in (whole, distinct) for row in rows.to_pylist()]
