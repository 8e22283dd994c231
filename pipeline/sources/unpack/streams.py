"""Binary streams that say how they begin and that stop a bomb while it unpacks."""

from __future__ import annotations

import io
from typing import BinaryIO, Protocol

from pipeline.decoded import Unreadable

MEMBER_LIMIT = 64 * 2**20
"""Largest document, in bytes; one PubMed abstract has about 2,000."""

FREE_BYTES = 256 * 2**20
LARGEST_RATIO = 200
"""An input may unpack to ``FREE_BYTES``, or to this many times its size: PubMed's XML packs 1:8."""

HEAD_BYTES = 65_536


class Readable(Protocol):
    """What can be read from front to back."""

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes; empty at the end."""
        ...


class Budget:
    """How many bytes one input may still unpack to; shared by all streams inside it."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._limit = max(FREE_BYTES, size * LARGEST_RATIO)
        self._spent = 0

    def spend(self, count: int) -> None:
        """Raises :class:`Unreadable` with ``bomb`` where the input unpacks to more than it may."""
        self._spent += count
        if self._spent > self._limit:
            raise Unreadable(
                "bomb", f"its {self._size} bytes unpack to more than {self._limit}, the limit for this size."
            )


class Metered(io.RawIOBase):
    """A stream whose bytes are counted against a budget."""

    def __init__(self, source: Readable, budget: Budget) -> None:
        self._source = source
        self._budget = budget

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill ``buffer`` from the source."""
        data = self._source.read(len(buffer))
        self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)


def metered(source: Readable, budget: Budget) -> BinaryIO:
    """``source`` counted against ``budget``, with a head to look at."""
    return io.BufferedReader(Metered(source, budget), HEAD_BYTES)


def head_of(stream: BinaryIO) -> bytes:
    """The first bytes of a buffered stream, which stay unread."""
    assert isinstance(stream, io.BufferedReader)
    return stream.peek(HEAD_BYTES)


def whole(stream: Readable) -> bytes:
    """All bytes; raises :class:`Unreadable` with ``too_large`` above ``MEMBER_LIMIT``."""
    data = stream.read(MEMBER_LIMIT + 1)
    if len(data) > MEMBER_LIMIT:
        raise too_large()
    return data


def too_large() -> Unreadable:
    """What is raised for a document above the limit."""
    return Unreadable("too_large", f"it has more than {MEMBER_LIMIT} bytes, the limit for a document.")
