"""Reads references in RIS, which databases and reference managers export."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.decoded import MARKUP, PLAIN, Decoded, Unreadable
from pipeline.sources.draft import Draft
from pipeline.sources.lines import Tagged, lay_out, split_at, tagged
from pipeline.sources.record import Record
from pipeline.sources.ris.fields import shown_as
from pipeline.sources.text import read_text
from pipeline.sources.values import words_of

__all__ = ["MEDIA_TYPE", "READERS", "SPLITTERS", "read_reference", "recognize", "split_references"]

MEDIA_TYPE = "application/x-research-info-systems"
_TAG_LINE = rb"[A-Z][A-Z0-9][ \t]{1,3}-"
# Some databases put their name and the encoding first.
_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:(?!TY)[^\n]{0,200}\n){0,9}TY[ \t]{1,3}-[ \t]*[A-Z]{2,8}\s*\n\s*" + _TAG_LINE
)
_OPENING = re.compile(rb"^(?:\xef\xbb\xbf)?[ \t]*TY[ \t]{1,3}-", re.MULTILINE)
_NAME = re.compile(rb"^DO[ \t]{1,3}-[^\n]*?(10\.\d{4,9}/\S+)", re.MULTILINE)
_TAG = re.compile(r"^\ufeff?[ \t]*([A-Z][A-Z0-9])[ \t]{1,3}-(?:[ \t]|(?=\r?$))", re.MULTILINE)
_ITEM = re.compile(r"[^\n;\s](?:[^\n;]*[^\n;\s])?")
_MARKED = re.compile(
    r"</(?:i|b|u|p|em|su[bp]|strong|span|div|jats:[a-z-]+)>|<br ?/?>|&(?:#x?[0-9a-fA-F]{2,6}|[A-Za-z]{2,8});"
)
_LISTS = frozenset(["KW"])


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins with a reference."""
    is_told = b"Y" in head[:2048] and b"TY" in head[:2048]
    return MEDIA_TYPE if is_told and _HEAD.match(head) else None


def read_reference(data: bytes) -> Decoded:
    """One reference.

    Raises :class:`~pipeline.decoded.Unreadable` with ``malformed`` for what holds no tagged line.
    """
    raw = read_text(data)
    found = list(tagged(raw.text, _TAG))
    if not found:
        raise Unreadable("malformed", "no line begins with a tag, as in 'TY  - JOUR'.")
    draft = Draft(raw.text, "ris")
    draft.drop(0, found[0].label)
    values = {one.tag: words_of(raw.text[one.start : one.end]) for one in reversed(found)}
    lay_out(draft, _items(raw.text, found), shown_as(values), words_of)
    return draft.decoded(raw, MARKUP if _MARKED.search(raw.text) else PLAIN)


def _items(text: str, found: list[Tagged]) -> Iterator[Tagged]:
    """The values, each keyword of several as a value of its own."""
    for one in found:
        if one.tag not in _LISTS:
            yield one
            continue
        for item in _ITEM.finditer(text, one.start, one.end):
            yield one._replace(label=item.start(), start=item.start(), end=item.end())


def split_references(stream: BinaryIO) -> Iterator[Record]:
    """One record per reference, named by its DOI."""
    return split_at(stream, _OPENING, _NAME)


READERS = {MEDIA_TYPE: read_reference}
SPLITTERS = {MEDIA_TYPE: split_references}
