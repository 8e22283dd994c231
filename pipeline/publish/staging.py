"""Work in progress: one locked folder a run, which nobody reads and which a crash leaves to the next run."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.store.files import WRITABLE_FOLDER, remove_tree
from pipeline.store.locks import locked

STAGING = ".staging"
RUN_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{7,127}")


def checked_run_id(run_id: str) -> str:
    """``run_id``, if it can stand in a path; raises UsageError."""
    if not RUN_ID.fullmatch(run_id):
        raise UsageError(
            f"run id {run_id!r} can't name a folder.",
            "Use 8 to 128 letters, digits, dots, dashes or underscores, the first a letter or digit.",
        )
    return run_id


@contextmanager
def staging(outputs: Path, name: str) -> Iterator[Path]:
    """An empty folder of this run's own, removed at the end unless it was renamed away.

    Waits for another process of the same run.
    """
    folder = outputs / STAGING / name
    with locked(_lock_of(folder), once=True):
        remove_tree(folder)
        folder.mkdir()
        try:
            yield folder
        finally:
            with suppress(OSError):
                remove_tree(folder)


def committing(outputs: Path) -> AbstractContextManager[bool]:
    """The lock under which versions appear and vanish and LATEST.json moves."""
    return locked(outputs / STAGING / ".commit.lock")


def drop_orphans(outputs: Path) -> None:
    """Remove what killed runs left in staging: whatever has a lock that nobody holds."""
    root = outputs / STAGING
    root.mkdir(parents=True, exist_ok=True)
    names = {path.name.removesuffix(".lock") for path in root.iterdir() if not path.name.startswith(".")}
    for name in sorted(names):
        with locked(_lock_of(root / name), wait=False, once=True) as free:
            if free:
                remove_tree(root / name)


def discard(outputs: Path, path: Path) -> None:
    """Remove a published folder: out of sight in one rename, then for good; a crash finishes later."""
    grave = outputs / STAGING / f"pruned-{path.name}"
    with locked(_lock_of(grave), once=True):
        remove_tree(grave)
        with committing(outputs):
            os.chmod(path, WRITABLE_FOLDER)
            os.rename(path, grave)
        remove_tree(grave)


def _lock_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.lock")
