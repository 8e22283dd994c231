"""Puts a version on an object store: its files, then its manifest, then the pointer if nobody was faster.

A store has no rename and no lock.  What readers trust is LATEST.json: it moves by a put that holds only
while the pointer is the one that was looked at, and only to a version that follows the one it names.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.publish.faults import DamagedVersionError
from pipeline.publish.mirror.faults import OtherHistoryError, StoreError
from pipeline.publish.mirror.store import Store
from pipeline.publish.pointer import pointer_bytes
from pipeline.publish.versions import (
    LATEST,
    MANIFEST,
    Version,
    parsed_manifest,
    parsed_pointer,
    read_version,
    sequence_of,
    version_names,
)
from pipeline.store.files import digest

TRANSFERS = 8
"""Files on their way at once."""

ATTEMPTS = 100
"""How often the pointer is looked at while others move it."""

Pointer = Mapping[str, str]


class Mirrored(NamedTuple):
    """The version, its address, and how many files were sent and how many copied within the store."""

    version: str
    url: str
    sent: int
    copied: int


def mirror(version: Version, url: str) -> Mirrored:
    """Make ``version`` the latest at ``url``; it is checked as it is sent, and sent at most once.

    Raises OtherHistoryError where the latest version there is not one that it follows, DamagedVersionError
    for a file that changed, StoreError where the store fails; then the latest there is what it was.
    """
    store, sent, copied = Store.at(url), 0, 0
    manifest = (version.path / MANIFEST).read_bytes()
    pointer = {"version": version.name, "manifest_sha256": sha256(manifest).hexdigest()}
    for _ in range(ATTEMPTS):
        before = store.get(LATEST)
        there = _pointer(url, before.data) if before else None
        if there == pointer:
            return Mirrored(version.name, url, sent, copied)
        _check_follows(version, there, url)
        if not _is_complete(store, version, manifest):
            sent, copied = _send(store, version, _files_there(store, there))
            store.put_if(f"{version.name}/{MANIFEST}", manifest, None)
        elif store.put_if(LATEST, pointer_bytes(pointer), before.tag if before else None):
            return Mirrored(version.name, url, sent, copied)
    raise StoreError(url, TimeoutError(f"{LATEST} was moved by others {ATTEMPTS} times"))


def _pointer(url: str, data: bytes) -> Pointer:
    found = parsed_pointer(data)
    if found is None:
        raise DamagedVersionError(f"{url}/{LATEST}", "names no version")
    return found


def _check_follows(version: Version, there: Pointer | None, url: str) -> None:
    """Raise OtherHistoryError unless the version named there is an ancestor that is still known here."""
    if there is None:
        return
    outputs, name = version.path.parent, there["version"]
    known = version_names(outputs)
    if name in known:
        same = digest(outputs / name / MANIFEST) == there["manifest_sha256"]
    else:
        same = name == read_version(outputs / known[0]).manifest["parent"]
    if not same or sequence_of(name) >= version.sequence:
        raise OtherHistoryError(url, name, version.name)


def _is_complete(store: Store, version: Version, manifest: bytes) -> bool:
    """Whether the version is there, and must only become the latest; its manifest was put last."""
    found = store.get(f"{version.name}/{MANIFEST}")
    if found and found.data != manifest:
        raise OtherHistoryError(store.url, version.name, version.name)
    return found is not None


def _files_there(store: Store, there: Pointer | None) -> dict[str, str]:
    """SHA-256 -> name of the files of the latest version there."""
    found = store.get(f"{there['version']}/{MANIFEST}") if there else None
    if there is None or found is None or sha256(found.data).hexdigest() != there["manifest_sha256"]:
        return {}
    manifest = parsed_manifest(found.data, f"{store.url}/{there['version']}/{MANIFEST}")
    return {file["sha256"]: f"{there['version']}/{file['path']}" for file in _files(manifest)}


def _send(store: Store, version: Version, there: Mapping[str, str]) -> tuple[int, int]:
    """Put all files but the manifest; how many were sent, and how many copied from those ``there``."""

    def put(file: Mapping[str, Any]) -> bool:
        target, known = f"{version.name}/{file['path']}", there.get(file["sha256"])
        if known is not None:
            store.copy(known, target)
        else:
            store.put(target, _checked(version.path / file["path"], file["sha256"]))
        return known is None

    with ThreadPoolExecutor(TRANSFERS) as threads:
        fresh = list(threads.map(put, _files(version.manifest)))
    return sum(fresh), len(fresh) - sum(fresh)


def _files(manifest: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    parts = [part for entry in manifest["tables"].values() for part in entry["parts"]]
    return [*parts, *manifest["files"]]


def _checked(path: Path, expected: str) -> bytes:
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise DamagedVersionError(path, "is not there, though the manifest names it") from error
    if sha256(data).hexdigest() != expected:
        raise DamagedVersionError(path, "does not have the SHA-256 that the manifest notes")
    return data
