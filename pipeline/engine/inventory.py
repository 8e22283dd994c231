"""Lists what lies in the documents folder, hashing only what changed since it was last hashed."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

import pyarrow as pa

from pipeline.engine.columns import to_table
from pipeline.engine.unpacked import Unpacked, unpacked
from pipeline.errors import UsageError
from pipeline.sources import UNPACKER
from pipeline.sources.unpack import SEPARATOR, escaped
from pipeline.sources.unpack.streams import HEAD_BYTES, MEMBER_LIMIT
from pipeline.store.files import digest_of_rest

SIZE_LIMIT = MEMBER_LIMIT
"""Largest document that is kept, in bytes; containers of documents may be larger."""

SETTLED_NS = 2_000_000_000
"""A file whose times are this near to the hashing may change again unseen, so it is hashed anew."""


Stat = tuple[int, int, int, int]
"""What tells cheaply that a file was not touched: size, times of change in ns, inode."""


class Input(NamedTuple):
    """One input object; ``sha256`` is null where the bytes can't or shall not be read.

    Its ``size`` bytes lie at ``offset`` of ``path``.  ``container`` is the source_uri of the input that
    it was unpacked from, ``derivation`` how; ``n_members`` counts what was unpacked from itself.
    """

    source_uri: str
    path: str
    size: int | None
    sha256: str | None
    reason_code: str | None = None
    reason: str | None = None
    offset: int = 0
    container: str | None = None
    derivation: str | None = None
    n_members: int | None = None


INPUTS = pa.schema(
    [
        ("source_uri", pa.string()),
        ("path", pa.binary()),
        ("size", pa.int64()),
        *((name, pa.string()) for name in ("sha256", "reason_code", "reason")),
        ("offset", pa.int64()),
        *((name, pa.string()) for name in ("container", "derivation")),
        ("n_members", pa.int32()),
    ]
)
"""A row per :class:`Input`."""

INPUTS_AT_ONCE = 2**14
"""Inputs that are objects of Python at a time, which take far more room than columns."""


class Known(NamedTuple):
    """What was learned of a file, and the stat that it had before: its hash, whether it can be opened."""

    stat: Stat
    sha256: str
    opens: bool


def scan(documents: Path) -> Iterator[tuple[str, str, bool]]:
    """(source_uri, path, whether a link) of every input, in no order; dotted names are not inputs.

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
            uri = prefix + escaped(_printable(entry.name))
            if entry.is_dir(follow_symlinks=False) and os.access(entry.path, os.R_OK | os.X_OK):
                pending.append((uri + "/", entry.path))
            else:
                yield uri, entry.path, entry.is_symlink()


def _entries(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return [entry for entry in entries if not entry.name.startswith(".")]


def _printable(name: str) -> str:
    """A file name as text; bytes that are no UTF-8 are written as ``\\xNN``."""
    if name.isascii():
        return name
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def take(
    documents: Path, known: dict[str, Known], *, cache: Path, now_ns: int
) -> tuple[pa.Table, dict[str, Known]]:
    """Rows of :data:`INPUTS` in order of source_uri, and what is known of the files for the next time.

    Containers are unpacked into ``cache``; of two with the same bytes only the first.
    """
    learned: dict[str, Known] = {}
    found = _found(documents, known, learned, cache=cache, settled_ns=now_ns - SETTLED_NS)
    pieces = [INPUTS.empty_table()]
    while rows := [(one[0], os.fsencode(one.path), *one[2:]) for one in islice(found, INPUTS_AT_ONCE)]:
        pieces.append(to_table(rows, INPUTS))
    return pa.concat_tables(pieces).sort_by("source_uri"), learned


def _found(
    documents: Path, known: dict[str, Known], learned: dict[str, Known], *, cache: Path, settled_ns: int
) -> Iterator[Input]:
    """The inputs; what is known of settled files is added to ``learned``."""
    opened: set[str] = set()
    root = os.path.realpath(documents)
    for uri, path, is_link in sorted(scan(documents)):
        try:
            if is_link:
                _stay_inside(path, root)
            found = _looked_at(path, known.get(uri))
        except OSError as error:
            yield _unread(uri, path, error)
            continue
        if found.opens and found.sha256 not in opened:
            opened.add(found.sha256)
            yield from _opened(uri, path, found, cache)
        else:
            yield _input(uri, path, found)
        if max(found.stat[1:3]) < settled_ns:
            learned[uri] = found


def _looked_at(path: str, before: Known | None) -> Known:
    """What is known of a file; one that was not touched since is not read again."""
    stat = _stat(path)
    return before if before is not None and before.stat == stat else _learn(path, stat)


def _learn(path: str, stat: Stat) -> Known:
    with open(path, "rb", buffering=0) as stream:
        head = stream.read(HEAD_BYTES)
        opens = UNPACKER.opens(head)
        is_refused = stat[0] > SIZE_LIMIT and not opens
        return Known(stat, "" if is_refused else digest_of_rest(stream, head), opens)


def _opened(uri: str, path: str, found: Known, cache: Path) -> Iterator[Input]:
    """A container and its members, or the input itself where it holds nothing but one document."""
    held = unpacked(Path(path), uri, found.sha256, cache=cache)
    if [(one.name, one.holds) for one in held.members] == [("", 0)]:
        yield _input(uri, path, found)
        return
    code, reason = held.container.reason_code, held.container.reason
    if code is None and not held.members:
        code, reason = "empty", "it holds no document."
    whole = Input(uri, path, found.stat[0], found.sha256, code, reason and f"{uri}: {reason}")
    yield whole._replace(n_members=held.container.holds or None)
    yield from _members(uri, held)


def _members(uri: str, held: Unpacked) -> Iterator[Input]:
    parent, layers = uri, 0
    for one in held.members:
        name = f"{uri}{SEPARATOR}{_printable(one.name)}" if one.name else uri
        if one.name:
            reason = one.reason and f"{name}: {one.reason}"
            found = Input(name, str(held.path), one.size, one.sha256, one.reason_code, reason, one.offset)
            derived = (parent, "text_layer") if layers else (uri, "member")
            yield found._replace(container=derived[0], derivation=derived[1], n_members=one.holds or None)
        parent, layers = (name, one.holds) if one.holds else (parent, max(layers - 1, 0))


def _stay_inside(path: str, root: str) -> None:
    """Raise OSError for a link out of the documents folder: what lies there was not put in."""
    if os.path.commonpath([root, os.path.realpath(path)]) != root:
        raise OSError(errno.EPERM, "it is a symbolic link that leads out of the documents folder", path)


def _stat(path: str) -> Stat:
    status = os.stat(path)
    if not S_ISREG(status.st_mode):
        raise OSError(f"{path} is neither a file nor a folder")
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _input(uri: str, path: str, found: Known) -> Input:
    size = found.stat[0]
    if size > SIZE_LIMIT:
        reason = f"{uri} has {size} bytes; the limit is {SIZE_LIMIT}."
        return Input(uri, path, size, None, "too_large", reason)
    return Input(uri, path, size, found.sha256)


def _unread(uri: str, path: str, error: OSError) -> Input:
    code = "vanished" if isinstance(error, FileNotFoundError) else "unreadable"
    return Input(
        uri, path, None, None, code, f"{uri} can't be read: {error.strerror or 'it is no regular file'}."
    )
