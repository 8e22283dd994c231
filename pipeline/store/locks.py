"""Locks between processes: a killed holder's lock is free at once."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.store.files import DRAFTS, remove_tree


@contextmanager
def locked(path: Path, *, shared: bool = False, wait: bool = True, once: bool = False) -> Iterator[bool]:
    """Hold the lock file at ``path``; yields False, without the lock, where it is taken and not waited for.

    ``shared`` holders exclude exclusive ones only.  ``once`` removes the file while it is still held; where
    that fails the next holder removes it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = _acquire(path, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB))
    if descriptor is None:
        yield False
        return
    try:
        yield True
    finally:
        if once:
            with suppress(OSError):
                path.unlink()
        _release(descriptor)


@contextmanager
def in_use(cache: Path) -> Iterator[None]:
    """Keep objects and records of ``cache`` from being collected while a run needs them.

    The first to use it removes the drafts that killed runs left.
    """
    lock = cache / "in-use.lock"
    with locked(lock, wait=False) as alone:
        if alone:
            remove_tree(cache / DRAFTS)
    with locked(lock, shared=True):
        yield


def _acquire(path: Path, operation: int) -> int | None:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        held = False
        try:
            fcntl.flock(descriptor, operation)
            held = _still_named(path, descriptor)
        except BlockingIOError:
            return None
        finally:
            if not held:
                os.close(descriptor)
        if held:
            return descriptor


def _release(descriptor: int) -> None:
    fcntl.flock(descriptor, fcntl.LOCK_UN)
    os.close(descriptor)


def _still_named(path: Path, descriptor: int) -> bool:
    """Whether the file we locked is the one at ``path``: its last holder may have removed it."""
    try:
        return os.path.samestat(os.stat(path), os.fstat(descriptor))
    except FileNotFoundError:
        return False
