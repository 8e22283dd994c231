"""Brings a mirrored version back into an outputs folder, so that the next run there follows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.publish.faults import DamagedVersionError, outputs_faults
from pipeline.publish.mirror.remote import Remote
from pipeline.publish.pointer import appear, settle
from pipeline.publish.staging import committing, staging
from pipeline.publish.versions import (
    LATEST_WORD,
    MANIFEST,
    VERSION_NAME,
    Version,
    parsed_manifest,
    version_names,
)
from pipeline.store.files import READ_ONLY_FOLDER, fsync, write_new


def restore(url: str, outputs: Path, version: str = LATEST_WORD) -> Version:
    """Publish the mirrored version in ``outputs``, which must have none yet; every file is checked.

    Raises UsageError where there are versions, DamagedVersionError where a file there is not what its
    manifest says, StoreError where the store fails, OutputsError where the disk does; then nothing appears.
    """
    remote = Remote.at(url)
    manifest = remote.resolved(version)
    content = parsed_manifest(manifest, f"{url}/{MANIFEST}")
    name = str(content["version"])
    if not VERSION_NAME.fullmatch(name):
        raise DamagedVersionError(f"{url}/{MANIFEST}", f"calls its version {name!r}")
    with outputs_faults(outputs):
        outputs.mkdir(parents=True, exist_ok=True)
        settle(outputs)
        with staging(outputs, f"restore-{name}") as folder:
            for path, data in _files(remote, content):
                _write(folder, path, data)
            _seal(folder, manifest)
            with committing(outputs):
                _check_empty(outputs)
                appear(outputs, folder, name)
    return Version(outputs / name, content)


def _files(remote: Remote, manifest: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every file but the manifest, checked."""
    parts = [part for entry in manifest["tables"].values() for part in entry["parts"]]
    for file in [*parts, *manifest["files"]]:
        place = f"{remote.url}/{manifest['version']}/{file['path']}"
        if file["path"] == MANIFEST:
            raise DamagedVersionError(place, "is no path of a version")
        data = remote.bytes(f"{manifest['version']}/{file['path']}")
        if data is None:
            raise DamagedVersionError(place, "is not there, though the manifest names it")
        if sha256(data).hexdigest() != file["sha256"]:
            raise DamagedVersionError(place, "does not have the SHA-256 that the manifest notes")
        yield file["path"], data


def _write(folder: Path, path: str, data: bytes) -> None:
    (folder / path).parent.mkdir(exist_ok=True)
    write_new(folder / path, data)


def _seal(folder: Path, manifest: bytes) -> None:
    """Make all durable, the manifest last."""
    for table in filter(Path.is_dir, folder.iterdir()):
        fsync(table)
        table.chmod(READ_ONLY_FOLDER)
    write_new(folder / MANIFEST, manifest)
    fsync(folder)


def _check_empty(outputs: Path) -> None:
    if version_names(outputs):
        raise UsageError(f"{outputs} has versions of its own.", "Name a folder that has none.")
