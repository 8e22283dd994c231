"""One part of an input that holds several."""

from __future__ import annotations

from typing import NamedTuple


class Record(NamedTuple):
    """One record of a file of several; ``name`` is its own id, or empty where it states none.

    The ``data`` of a file's records, one after the other, are exactly the file's bytes.  ``head`` is what
    of the file's begin is needed to read a later record, as the names of a table's columns.
    """

    name: str
    data: bytes
    head: bytes = b""

    @property
    def whole(self) -> bytes:
        """The document that this record makes."""
        return self.head + self.data


class Member(NamedTuple):
    """One document within an input; ``name`` is its path there.

    A member that was refused has no ``data`` and says why, as :class:`~pipeline.decoded.Unreadable` does.
    ``holds`` counts the members that were read from this one and follow it.
    """

    name: str
    data: bytes | None
    reason_code: str | None = None
    reason: str | None = None
    holds: int = 0
