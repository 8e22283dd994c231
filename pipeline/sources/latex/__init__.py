"""Turns LaTeX sources into what a reader reads: title, authors, abstract, sections, lists and references."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from pipeline.decoded import Decoded
from pipeline.sources.latex.macros import written_out
from pipeline.sources.latex.walk import Walk
from pipeline.sources.record import Record
from pipeline.sources.text import read_text

__all__ = ["EXTRACTORS", "MEDIA_TYPE", "READERS", "SPLITTERS", "recognize", "word_layer"]

MEDIA_TYPE = "application/x-latex"
_BEGIN = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\\%]")
_WHOLE = re.compile(rb"^(?:\xef\xbb\xbf)?[ \t]*\\(?:documentclass\b|begin\{document\})", re.MULTILINE)
_PART = re.compile(rb"^[ \t]*\\(?:chapter|(?:sub)?section)\*?\{", re.MULTILINE)
_FEWEST_SECTIONS = 2


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins like a document, or like a part of one with its sections."""
    if not _BEGIN.match(head):
        return None
    is_latex = _WHOLE.search(head) or len(_PART.findall(head)) >= _FEWEST_SECTIONS
    return MEDIA_TYPE if is_latex else None


def word_layer(data: bytes) -> bytes:
    """The text of ``data`` as Word's XML.

    Raises :class:`~pipeline.decoded.Unreadable` with ``empty`` or ``too_large``, or as any text does.
    """
    walk = Walk(written_out(read_text(data).text))
    walk.run()
    return walk.layer.data()


EXTRACTORS = {MEDIA_TYPE: word_layer}
READERS: dict[str, Callable[[bytes], Decoded]] = {}
SPLITTERS: dict[str, Callable[[BinaryIO], Iterator[Record]]] = {}
