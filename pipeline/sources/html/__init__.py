"""Reads web pages: every tag keeps its place, and the text between them gets its role or a hint."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from pipeline.decoded import MARKUP, Decoded, Unreadable
from pipeline.sources.html.blocks import blocks_of
from pipeline.sources.html.charset import decode
from pipeline.sources.html.content import place_elements
from pipeline.sources.html.head.fields import fields_of
from pipeline.sources.html.head.said import gather
from pipeline.sources.html.people import printed_people
from pipeline.sources.html.titles import find_title
from pipeline.sources.html.walk import lay_out
from pipeline.sources.media_types import unicode_encoding
from pipeline.sources.record import Record

__all__ = ["MEDIA_TYPE", "READERS", "SPLITTERS", "read_html", "recognize"]

MEDIA_TYPE = "text/html"
_CURE = "Where its frames or scripts do, save from a browser what these show."
_SKIPPED = re.compile(r"(?:\s++|\ufeff|<!--(?:-?>|.*?-->)|<\?xml[^>]*+>)*+", re.DOTALL | re.IGNORECASE)
_OPENING = re.compile(
    r"<!doctype\s+html[\s>]|<(?:html|head|body)(?:\s[^<>]*)?>"
    r"|<(?:title|meta|link|script|style|div|table|h1|p)(?:\s[^<>]*)?>(?=.*?</?(?:html|head|body|div|p|table)\b)",
    re.DOTALL | re.IGNORECASE,
)


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins like a web page or like a piece of one."""
    encoding = unicode_encoding(head)
    if encoding is None and not head[:1].isspace() and head[:1] != b"<":
        return None
    text = head.decode(encoding or "latin-1", "ignore")
    skipped = _SKIPPED.match(text)
    found = _OPENING.match(text, skipped.end() if skipped else 0)
    return MEDIA_TYPE if found else None


def read_html(data: bytes) -> Decoded:
    """One page, as far as its markup tells: tags, scripts and hidden elements are no text.

    Raises :class:`Unreadable` with ``empty``, ``too_many_blocks``, or what
    :func:`~pipeline.sources.text.read_text` raises.
    """
    decoded = decode(data)
    text = decoded.text
    layout = lay_out(text)
    if all(run.unseen for run in layout.runs):
        raise Unreadable("empty", f"{len(text)} characters of markup that show no text. {_CURE}")
    said = gather(layout.stating)
    main = place_elements(layout)
    title = find_title(text, layout.runs, said)
    stated = [*title.stated, *fields_of(said)]
    printed = printed_people(text, layout.runs, stated) | title.printed
    blocks = blocks_of(text, layout, main, printed)
    return Decoded(text, decoded.encoding, decoded.offsets, MARKUP, blocks, tuple(stated))


READERS = {MEDIA_TYPE: read_html}
SPLITTERS: dict[str, Callable[[BinaryIO], Iterator[Record]]] = {}
