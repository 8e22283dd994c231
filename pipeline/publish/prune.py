"""Retention: which versions stay, and what the cache may forget."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import UsageError
from pipeline.publish.faults import outputs_faults
from pipeline.publish.pins import pinned_names
from pipeline.publish.pointer import settle
from pipeline.publish.staging import discard
from pipeline.publish.versions import MANIFEST, read_version, version_names
from pipeline.store.locks import locked
from pipeline.store.objects import ObjectStore
from pipeline.store.records import RecordStore, record_objects

KEEP = 10
"""Versions kept where nothing else is asked for."""


class Pruned(NamedTuple):
    """What was removed: names of versions, counts of records and objects, and bytes freed on disk."""

    versions: list[str]
    records: int
    objects: int
    freed: int


def prune(outputs: Path, *, keep: int = KEEP) -> Pruned:
    """Remove all but the newest ``keep`` versions and the pinned ones; versions are whole, so any can go.

    Of the cache goes what no kept version holds and no run has used since the oldest of the newest
    ``keep`` was published.  Raises UsageError while a run is in progress.
    """
    if keep < 1:
        raise UsageError(f"can't keep {keep} versions.", "Keep at least 1: the latest always stays.")
    with outputs_faults(outputs), locked(outputs / ".cache" / "in-use.lock", wait=False) as free:
        if not free:
            raise UsageError(f"{outputs}: a run is in progress.", "Prune when it has ended.")
        settle(outputs)
        return _prune(outputs, keep)


def _prune(outputs: Path, keep: int) -> Pruned:
    names = version_names(outputs)
    recent, pinned = names[-keep:], set(pinned_names(outputs).values())
    old = [name for name in names[:-keep] if name not in pinned]
    freed = sum(_only_names(_files(outputs / name)) for name in old)
    for name in old:
        discard(outputs, outputs / name)
    records = list(_unused_records(outputs, recent))
    for path in records:
        path.unlink()
    objects = [*_unused_objects(outputs), *_unused_members(outputs, recent)]
    freed += _only_names(iter(objects))
    for path in objects:
        path.unlink()
    return Pruned(old, len(records), len(objects), freed)


def _unused_records(outputs: Path, recent: list[str]) -> Iterator[Path]:
    return _unused_since(recent, outputs, RecordStore.of(outputs).root)


def _unused_members(outputs: Path, recent: list[str]) -> Iterator[Path]:
    """Unpacked containers; a run that needs one again unpacks it again."""
    return _unused_since(recent, outputs, outputs / ".cache" / "unpacked")


def _unused_since(recent: list[str], outputs: Path, folder: Path) -> Iterator[Path]:
    """Files of ``folder`` that no run has used since the oldest of the ``recent`` versions."""
    if not recent:
        return
    horizon = (outputs / recent[0] / MANIFEST).stat().st_mtime_ns
    for path in _files(folder):
        if path.stat().st_mtime_ns < horizon:
            yield path


def _unused_objects(outputs: Path) -> Iterator[Path]:
    """Objects that no kept record or version refers to, and drafts that killed runs left."""
    used = {name for path in _files(RecordStore.of(outputs).root) for name in record_objects(path)}
    for name in version_names(outputs):
        tables = read_version(outputs / name).manifest["tables"].values()
        used |= {part["sha256"] for table in tables for part in table["parts"]}
    return (path for path in _files(ObjectStore.of(outputs).root) if path.name not in used)


def _files(root: Path) -> Iterator[Path]:
    return (path for path in sorted(root.rglob("*")) if path.is_file())


def _only_names(paths: Iterator[Path]) -> int:
    """Bytes of the files that have no other name: what removing them frees."""
    stats = (path.stat() for path in paths)
    return sum(stat.st_size for stat in stats if stat.st_nlink == 1)
