"""A version before it is committed: parts linked, difference known, derived files written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.errors import UsageError
from pipeline.publish.columns import columns_of_documents
from pipeline.publish.diff import diff, no_changes
from pipeline.publish.diff.summary import Section, summarize
from pipeline.publish.manifest import Entry, fingerprint, schema_diff, sealed, table_entry
from pipeline.publish.place import Placer
from pipeline.publish.versions import MANIFEST, Version
from pipeline.publish.vocabulary import vocabulary_diff
from pipeline.store.files import fsync, remove_tree, write_new
from pipeline.store.objects import ObjectStore
from pipeline.store.parts import part_key, store_part
from schemas import CHANGES, CONTRACT_VERSION

SUMS = "SHA256SUMS"

CHANGES_PART_ROWS = 1_000_000
"""Rows of one part of the difference."""


@dataclass(frozen=True)
class VersionDraft:
    """What derived files are made from: the version in staging, its parent, and the difference."""

    version: Version
    parent: Version | None
    changes: pa.Table

    @cached_property
    def news(self) -> list[Section]:
        """What the difference means, for those who read the version; nothing for the first."""
        return summarize(self.parent, self.version, self.changes) if self.parent else []

    @cached_property
    def documents(self) -> pa.Table:
        """What card and page ask of all documents; they are read once for both."""
        return columns_of_documents(self.version)


Render = Callable[[VersionDraft], Mapping[str, bytes]]
"""Makes the files of a version that are not tables: name -> bytes."""


@dataclass(frozen=True)
class Drafting:
    """All that a draft is made from, whichever parent it gets.

    ``facts`` are the manifest's fields that the run knows; ``tables`` the entries of the data tables,
    whose parts lie in ``folder`` already.
    """

    folder: Path
    objects: ObjectStore
    facts: Mapping[str, Any]
    tables: Mapping[str, Entry]
    render: Render

    def over(self, parent: Version | None, sequence: int) -> VersionDraft:
        """Write everything that depends on the parent; what an earlier parent left is removed first."""
        self._clear()
        run_id = self.facts["run_id"]
        begun = {
            "contract_version": CONTRACT_VERSION,
            "version": f"v{sequence:06}-{run_id[:8]}",
            "sequence": sequence,
            "parent": parent.name if parent else None,
            **self.facts,
            **_differences(parent, self.tables),
            "tables": dict(self.tables),
        }
        version = Version(self.folder, begun, self.objects.root.parent)
        changes = diff(parent, version) if parent else no_changes()
        begun["vocabulary_diff"] = vocabulary_diff(changes)
        begun["tables"][CHANGES.name] = self._place_changes(changes)
        draft = VersionDraft(version, parent, changes)
        self._write_files(begun, self.render(draft))
        return draft

    def _clear(self) -> None:
        data = {f"{name}.parquet" for name in self.tables}
        for path in sorted(self.folder.iterdir()):
            if path.name in data:
                continue
            if path.is_dir():
                remove_tree(path)
            else:
                path.unlink()

    def _place_changes(self, changes: pa.Table) -> Entry:
        starts = range(0, max(changes.num_rows, 1), CHANGES_PART_ROWS)
        slices = (changes.slice(start, CHANGES_PART_ROWS) for start in starts)
        parts = [store_part(self.objects, rows, key=part_key(CHANGES)) for rows in slices]
        placer = Placer.over(None, folder=self.folder, objects=self.objects)
        entries = placer.place(CHANGES.name, parts)
        placer.seal([CHANGES.name])
        return table_entry(CHANGES, entries)

    def _write_files(self, manifest: dict[str, Any], rendered: Mapping[str, bytes]) -> None:
        for name, data in sorted(rendered.items()):
            write_new(self.folder / _checked(name), data)
        files = [_file(name, data) for name, data in sorted(rendered.items())]
        sums = sums_of(manifest["tables"], files)
        write_new(self.folder / SUMS, sums)
        manifest["files"] = [*files, _file(SUMS, sums)]
        write_new(self.folder / MANIFEST, sealed(manifest))
        fsync(self.folder)


def sums_of(tables: Mapping[str, Entry], files: Iterable[Entry]) -> bytes:
    """The file for ``sha256sum -c``: all files of a version but itself and the manifest, by path."""
    listed = [part for entry in tables.values() for part in entry["parts"]] + list(files)
    lines = sorted((entry["path"], entry["sha256"]) for entry in listed)
    return "".join(f"{digest}  {path}\n" for path, digest in lines).encode()


def _differences(parent: Version | None, tables: Mapping[str, Entry]) -> Entry:
    before: Mapping[str, Entry] = parent.manifest["tables"] if parent else {}
    data = {name: entry for name, entry in before.items() if name != CHANGES.name}
    now = fingerprint(tables)
    return {
        "fingerprint": now,
        "unchanged": parent is not None and parent.manifest["fingerprint"] == now,
        "schema_diff": schema_diff(data, tables) if parent else None,
    }


def _file(name: str, data: bytes) -> Entry:
    return {"path": name, "sha256": sha256(data).hexdigest(), "bytes": len(data)}


def _checked(name: str) -> str:
    if "/" in name or "=" in name or name in {MANIFEST, SUMS} or name.endswith(".parquet"):
        raise UsageError(f"a rendered file can't be called {name!r}.", "Choose a plain name of its own.")
    return name
