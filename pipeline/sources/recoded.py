"""Writes files of records in UTF-16 and UTF-32 as UTF-8, and lines of old Macs as others, to be cut."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.decoded import Unreadable

ENCODINGS = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


def as_utf8(encoding: str) -> Callable[[bytes], bytes]:
    """What writes bytes in ``encoding`` as UTF-8; it raises :class:`Unreadable` with ``undecodable``."""

    def recode(data: bytes) -> bytes:
        try:
            return data.decode(encoding).encode()
        except UnicodeDecodeError as error:
            reason = f"byte 0x{data[error.start]:02x} at offset {error.start} is not {encoding}."
            raise Unreadable("undecodable", reason) from error

    return recode


def with_line_ends(data: bytes) -> bytes:
    """``data`` with line feeds in the place of carriage returns."""
    return data.replace(b"\r", b"\n")
