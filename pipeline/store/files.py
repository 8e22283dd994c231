"""The file system at its boundary: how a file is written, linked, copied, made durable and removed.

Every call that changes the disk goes through the ``os`` module here or in the publisher, so that a
test can kill the program, or fail the disk, at each of them.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import RawIOBase
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

AnyPath = str | os.PathLike[str]
Product = TypeVar("Product")

NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
"""How a file is opened that must not exist yet."""

READ_ONLY_FILE = 0o444
READ_ONLY_FOLDER = 0o555
WRITABLE_FOLDER = 0o755

UNLINKABLE = frozenset({errno.EXDEV, errno.EMLINK, errno.EPERM, errno.EOPNOTSUPP})
"""Errors of link(2) where a copy does: other file system, too many links, no links there."""

CHUNK_BYTES = 1 << 20

DRAFTS = "drafts"
"""The folder of a cache where files lie until they are whole."""


def digest(path: AnyPath) -> str:
    """SHA-256 of a file's bytes, as hex."""
    with open(path, "rb", buffering=0) as source:
        return digest_of_rest(source)


def digest_of_rest(source: RawIOBase, head: bytes = b"") -> str:
    """SHA-256 of ``head``, which was read of a file, and of all bytes behind it, as hex."""
    hashed = hashlib.sha256(head)
    while chunk := source.read(CHUNK_BYTES):
        hashed.update(chunk)
    return hashed.hexdigest()


def fsync(path: AnyPath) -> None:
    """Make a file's bytes, or a folder's entries, survive a power loss."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_new(path: Path, data: bytes, *, mode: int = READ_ONLY_FILE) -> None:
    """Write a file that must not exist yet, durably; its folder's entry is the caller's to fsync."""
    descriptor = os.open(path, NEW, mode)
    try:
        _write_all(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace_durably(path: Path, data: bytes, *, scratch: Path) -> None:
    """Put ``data`` at ``path`` so that readers and a power loss see the old bytes or the new.

    ``scratch`` is a folder of the same file system that readers don't look into; two writers of one
    name must hold a lock.
    """
    draft = scratch / f".{path.name}"
    draft.unlink(missing_ok=True)
    write_new(draft, data, mode=0o644)
    os.replace(draft, path)
    fsync(path.parent)


def write_cached(path: Path, *pieces: bytes | memoryview, cache: Path) -> None:
    """Put ``pieces``, one behind the other, at ``path`` below ``cache``, as :func:`drafted` does."""
    with drafted(path, cache=cache) as descriptor:
        for piece in pieces:
            _write_all(descriptor, piece)


@contextmanager
def drafted(path: Path, *, cache: Path) -> Iterator[int]:
    """A descriptor whose bytes stand at ``path`` in one step, not durably; safe for any number of writers.

    The draft lies in a folder of ``cache`` that a run empties while no other is under way.
    """
    draft = cache.joinpath(DRAFTS, uuid4().hex)
    descriptor = _within(draft.parent, lambda: os.open(draft, NEW, READ_ONLY_FILE))
    try:
        try:
            yield descriptor
        finally:
            os.close(descriptor)
        _within(path.parent, lambda: os.replace(draft, path))
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _within(folder: Path, step: Callable[[], Product]) -> Product:
    """What ``step`` gives; it is done once more where it fails for want of ``folder``."""
    try:
        return step()
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
        return step()


def link(source: AnyPath, target: AnyPath) -> bool:
    """Give a file a second name; False where this file system or this file can't have one."""
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno in UNLINKABLE:
            return False
        raise
    return True


def copy(source: AnyPath, target: AnyPath) -> str:
    """Copy a file durably to a new, read-only name; the SHA-256 of the bytes written."""
    hashed = hashlib.sha256()
    descriptor = os.open(target, NEW, READ_ONLY_FILE)
    try:
        with open(source, "rb", buffering=0) as bytes_in:
            while chunk := bytes_in.read(CHUNK_BYTES):
                hashed.update(chunk)
                _write_all(descriptor, chunk)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    return hashed.hexdigest()


def remove_tree(path: Path) -> None:
    """Remove a folder and all below it, read-only or not; a missing one is no error."""
    shutil.rmtree(path, onerror=_unlock_and_retry)


def _write_all(descriptor: int, data: bytes | memoryview) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def _unlock_and_retry(call: Callable[..., Any], path: str, error: Any) -> None:
    if isinstance(error[1], FileNotFoundError):
        return
    if not isinstance(error[1], PermissionError):
        raise error[1]
    os.chmod(os.path.dirname(path), WRITABLE_FOLDER)
    os.chmod(path, WRITABLE_FOLDER)
    call(path)
