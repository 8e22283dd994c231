"""Lists what lies in the documents folder, hashing only what changed since it was last hashed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from pipeline.errors import UsageError

SIZE_LIMIT = 64 * 2**20
"""Largest input that is kept, in bytes; one PubMed abstract has about 2,000."""

SETTLED_NS = 2_000_000_000
"""A file whose times are this near to the hashing may change again unseen, so it is hashed anew."""


Stat = tuple[int, int, int, int]
"""What tells cheaply that a file was not touched: size, times of change in ns, inode."""


class Input(NamedTuple):
    """One input object; ``sha256`` is null where the bytes can't or shall not be read."""

    source_uri: str
    path: str
    size: int | None
    sha256: str | None
    reason_code: str | None
    reason: str | None


Known = tuple[Stat, str]
"""A hash, with the stat that it was taken under before it."""


def scan(documents: Path) -> Iterator[tuple[str, str]]:
    """(source_uri, path) of every input, in no order; names that begin with a dot are not inputs.

    A folder that may not be listed is itself an input, and is quarantined as unreadable.
    """
    if not documents.is_dir():
        raise UsageError(
            f"{documents} is not a folder.", "Name the folder that holds the captures with --documents."
        )
    pending = [("", str(documents))]
    while pending:
        prefix, folder = pending.pop()
        for entry in _entries(folder):
            uri = prefix + _printable(entry.name)
            if entry.is_dir(follow_symlinks=False) and os.access(entry.path, os.R_OK | os.X_OK):
                pending.append((uri + "/", entry.path))
            else:
                yield uri, entry.path


def _entries(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return [entry for entry in entries if not entry.name.startswith(".")]


def _printable(name: str) -> str:
    """A file name as text; bytes that are no UTF-8 are written as ``\\xNN``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def take(documents: Path, known: dict[str, Known], *, now_ns: int) -> tuple[list[Input], dict[str, Known]]:
    """The inputs in order of source_uri, and what is known of their hashes for the next time."""
    inputs: list[Input] = []
    learned: dict[str, Known] = {}
    for uri, path in sorted(scan(documents)):
        try:
            stat = _stat(path)
            found = known.get(uri)
            if found is None or found[0] != stat:
                found = (stat, "" if stat[0] > SIZE_LIMIT else _digest(path))
        except OSError as error:
            inputs.append(_unread(uri, path, error))
            continue
        inputs.append(_input(uri, path, found))
        if max(stat[1], stat[2]) < now_ns - SETTLED_NS:
            learned[uri] = found
    return inputs, learned


def _stat(path: str) -> Stat:
    status = os.stat(path)
    if not S_ISREG(status.st_mode):
        raise OSError(f"{path} is neither a file nor a folder")
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _digest(path: str) -> str:
    with open(path, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _input(uri: str, path: str, found: Known) -> Input:
    size, sha256 = found[0][0], found[1]
    if size > SIZE_LIMIT:
        reason = f"{uri} has {size} bytes; the limit is {SIZE_LIMIT}."
        return Input(uri, path, size, None, "too_large", reason)
    return Input(uri, path, size, sha256, None, None)


def _unread(uri: str, path: str, error: OSError) -> Input:
    code = "vanished" if isinstance(error, FileNotFoundError) else "unreadable"
    return Input(
        uri, path, None, None, code, f"{uri} can't be read: {error.strerror or 'it is no regular file'}."
    )
