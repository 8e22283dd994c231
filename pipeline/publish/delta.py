"""A difference to carry elsewhere: what makes a version out of one that is there already."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.errors import UsageError
from pipeline.publish.diff import diff
from pipeline.publish.diff.apply import apply
from pipeline.publish.faults import DamagedVersionError, outputs_faults
from pipeline.publish.pointer import point_to, settle
from pipeline.publish.read import read_parts
from pipeline.publish.staging import committing, staging
from pipeline.publish.versions import (
    MANIFEST,
    VERSION_NAME,
    Version,
    parsed_manifest,
    read_version,
    resolve,
    version_names,
)
from pipeline.store.files import READ_ONLY_FOLDER, copy, digest, fsync, link, write_new
from pipeline.store.parts import write_part
from schemas import CHANGES

HEAD = "delta.json"
MEMBERS = {"before", "before_fingerprint", "after", "manifest_sha256"}
DIFFERENCE = "difference.parquet"
FILES = "version"
"""Folder of the other version's files that are no data tables, under the names that they have there."""


def write_delta(before: Version, after: Version, folder: Path) -> pa.Table:
    """Write all that makes ``after`` out of ``before`` to a new folder; returns the difference.

    It holds the rows of the difference, and the small files of ``after`` as they are.  Raises UsageError
    where the folder is there already, OutputsError where the disk fails.
    """
    if folder.exists():
        raise UsageError(f"{folder}: is there already.", "Name a folder that is not there yet.")
    changes = diff(before, after)
    with outputs_faults(folder):
        _write(before, after, folder, changes)
    return changes


def _write(before: Version, after: Version, folder: Path, changes: pa.Table) -> None:
    """Write the folder, its head last, without which it is no delta."""
    for file in _carried(after.manifest):
        target = folder / FILES / file
        target.parent.mkdir(parents=True, exist_ok=True)
        copy(after.path / file, target)
    write_new(folder / DIFFERENCE, write_part(changes))
    head = {
        "before": before.name,
        "before_fingerprint": before.manifest["fingerprint"],
        "after": after.name,
        "manifest_sha256": digest(after.path / MANIFEST),
    }
    write_new(folder / HEAD, json.dumps(head, indent=1).encode() + b"\n")


def apply_delta(folder: Path, outputs: Path, before: str | None = None) -> Version:
    """Make the delta's version in ``outputs``, byte for byte, and return it.

    ``before`` names the version to start from, if it is called otherwise there.  Nothing appears
    unless every file has the SHA-256 that the version's manifest notes.
    """
    head, manifest = _read(folder)
    with outputs_faults(outputs):
        settle(outputs)
        if head["after"] in version_names(outputs):
            return read_version(outputs / head["after"], expected=head["manifest_sha256"])
        start = resolve(outputs, before or head["before"])
        if start.manifest["fingerprint"] != head["before_fingerprint"]:
            raise UsageError(
                f"{start.name} does not hold the data that {folder} starts from.",
                f"Start from a copy of {head['before']}.",
            )
        with staging(outputs, head["after"]) as draft:
            _fill(draft, folder, start, manifest)
            return _commit(outputs, draft, head["after"])


def _read(folder: Path) -> tuple[dict[str, str], dict[str, Any]]:
    """The delta's head and the other version's manifest."""
    try:
        head = _head(json.loads(_plain_file(folder / HEAD).read_bytes()))
        data = _plain_file(folder / FILES / MANIFEST).read_bytes()
    except (FileNotFoundError, ValueError, RecursionError) as error:
        raise UsageError(f"{folder}: is no delta.", "Make one: als-evidence diff A B --to FOLDER.") from error
    if sha256(data).hexdigest() != head["manifest_sha256"]:
        raise DamagedVersionError(folder / FILES / MANIFEST, f"does not have the SHA-256 that {HEAD} notes")
    manifest = parsed_manifest(data, folder / FILES / MANIFEST)
    if not VERSION_NAME.fullmatch(head["after"]) or manifest["version"] != head["after"]:
        raise DamagedVersionError(folder / HEAD, f"calls {manifest['version']!r} {head['after']!r}")
    return head, manifest


def _head(found: Any) -> dict[str, str]:
    """The members of a delta's head; raises ValueError where one is missing."""
    if not isinstance(found, dict) or not found.keys() >= MEMBERS:
        raise ValueError(f"a head has {', '.join(sorted(MEMBERS))}")
    return {name: str(found[name]) for name in MEMBERS}


def _carried(manifest: dict[str, Any]) -> list[str]:
    parts = manifest["tables"].get(CHANGES.name, {"parts": []})["parts"]
    return [MANIFEST, *(file["path"] for file in [*manifest["files"], *parts])]


def _fill(draft: Path, folder: Path, before: Version, manifest: dict[str, Any]) -> None:
    tables = {name: entry for name, entry in manifest["tables"].items() if name != CHANGES.name}
    listed = {part["path"]: part["sha256"] for part in _parts(manifest)}
    listed |= {file["path"]: file["sha256"] for file in manifest["files"]}
    for path in listed:
        (draft / path).parent.mkdir(parents=True, exist_ok=True)
    for path in _carried(manifest):
        copy(_plain_file(folder / FILES / path), draft / path)
    _link_shared(draft, before, tables)
    for part, rows in _made(folder / DIFFERENCE, before, tables):
        if not (draft / part["path"]).exists():
            write_new(draft / part["path"], write_part(rows))
    for path, expected in listed.items():
        if digest(draft / path) != expected:
            raise UsageError(f"{path} does not come out with the bytes that it has.", _cure(manifest))
    _seal(draft)


def _made(path: Path, before: Version, tables: dict[str, Any]) -> Iterator[tuple[dict[str, Any], pa.Table]]:
    """The parts that the difference at ``path`` makes; it may be anyone's, so all can be wrong with it."""
    changes = read_parts([_plain_file(path)])
    if not changes.schema.equals(CHANGES.arrow_schema()):
        raise DamagedVersionError(path, "does not have the columns of a difference")
    try:
        yield from apply(changes, before, tables)
    except (pa.ArrowException, LookupError, TypeError, ValueError) as error:
        raise DamagedVersionError(path, f"does not fit {before.name} and the manifest ({error})") from error


def _plain_file(path: Path) -> Path:
    """A file of the delta's own; a link, a device or a pipe could give whatever it likes."""
    if not path.is_symlink() and (path.is_file() or not path.exists()):
        return path
    raise DamagedVersionError(path, "is no plain file")


def _cure(manifest: dict[str, Any]) -> str:
    made_with = manifest.get("packages", {}).get("pyarrow", "that version")
    return f"Make the delta anew, and apply it with pyarrow {made_with}, which wrote the version."


def _parts(manifest: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (part for entry in manifest["tables"].values() for part in entry["parts"])


def _link_shared(draft: Path, before: Version, tables: dict[str, Any]) -> None:
    """Give the parts that both versions have a second name."""
    there = {part["sha256"]: before.path / part["path"] for part in _parts(before.manifest)}
    for part in _parts({"tables": tables}):
        source = there.get(part["sha256"])
        if source and not link(source, draft / part["path"]):
            copy(source, draft / part["path"])


def _seal(draft: Path) -> None:
    """Make the folders durable, and those of tables read-only."""
    for path in sorted(path for path in draft.iterdir() if path.is_dir()):
        fsync(path)
        path.chmod(READ_ONLY_FOLDER)
    fsync(draft)


def _commit(outputs: Path, draft: Path, name: str) -> Version:
    with committing(outputs):
        fsync(draft.parent)
        os.rename(draft, outputs / name)
        fsync(outputs)
        if version_names(outputs)[-1] == name:
            point_to(outputs, name)
        else:
            os.chmod(outputs / name, READ_ONLY_FOLDER)
    return read_version(outputs / name)
