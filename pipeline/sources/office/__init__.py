"""Turns office documents other than Word's into what a reader reads: Word's XML, or a table of cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from pipeline.decoded import Decoded
from pipeline.sources.office import odt, rtf
from pipeline.sources.record import Record

__all__ = ["EXTRACTORS", "READERS", "SPLITTERS", "recognize"]

OPEN_DOCUMENT, RICH_TEXT = "application/vnd.oasis.opendocument.text+xml", "application/rtf"
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?[^>]*\?>|<!--.*?-->)*<(?:\w+:)?document(?:-content)?\s[^<>]*opendocument",
    re.DOTALL,
)


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins like the content of an OpenDocument text, or rich text."""
    if b"{\\rtf" in head[:64] and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return RICH_TEXT
    return OPEN_DOCUMENT if b"opendocument" in head[:4096] and _ROOT.match(head) else None


EXTRACTORS = {OPEN_DOCUMENT: odt.word_layer, RICH_TEXT: rtf.word_layer}
READERS: dict[str, Callable[[bytes], Decoded]] = {}
SPLITTERS: dict[str, Callable[[BinaryIO], Iterator[Record]]] = {}
