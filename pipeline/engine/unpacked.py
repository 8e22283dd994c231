"""Keeps what containers hold, unpacked once for each content, so that any member can be read at once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple

import pyarrow as pa

from pipeline.decoded import Unreadable, unforeseen
from pipeline.engine.columns import to_table
from pipeline.engine.digests import code
from pipeline.sources import UNPACKER
from pipeline.sources.record import Member
from pipeline.sources.unpack.streams import REFUSED, refusal
from pipeline.store import drafted, read_sealed, write_sealed

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
    found = _kept(data, index) or _unpack(source, name, data, index)
    for file in (data, index):
        os.utime(file)
    *members, container = found
    return Unpacked(data, members, container)


def _kept(data: Path, index: Path) -> list[Found] | None:
    """What the index tells; None where it or the bytes that it tells of are missing or cut short."""
    rows = read_sealed(index)
    if rows is None or not data.is_file():
        return None
    found = [Found(**row) for row in pa.ipc.open_file(rows).read_all().to_pylist()]
    size = max(one.offset + (one.size or 0) for one in found)
    return found if size <= data.stat().st_size else None


def _unpack(source: Path, name: str, data: Path, index: Path) -> list[Found]:
    """What the container holds, written into both files."""
    cache = data.parent.parent
    with (
        drafted(data, cache=cache) as draft,
        source.open("rb") as stream,
        open(draft, "wb", closefd=False) as sink,
    ):
        found = list(_written(stream, name, sink))
    buffer = pa.BufferOutputStream()
    with pa.ipc.new_file(buffer, INDEX) as writer:
        writer.write_table(to_table(found, INDEX))
    write_sealed(index, buffer.getvalue().to_pybytes(), cache=cache)
    return found


def _written(stream: BinaryIO, name: str, sink: BinaryIO) -> Iterator[Found]:
    """Each member as its bytes are written to ``sink``; last, the container.

    Text layers of a member are counted as that member's.
    """
    count = offset = layers = 0
    failure: tuple[str | None, str | None] = (None, None)
    for member in _members(stream, name):
        if isinstance(member, Unreadable):
            failure = (member.reason_code, member.reason)
            break
        data = b"" if member.data is None or (member.holds and not member.name) else member.data
        sha = None if member.data is None else sha256(member.data).hexdigest()
        sink.write(data)
        yield Found(member.name, offset, len(member.data or b""), sha, *member[2:])
        count += bool(member.name) and not layers
        layers = layers - 1 if layers else member.holds * bool(member.name)
        offset += len(data)
    yield Found("", 0, None, None, *failure, count)


def _members(stream: BinaryIO, name: str) -> Iterator[Member | Unreadable]:
    """The members, and where the container can't be read to its end, why."""
    try:
        yield from UNPACKER.members(stream, name, os.fstat(stream.fileno()).st_size)
    except REFUSED as error:
        yield refusal(error)
    except Exception as error:  # a fault of a reader costs one input, not the run
        yield unforeseen(error)
