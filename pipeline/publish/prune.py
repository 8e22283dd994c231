"""Retention: which versions stay, and what the cache may forget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import UsageError
from pipeline.publish.faults import check_folder, outputs_faults
from pipeline.publish.pins import pinned_names
from pipeline.publish.pointer import settle
from pipeline.publish.readers import is_read, unread
from pipeline.publish.retention import LAST, Policy, kept
from pipeline.publish.staging import discard
from pipeline.publish.versions import MANIFEST, Version, list_versions, read_version, version_names
from pipeline.store.locks import locked
from pipeline.store.objects import ObjectStore
from pipeline.store.records import RecordStore, record_objects

READ = "being read"


class Pruned(NamedTuple):
    """What was removed, or would be: names of versions, counts of records and objects, bytes freed on disk.

    ``kept`` tells why the other versions stay.
    """

    versions: list[str]
    records: int
    objects: int
    freed: int
    kept: dict[str, str]


def prune(outputs: Path, *, keep: int | Policy = LAST, dry_run: bool = False) -> Pruned:
    """Remove the versions that ``keep``, a number of newest ones or a policy, does not keep.

    Pinned versions stay, and those that somebody reads at the moment; versions are whole, so any other
    can go.  Of the cache goes what no kept version holds and no run has used since the oldest of the
    newest versions was published.  Raises UsageError while a run is in progress, and for no folder.
    """
    check_folder(outputs)
    policy = Policy(keep) if isinstance(keep, int) else keep
    with outputs_faults(outputs), locked(outputs / ".cache" / "in-use.lock", wait=False) as free:
        if not free:
            raise UsageError(f"{outputs}: a run is in progress.", "Prune when it has ended.")
        settle(outputs)
        return _prune(outputs, policy, dry_run)


def _prune(outputs: Path, policy: Policy, dry_run: bool) -> Pruned:
    versions = {version.path.name: version for version in list_versions(outputs)}
    created = {name: version.manifest["created_at"] for name, version in versions.items()}
    reasons = kept(created, policy, _held(outputs, versions))
    old = [name for name in versions if name not in reasons]
    recent = list(versions)[-policy.last :]
    records = list(_unused_records(outputs, recent))
    objects = [*_unused_objects(outputs, set(records), set(old)), *_unused_members(outputs, recent)]
    freed = _freed([*(path for name in old for path in _files(outputs / name)), *objects])
    if not dry_run:
        still_read = [name for name in old if not _discarded(outputs, name)]
        reasons |= dict.fromkeys(still_read, READ)
        for path in (*records, *objects):
            path.unlink()
    gone = [name for name in old if name not in reasons]
    return Pruned(gone, len(records), len(objects), freed, reasons)


def _discarded(outputs: Path, name: str) -> bool:
    """Remove a version unless somebody began to read it."""
    with unread(outputs / name) as free:
        if free:
            discard(outputs, outputs / name)
        return free


def _held(outputs: Path, versions: Mapping[str, Version]) -> dict[str, str]:
    """Versions that stay whatever the policy says, and why."""
    read = {name: READ for name, version in versions.items() if is_read(version.path)}
    pinned = {name: f"pinned as {release}" for release, name in pinned_names(outputs).items()}
    return read | pinned


def _unused_records(outputs: Path, recent: list[str]) -> Iterator[Path]:
    return _unused_since(recent, outputs, RecordStore.of(outputs).root)


def _unused_members(outputs: Path, recent: list[str]) -> Iterator[Path]:
    """Unpacked containers, packed vocabularies and kept columns; a run that needs one makes it again."""
    for name in ("columns", "forms", "unpacked"):
        yield from _unused_since(recent, outputs, outputs / ".cache" / name)


def _unused_since(recent: list[str], outputs: Path, folder: Path) -> Iterator[Path]:
    """Files of ``folder`` that no run has used since the oldest of the ``recent`` versions."""
    if not recent:
        return
    horizon = (outputs / recent[0] / MANIFEST).stat().st_mtime_ns
    for path in _files(folder):
        if path.stat().st_mtime_ns < horizon:
            yield path


def _unused_objects(outputs: Path, records: Set[Path], versions: Set[str]) -> Iterator[Path]:
    """Objects that nothing but these records and versions refers to, and drafts that killed runs left."""
    kept_records = (path for path in _files(RecordStore.of(outputs).root) if path not in records)
    used = {name for path in kept_records for name in record_objects(path)}
    for name in (name for name in version_names(outputs) if name not in versions):
        tables = read_version(outputs / name).manifest["tables"].values()
        used |= {part["sha256"] for table in tables for part in table["parts"]}
    return (path for path in _files(ObjectStore.of(outputs).root) if path.name not in used)


def _files(root: Path) -> Iterator[Path]:
    return (path for path in sorted(root.rglob("*")) if path.is_file())


def _freed(paths: Iterable[Path]) -> int:
    """Bytes on disk of the files of which all names are among ``paths``: what removing them frees."""
    stats = [path.stat() for path in paths]
    names = Counter(stat.st_ino for stat in stats)
    return sum({stat.st_ino: stat.st_size for stat in stats if stat.st_nlink <= names[stat.st_ino]}.values())
