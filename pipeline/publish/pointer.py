"""The pointer to the latest version: LATEST.json, and the ``latest`` link beside it."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.publish.staging import STAGING, committing, drop_orphans
from pipeline.publish.versions import (
    LATEST,
    LATEST_WORD,
    MANIFEST,
    Version,
    latest,
    read_pointer,
    sequence_of,
    version_names,
)
from pipeline.store.files import READ_ONLY_FOLDER, UNLINKABLE, digest, fsync, replace_durably


def settle(outputs: Path) -> None:
    """Finish or remove what a killed run left: its staging, and a commit that LATEST.json missed.

    Raises UsageError where the link beside LATEST.json can't be moved, before anything is done.
    """
    _check_link(outputs / LATEST_WORD)
    drop_orphans(outputs)
    if not _settled(outputs):
        with committing(outputs):
            settled_latest(outputs)


def settled_latest(outputs: Path) -> Version | None:
    """The latest version, once the pointer is sure to name the newest; the commit lock must be held.

    None before the first publish.  Raises DamagedVersionError where its manifest changed.
    """
    names = version_names(outputs)
    if not names:
        return None
    if not _settled(outputs):
        point_to(outputs, names[-1])
    return latest(outputs)


def appear(outputs: Path, folder: Path, name: str) -> None:
    """Make a finished folder in staging the latest version; the commit lock must be held."""
    fsync(folder.parent)
    os.rename(folder, outputs / name)
    fsync(outputs)
    point_to(outputs, name)


def point_to(outputs: Path, name: str) -> None:
    """Make ``name`` the latest version and lock its folder; the commit lock must be held."""
    pointer = {"version": name, "manifest_sha256": digest(outputs / name / MANIFEST)}
    scratch = outputs / STAGING
    replace_durably(outputs / LATEST, pointer_bytes(pointer), scratch=scratch)
    _move_link(outputs, name)
    os.chmod(outputs / name, READ_ONLY_FOLDER)


def pointer_bytes(pointer: Mapping[str, str]) -> bytes:
    """LATEST.json of a version's name and its manifest's SHA-256."""
    return json.dumps(pointer, indent=1).encode() + b"\n"


def highest_sequence(outputs: Path) -> int:
    """The highest sequence ever seen here, so that no name comes twice."""
    pointer = read_pointer(outputs) or {"version": ""}
    names = [path.name for path in outputs.glob("v*-*")]
    return max(map(sequence_of, [*names, pointer["version"]]), default=0)


def _settled(outputs: Path) -> bool:
    names = version_names(outputs)
    if not names:
        return True
    pointer = read_pointer(outputs)
    mode = (outputs / names[-1]).stat().st_mode
    return pointer is not None and pointer["version"] == names[-1] and not mode & stat.S_IWUSR


def _check_link(link: Path) -> None:
    if link.is_dir() and not link.is_symlink():
        raise UsageError(
            f"{link}: is a folder of its own, and no link to the latest version.",
            "Remove it or move it elsewhere, as a copy that followed links may have made it; then run again.",
        )


def _move_link(outputs: Path, name: str) -> None:
    """Move the convenience link; a file system without links does without it."""
    draft = outputs / STAGING / f".{LATEST_WORD}"
    draft.unlink(missing_ok=True)
    try:
        draft.symlink_to(name)
    except OSError as error:
        if error.errno in UNLINKABLE:
            return
        raise
    os.replace(draft, outputs / LATEST_WORD)
