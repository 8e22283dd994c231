"""The part of the page that tells of the version as a whole: name, inputs, changes, tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pipeline.publish.draft import VersionDraft
from pipeline.publish.release.about import about
from pipeline.publish.report.assets import policy, style
from pipeline.publish.report.changed import change_lines, changed_documents
from pipeline.publish.report.page import fill
from pipeline.publish.report.reading import row_count
from pipeline.publish.versions import Version
from schemas import CHANGES
from schemas.closed_sets import CHANGE_OP, DISPOSITION


class TableLine(NamedTuple):
    """One table: its rows now and in the parent (null where it lacks the table), and what a row is."""

    name: str
    rows: int
    before: int | None
    title: str


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
        "kept_as": kept_as(draft.version),
        "changes": changes,
        "changed_documents": changed_documents(draft.changes),
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


def kept_as(version: Version) -> str:
    """What became of the kept inputs: a file that holds others is kept too, and is no document."""
    kept = (version.manifest.get("ledger") or {}).get("kept", 0)
    if kept == row_count(version, "documents"):
        return "read as documents"
    return "read as documents, or for the documents in them"


def table_lines(draft: VersionDraft) -> list[TableLine]:
    """The data tables in the manifest's order."""
    before = draft.parent.manifest["tables"] if draft.parent else {}
    tables = draft.version.manifest["tables"].items()
    return [
        TableLine(name, entry["rows"], before[name]["rows"] if name in before else None, entry["title"])
        for name, entry in tables
        if name != CHANGES.name
    ]
