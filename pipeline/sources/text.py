"""Reads plain text in any encoding, with the exact way back to its bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from pipeline.decoded import Decoded, Unreadable
from pipeline.document import OffsetMap
from pipeline.sources.legacy import legacy_encoding
from pipeline.sources.media_types import PLAIN_TEXT, unicode_encoding
from pipeline.sources.offsets import legacy_offsets, one_width, utf8_offsets, utf16_offsets
from pipeline.sources.record import Record


def recognize(head: bytes) -> str | None:
    """None: plain text is what is left when nothing else is recognized."""
    return None


def read_text(data: bytes) -> Decoded:
    """The text of ``data``; a byte order mark stays as its first code point.

    Raises :class:`Unreadable` with ``nul_bytes``, ``undecodable`` or ``empty``.
    """
    encoding = unicode_encoding(data) or "utf-8"
    if encoding == "utf-8":
        _refuse_nul(data)
    try:
        return _not_blank(read_as(data, encoding))
    except UnicodeDecodeError as error:
        return _read_legacy(data, error)


def read_as(data: bytes, encoding: str) -> Decoded:
    """The text of ``data`` in an encoding that is known.  Raises ``UnicodeError`` where it is another."""
    text = data.decode(encoding)
    return Decoded(text, encoding, _offsets(data, text, encoding))


def _offsets(data: bytes, text: str, encoding: str) -> OffsetMap:
    if not encoding.startswith("utf-"):
        return legacy_offsets(text, encoding)
    if encoding == "utf-8":
        return utf8_offsets(data)
    if encoding.startswith("utf-32"):
        return one_width(4)
    return utf16_offsets(data, "<" if encoding == "utf-16-le" else ">")


def _read_legacy(data: bytes, error: UnicodeDecodeError) -> Decoded:
    encoding = None if unicode_encoding(data) else legacy_encoding(data)
    if encoding is None:
        raise Unreadable(
            "undecodable",
            f"byte 0x{data[error.start]:02x} at offset {error.start} is not {error.encoding}, "
            "and no other encoding fits the whole capture.",
        )
    return _not_blank(read_as(data, encoding))


def _not_blank(decoded: Decoded) -> Decoded:
    text = decoded.text.lstrip("\ufeff")
    if not text or text.isspace():
        raise Unreadable("empty", f"{len(decoded.text)} characters, all of them white space.")
    return decoded


def _refuse_nul(data: bytes) -> None:
    first = data.find(0)
    if first >= 0:
        raise Unreadable(
            "nul_bytes",
            f"byte 0x00 at offset {first}, {data.count(0)} in all, in what else looks like text.",
        )


READERS = {PLAIN_TEXT: read_text}
SPLITTERS: dict[str, Callable[[BinaryIO], Iterator[Record]]] = {}
