"""Finds the documents within an input: archives, compressed files, files of many records, PDF text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO

from pipeline.decoded import Unreadable
from pipeline.sources.record import Member, Record
from pipeline.sources.unpack.archives import ARCHIVES, DECOMPRESSORS
from pipeline.sources.unpack.entry import Entry
from pipeline.sources.unpack.streams import REFUSED, Budget, Buffered, Readable, refusal, whole

Splitter = Callable[[BinaryIO], Iterator[Record]]

Extractor = Callable[[bytes], bytes]
Sniffer = Callable[[bytes], str]

DEEPEST = 6
"""Containers within containers; a deeper nest is refused."""

EXTRACTED = "text"
"""Name of the text layer of a file whose bytes are no text."""

SEPARATOR = "!"
"""Stands between the path of a container and that of its member; in a name itself it is escaped."""


def escaped(name: str) -> str:
    """``name`` with its own separators and control characters written as ``\\xNN``."""
    if name.isprintable() and SEPARATOR not in name:
        return name
    return "".join(one if one.isprintable() and one != SEPARATOR else f"\\x{ord(one):02x}" for one in name)


class Unpacker:
    """Unpacks inputs: ``splitters`` cut files of many records, ``extractors`` give the text of a file
    whose bytes are none; both by media type.
    """

    def __init__(
        self, sniff: Sniffer, splitters: Mapping[str, Splitter], extractors: Mapping[str, Extractor]
    ) -> None:
        self._sniff = sniff
        self._splitters = splitters
        self._extractors = extractors
        self._types = frozenset([*DECOMPRESSORS, *ARCHIVES, *splitters, *extractors])

    def opens(self, head: bytes) -> bool:
        """Whether an input that begins with ``head`` may hold documents within."""
        return self._sniff(head) in self._types

    def members(self, source: Readable, name: str, size: int) -> Iterator[Member]:
        """The documents within an input called ``name`` of ``size`` bytes, in their order.

        A file of records that holds only one gives one member without a name: the input itself.
        Raises :class:`Unreadable` where the whole can't be opened or is a bomb; members that came
        before are good.
        """
        budget = Budget(size)
        return _uniquely_named(
            self._open(Buffered(source, budget), PurePosixPath(name).name, budget, depth=0)
        )

    def _open(self, stream: Buffered, name: str, budget: Budget, *, depth: int) -> Iterator[Member]:
        media_type = self._sniff(stream.head)
        if depth > DEEPEST:
            raise Unreadable("too_deep", f"containers are nested more than {DEEPEST} deep.")
        if media_type in DECOMPRESSORS:
            inner = Buffered(DECOMPRESSORS[media_type](stream), budget)
            yield from self._within(inner, _without_suffix(name), budget, depth=depth)
            inner.raise_damage()
        elif media_type in ARCHIVES:
            for entry in ARCHIVES[media_type](stream):
                yield from self._entry(entry, budget, depth=depth)
        elif media_type in self._splitters:
            yield from _records(self._splitters[media_type](stream))
        elif media_type in self._extractors:
            yield from self._extracted(whole(stream), media_type, budget, depth=depth)
        else:
            yield Member("", whole(stream))

    def _extracted(self, data: bytes, media_type: str, budget: Budget, *, depth: int) -> Iterator[Member]:
        """What has no text of its own, and its text layer, or the records of that."""
        layer = Buffered(BytesIO(self._extractors[media_type](data)), budget)
        is_list = self._sniff(layer.head) in self._splitters
        found = (
            list(self._open(layer, EXTRACTED, budget, depth=depth + 1))
            if is_list
            else [Member("", whole(layer))]
        )
        yield Member("", data, holds=len(found))
        yield from (one._replace(name=_joined(EXTRACTED, one.name)) for one in found)

    def _within(self, stream: Buffered, name: str, budget: Budget, *, depth: int) -> Iterator[Member]:
        """What a compressed stream holds; only a single document takes the stream's own name."""
        is_single = False
        for member in self._open(stream, name, budget, depth=depth + 1):
            is_single |= not member.name
            yield member._replace(name=_joined(name, member.name)) if is_single else member

    def _entry(self, entry: Entry, budget: Budget, *, depth: int) -> Iterator[Member]:
        name = escaped(entry.name)
        if entry.stream is None:
            yield Member(name, None, entry.reason_code, entry.reason)
            return
        try:
            for member in self._open(Buffered(entry.stream, budget), name, budget, depth=depth + 1):
                yield member._replace(name=_joined(name, member.name))
        except REFUSED as error:
            told = refusal(error)
            if told.reason_code == "bomb":
                raise
            yield Member(name, None, told.reason_code, told.reason)


def _joined(container: str, name: str) -> str:
    return f"{container}{SEPARATOR}{name}" if name else container


def _records(records: Iterator[Record]) -> Iterator[Member]:
    """Records by name, or by digest where they have none; a single one stands for its file."""
    first = next(records, None)
    if first is None:
        return
    second = next(records, None)
    if second is None:
        yield Member("", first.whole)
        return
    yield _named(first)
    yield _named(second)
    yield from map(_named, records)


def _named(record: Record) -> Member:
    return Member(escaped(record.name) or sha256(record.data).hexdigest()[:12], record.whole)


def _uniquely_named(members: Iterator[Member]) -> Iterator[Member]:
    """The members; the second of one name is called ``name~2``."""
    seen: Counter[str] = Counter()
    for member in members:
        seen[member.name] += 1
        times = seen[member.name]
        yield member if times == 1 else member._replace(name=f"{member.name}~{times}")


def _without_suffix(name: str) -> str:
    suffix = PurePosixPath(name).suffix
    return {".tgz": name[:-4] + ".tar", ".tbz2": name[:-5] + ".tar"}.get(suffix, name[: -len(suffix)] or name)
