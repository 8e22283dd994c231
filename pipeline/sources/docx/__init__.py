"""Reads the text of Word files; their other parts list, style or show it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import BinaryIO

from pipeline.decoded import DOCX, Decoded, Unreadable
from pipeline.sources.docx.paragraphs import blocks_of
from pipeline.sources.record import Record
from pipeline.sources.text import read_text
from pipeline.sources.xml import check_well_formed

__all__ = ["MEDIA_TYPE", "READERS", "SPLITTERS", "read_word", "recognize"]

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

_ROOT = re.compile(
    r"\ufeff?(?:\s|<\?[^>]*\?>|<!--.*?-->)*(?P<root><(?:\w+:)?document\s[^<>]*wordprocessingml)", re.DOTALL
)
_PROLOG = re.compile(r"\A<\?xml[^>]*\?>\s*")
_NOTES = re.compile(r"(?:<\?xml[^>]*\?>\s*)?<(?:\w+:)?(?:foot|end)notes(?=[\s>])[^<>]*wordprocessingml")
"""Where the notes begin, which follow behind the main part."""


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins like the main part of a Word file."""
    may_be = b"wordprocessingml" in head
    return MEDIA_TYPE if may_be and _ROOT.match(head.decode("utf-8", "ignore")) else None


def read_word(data: bytes) -> Decoded:
    """The main part of a Word file and its notes, paragraph by paragraph; a row of a table is one block.

    Raises :class:`Unreadable` with ``empty``, ``malformed`` or ``entity_bomb``.
    """
    decoded = read_text(data)
    text = decoded.text
    root = _ROOT.match(text)
    _check(text, root.start("root") if root else 0)
    blocks = tuple(blocks_of(text))
    if not blocks:
        raise Unreadable("empty", f"{len(text)} characters of markup that show no text.")
    return Decoded(text, decoded.encoding, decoded.offsets, DOCX, blocks)


def _check(text: str, start: int) -> None:
    """Each part must be well-formed; the main one begins at ``start``."""
    borders = [start, *(notes.start() for notes in _NOTES.finditer(text, start)), len(text)]
    for begin, end in pairwise(borders):
        part = text[begin:end].lstrip("\ufeff")
        check_well_formed(
            _PROLOG.sub("", part).encode("utf-8", "surrogatepass"),
            text[:start].encode("utf-8", "surrogatepass"),
        )


READERS = {MEDIA_TYPE: read_word}
SPLITTERS: dict[str, Callable[[BinaryIO], Iterator[Record]]] = {}
