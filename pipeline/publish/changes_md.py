"""What changed since the parent version, as a page to read in a minute."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.publish.diff.summary.counts import TABLES, rows_by_op
from pipeline.publish.diff.summary.shown import as_markdown
from pipeline.publish.draft import VersionDraft
from pipeline.publish.markdown import code_span, grid
from schemas import CHANGES

SHOWN_IDS = 10
"""Ids of one kind that are listed."""


def changes_md(draft: VersionDraft) -> str:
    """The page as Markdown; text from inputs stands in code spans."""
    blocks = [_heading(draft), *_news(draft), *_tables(draft), *_schema(draft), *_vocabulary(draft)]
    return "\n\n".join(blocks) + "\n"


def _heading(draft: VersionDraft) -> str:
    manifest = draft.version.manifest
    lines = [
        f"# {manifest['version']}",
        "",
        f"Published {manifest['created_at']} by run {manifest['run_id']}.",
    ]
    if draft.parent is None:
        return "\n".join([*lines, "It is the first version."])
    lines.append(f"It follows {draft.parent.name}.")
    if manifest["unchanged"]:
        lines.append("Nothing changed: every table has the bytes it had.")
    return "\n".join(lines)


def _news(draft: VersionDraft) -> Iterator[str]:
    """What is new in the evidence, and why; rows are counted by table below."""
    news = [section for section in draft.news if section.title != TABLES]
    if news:
        yield as_markdown(news)


def _tables(draft: VersionDraft) -> Iterator[str]:
    before = draft.parent.manifest["tables"] if draft.parent else {}
    counts = rows_by_op(draft.changes)
    rows = [
        (name, entry["rows"], before[name]["rows"] if name in before else "", *_ops(counts, name))
        for name, entry in draft.version.manifest["tables"].items()
        if name != CHANGES.name
    ]
    yield "## Tables"
    yield grid(("table", "rows", "before", "added", "removed", "changed"), rows)


def _ops(counts: Counter[tuple[str, str]], table: str) -> list[int]:
    return [counts[table, op] for op in ("added", "removed", "changed")]


def _schema(draft: VersionDraft) -> Iterator[str]:
    found = draft.version.manifest["schema_diff"]
    if not found or not any(found.values()):
        return
    yield "## Schema"
    lines = [
        f"- {kind.replace('_', ' ')}: {_names(found[kind])}"
        for kind in found
        if kind != "columns" and found[kind]
    ]
    for table, ops in found["columns"].items():
        lines += [f"- {table}: columns {op}: {_names(names)}" for op, names in ops.items() if names]
    yield "\n".join(lines)


def _vocabulary(draft: VersionDraft) -> Iterator[str]:
    found = draft.version.manifest["vocabulary_diff"]
    if any(found.values()):
        yield "## Vocabulary"
        yield "\n".join(f"- {op}: {_names(ids)}" for op, ids in found.items() if ids)


def _names(names: list[str]) -> str:
    more = len(names) - SHOWN_IDS
    return ", ".join(map(code_span, names[:SHOWN_IDS])) + (f" and {more} more" if more > 0 else "")
