"""Keeps what containers hold, unpacked once for each content, so that any member can be read at once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple

import pyarrow as pa

from pipeline.decoded import Unreadable
from pipeline.engine.columns import to_table
from pipeline.engine.digests import code
from pipeline.sources import UNPACKER
from pipeline.sources.record import Member
from pipeline.sources.unpack.streams import DAMAGED

INDEX = pa.schema(
    [
        ("name", pa.string()),
        ("offset", pa.int64()),
        ("size", pa.int64()),
        ("sha256", pa.string()),
        ("reason_code", pa.string()),
        ("reason", pa.string()),
        ("holds", pa.int32()),
    ]
)


class Found(NamedTuple):
    """One member: where its bytes lie among all members' bytes, or why it was refused.

    The entry without a name, which comes last, is the container itself; it has a reason where it
    could not be opened to its end, and ``holds`` its number of members.
    """

    name: str
    offset: int
    size: int | None
    sha256: str | None
    reason_code: str | None
    reason: str | None
    holds: int


class Unpacked(NamedTuple):
    """The members of a container and the file of their bytes."""

    path: Path
    members: list[Found]
    container: Found


def unpacked(source: Path, name: str, sha: str, *, cache: Path) -> Unpacked:
    """What the container ``source`` of digest ``sha`` holds; unpacked only where that is not known yet.

    The files' time of change says when they were last used, so that pruning may forget old ones.
    """
    place = cache / "unpacked" / f"{sha}-{code(('pipeline/sources',))[:12]}"
    data, index = place.with_suffix(".data"), place.with_suffix(".arrow")
    if not index.exists() or not data.exists():
        data.parent.mkdir(parents=True, exist_ok=True)
        _unpack(source, name, data, index)
    for file in (data, index):
        os.utime(file)
    rows = pa.ipc.open_file(index.read_bytes()).read_all().to_pylist()
    *members, container = (Found(**row) for row in rows)
    return Unpacked(data, members, container)


def _unpack(source: Path, name: str, data: Path, index: Path) -> None:
    draft = data.with_suffix(f".{os.getpid()}")
    with source.open("rb") as stream, draft.open("wb") as sink:
        found = list(_written(stream, name, sink))
    os.replace(draft, data)
    buffer = pa.BufferOutputStream()
    with pa.ipc.new_file(buffer, INDEX) as writer:
        writer.write_table(to_table(found, INDEX))
    draft.write_bytes(buffer.getvalue())
    os.replace(draft, index)


def _written(stream: BinaryIO, name: str, sink: BinaryIO) -> Iterator[Found]:
    """Each member as its bytes are written to ``sink``; last, the container."""
    count = offset = 0
    failure: tuple[str | None, str | None] = (None, None)
    for member in _members(stream, name):
        if isinstance(member, Unreadable):
            failure = (member.reason_code, member.reason)
            break
        data = b"" if member.data is None or (member.holds and not member.name) else member.data
        sha = None if member.data is None else sha256(member.data).hexdigest()
        sink.write(data)
        yield Found(member.name, offset, len(member.data or b""), sha, *member[2:])
        count += bool(member.name)
        offset += len(data)
    yield Found("", 0, None, None, *failure, count)


def _members(stream: BinaryIO, name: str) -> Iterator[Member | Unreadable]:
    """The members, and where the container can't be read to its end, why."""
    try:
        yield from UNPACKER.members(stream, name, os.fstat(stream.fileno()).st_size)
    except Unreadable as error:
        yield error
    except DAMAGED as error:
        yield Unreadable("damaged", f"it is cut short or damaged: {error}.")
