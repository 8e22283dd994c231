"""Publish a version: link its parts, tell its difference, commit it with one rename.

The order of steps is the promise: parts and derived files are durable before the manifest, the
manifest before the rename, the rename before LATEST.json.  Whatever stops the program in between,
readers see the version before, and the next start removes or finishes what was begun.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.publish.draft import Drafting, Render, VersionDraft
from pipeline.publish.faults import outputs_faults
from pipeline.publish.manifest import Entry, table_entry
from pipeline.publish.place import Placer
from pipeline.publish.pointer import appear, highest_sequence, settle, settled_latest
from pipeline.publish.release import standard_files
from pipeline.publish.staging import checked_run_id, committing, staging
from pipeline.publish.versions import Version, read_version, version_names
from pipeline.store.locks import in_use
from pipeline.store.objects import ObjectStore
from pipeline.store.parts import Part, part_key, store_part
from schemas import TABLES

Tables = Mapping[str, Sequence[Part]]


def publish(
    outputs: Path,
    *,
    run_id: str,
    tables: Tables,
    manifest: Mapping[str, Any],
    render: Render = standard_files,
) -> Version:
    """Publish the tables of one run as the next version, and return it.

    ``tables`` gives each table's parts in the order of their rows, all in the object store;
    ``manifest`` the fields that the run knows (digests, engine, packages, ledger, checks).  A run
    that has published already gets its version back.  Raises OutputsError where the disk fails and
    DamagedError for a part whose bytes changed; then nothing is published.
    """
    facts = {"run_id": checked_run_id(run_id), "created_at": _now(), **manifest}
    with outputs_faults(outputs):
        outputs.mkdir(parents=True, exist_ok=True)
        with in_use(outputs / ".cache"):
            settle(outputs)
            with staging(outputs, run_id) as folder:
                return version_of_run(outputs, run_id) or _publish(outputs, folder, tables, facts, render)


def version_of_run(outputs: Path, run_id: str) -> Version | None:
    """The version that this run published, if it did."""
    names = [name for name in version_names(outputs) if name.endswith(f"-{run_id[:8]}")]
    versions = (read_version(outputs / name) for name in names)
    return next((version for version in versions if version.run_id == run_id), None)


def _publish(
    outputs: Path, folder: Path, tables: Tables, facts: Mapping[str, Any], render: Render
) -> Version:
    objects = ObjectStore.of(outputs)
    with committing(outputs):
        parent, sequence = settled_latest(outputs), highest_sequence(outputs) + 1
    placer = Placer.over(parent, folder=folder, objects=objects)
    entries = _place(tables, placer)
    drafting = Drafting(folder, objects, facts, entries, render)
    draft = drafting.over(parent, sequence)
    placer.seen.keep(folder, entries)
    with committing(outputs):
        if highest_sequence(outputs) + 1 != sequence:
            draft = drafting.over(settled_latest(outputs), highest_sequence(outputs) + 1)
        return _commit(outputs, draft)


def _place(tables: Tables, placer: Placer) -> dict[str, Entry]:
    """Give the version its parts; folders are made durable once all links are there."""
    entries = {
        name: table_entry(TABLES[name], placer.place(name, _filled(name, parts, placer.objects)))
        for name, parts in tables.items()
    }
    placer.seal(tables)
    return entries


def _filled(name: str, parts: Sequence[Part], objects: ObjectStore) -> list[Part]:
    """The parts that have rows; one without any where none has."""
    filled = [part for part in parts if part.rows]
    if filled:
        return filled
    table = TABLES[name]
    return [store_part(objects, table.arrow_schema().empty_table(), key=part_key(table))]


def _commit(outputs: Path, draft: VersionDraft) -> Version:
    """Make the draft a version; the commit lock must be held.  It has its manifest but for the seal."""
    name = draft.version.name
    appear(outputs, draft.version.path, name)
    return Version(outputs / name, draft.version.manifest)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
