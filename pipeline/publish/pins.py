"""Releases: names that pin a version, so that pruning leaves it."""

from __future__ import annotations

import os
import re
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.publish.faults import outputs_faults
from pipeline.publish.staging import STAGING, committing
from pipeline.publish.versions import LATEST_WORD, RELEASES, VERSION_NAME, Version, resolve
from pipeline.store.files import fsync

RELEASE_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,63}")


def pin(outputs: Path, release: str, version: str = LATEST_WORD) -> Version:
    """Name a version, by ``latest`` or its name; a release of that name moves.  Raises UsageError."""
    if not RELEASE_NAME.fullmatch(release) or release == LATEST_WORD or VERSION_NAME.fullmatch(release):
        raise UsageError(f"{release!r} can't name a release.", "Use letters, digits, dots and dashes.")
    with outputs_faults(outputs), committing(outputs):
        pinned = resolve(outputs, version)
        _link(outputs, release, pinned.path.name)
    return pinned


def unpin(outputs: Path, release: str) -> None:
    """Forget a release; its version stays until pruning takes it.  Raises UsageError."""
    with outputs_faults(outputs), committing(outputs):
        known = pinned_names(outputs)
        if release not in known:
            raise UsageError(f"{outputs}: no release {release!r}.", f"It has {', '.join(known) or 'none'}.")
        (outputs / RELEASES / release).unlink()
        fsync(outputs / RELEASES)


def pinned_names(outputs: Path) -> dict[str, str]:
    """Release -> the name of the version it pins, by release."""
    links = sorted(path for path in (outputs / RELEASES).glob("*") if path.is_symlink())
    return {path.name: path.readlink().name for path in links}


def _link(outputs: Path, release: str, name: str) -> None:
    folder = outputs / RELEASES
    folder.mkdir(exist_ok=True)
    draft = outputs / STAGING / f".release-{release}"
    draft.unlink(missing_ok=True)
    draft.symlink_to(Path("..") / name)
    os.replace(draft, folder / release)
    fsync(folder)
