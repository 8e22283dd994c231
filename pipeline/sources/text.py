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
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return _read_legacy(data, error)
    return _decoded(text, encoding, _unicode_offsets(data, encoding))


def _unicode_offsets(data: bytes, encoding: str) -> OffsetMap:
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
    text = data.decode(encoding)
    return _decoded(text, encoding, legacy_offsets(text, encoding))


def _decoded(text: str, encoding: str, offsets: OffsetMap) -> Decoded:
    if not text.lstrip("\ufeff").strip():
        raise Unreadable("empty", f"{len(text)} characters, all of them white space.")
    return Decoded(text, encoding, offsets)


def _refuse_nul(data: bytes) -> None:
    first = data.find(0)
    if first >= 0:
        raise Unreadable(
            "nul_bytes",
            f"byte 0x00 at offset {first}, {data.count(0)} in all, in what else looks like text.",
        )


READERS = {PLAIN_TEXT: read_text}
SPLITTERS: dict[str, Callable[[BinaryIO], Iterator[Record]]] = {}
