"""Binary streams that say how they begin and that stop a bomb while it unpacks."""

from __future__ import annotations

import io
import lzma
import tarfile
import zipfile
import zlib
from typing import Protocol

import zstandard

from pipeline.decoded import Unreadable

MEMBER_LIMIT = 64 * 2**20
"""Largest document, in bytes; one PubMed abstract has about 2,000."""

FREE_BYTES = 256 * 2**20
LARGEST_RATIO = 200
"""An input may unpack to ``FREE_BYTES``, or to this many times its size: PubMed's XML packs 1:8."""

HEAD_BYTES = 65_536


DAMAGED = (
    EOFError,
    OSError,
    lzma.LZMAError,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
    zstandard.ZstdError,
)
"""What the libraries raise where a container is cut short or damaged."""

REFUSED = (Unreadable, *DAMAGED)
"""What reading a part may raise that is a word on the part."""


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
    """A stream whose bytes are counted against a budget.

    Where the source is damaged it ends, so that what came before can be read; ``raise_damage`` tells.
    """

    def __init__(self, source: Readable, budget: Budget) -> None:
        self._source = source
        self._budget = budget
        self._damage: Exception | None = None

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill ``buffer`` from the source."""
        try:
            data = self._source.read(len(buffer))
        except DAMAGED as error:
            self._damage = error
            return 0
        self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)

    def raise_damage(self) -> None:
        """Raise what ended the stream before its time."""
        if self._damage is not None:
            raise self._damage


class Buffered(io.BufferedReader):
    """A metered stream with a head to look at."""

    def __init__(self, source: Readable, budget: Budget) -> None:
        self._metered = Metered(source, budget)
        super().__init__(self._metered, HEAD_BYTES)

    @property
    def head(self) -> bytes:
        """The first bytes, which stay unread."""
        return self.peek(HEAD_BYTES)

    def raise_damage(self) -> None:
        """Raise what ended the stream before its time."""
        self._metered.raise_damage()


def whole(stream: Buffered) -> bytes:
    """All bytes; raises :class:`Unreadable` with ``too_large`` above ``MEMBER_LIMIT``, and any damage."""
    data = stream.read(MEMBER_LIMIT + 1)
    stream.raise_damage()
    if len(data) > MEMBER_LIMIT:
        raise too_large()
    return data


def refusal(error: Exception) -> Unreadable:
    """What is told of one of ``REFUSED``; of damage in words of ours, for those of libraries change."""
    if isinstance(error, Unreadable):
        return error
    return Unreadable("damaged", "it is cut short or damaged: what is packed in it does not unpack.")


def too_large() -> Unreadable:
    """What is raised for a document above the limit."""
    return Unreadable("too_large", f"it has more than {MEMBER_LIMIT} bytes, the limit for a document.")
