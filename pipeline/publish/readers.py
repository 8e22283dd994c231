"""Readers of a version: whoever reads one holds its manifest, and pruning leaves what is held."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.publish.versions import MANIFEST, Version


@contextmanager
def reading(version: Version) -> Iterator[None]:
    """Keep the version from being pruned.

    Nothing is written, so a read-only copy can be read too; a draft without a manifest is its maker's.
    """
    if not (version.path / MANIFEST).exists():
        yield
        return
    with _manifest(version.path) as descriptor:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_SH)
        yield


@contextmanager
def unread(folder: Path) -> Iterator[bool]:
    """Whether nobody reads the version in ``folder``; if so, nobody begins to until the end."""
    with _manifest(folder) as descriptor:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            free = True
        except OSError:
            free = False
        yield free


def is_read(folder: Path) -> bool:
    """Whether somebody reads the version in ``folder`` at this moment."""
    with unread(folder) as free:
        return not free


@contextmanager
def _manifest(folder: Path) -> Iterator[int]:
    descriptor = os.open(folder / MANIFEST, os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
