"""Reads references in the tagged text of Web of Science."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.decoded import PLAIN, Decoded, Unreadable
from pipeline.sources.delimited.columns import AUTHORS, FULL_NAMES, items, shown_by, tags_of
from pipeline.sources.draft import Draft
from pipeline.sources.lines import Tagged, lay_out, split_at, tagged
from pipeline.sources.record import Record
from pipeline.sources.text import read_text
from pipeline.sources.values import words_of

MEDIA_TYPE = "application/x-web-of-science"
_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:(?:FN|VR) [^\n]*\n\s*){0,2}PT [A-Z]\s*\n[A-Z][A-Z0-9] ")
_OPENING = re.compile(rb"^(?:\xef\xbb\xbf)?PT [A-Z]\s*$", re.MULTILINE)
_NAME = re.compile(rb"^DI (10\.\d{4,9}/\S+)", re.MULTILINE)
_TAG = re.compile(r"^\ufeff?([A-Z][A-Z0-9])(?: (?! )|(?=\r?$))", re.MULTILINE)
_LINE = re.compile(r"[^\r\n\s][^\r\n]*")


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins with a reference."""
    return MEDIA_TYPE if _HEAD.match(head) else None


def read_reference(data: bytes) -> Decoded:
    """One reference.

    Raises :class:`~pipeline.decoded.Unreadable` with ``malformed`` for what holds no tagged line.
    """
    raw = read_text(data)
    found = [one._replace(tag=tags_of([one.tag])[0]) for one in tagged(raw.text, _TAG)]
    if not found:
        raise Unreadable("malformed", "no line begins with a tag, as in 'TI '.")
    draft = Draft(raw.text, "wos")
    draft.drop(0, found[0].label)
    values = {one.tag: words_of(raw.text[one.start : one.end]) for one in reversed(found)}
    lay_out(draft, _items(raw.text, found), shown_by(values), words_of)
    return draft.decoded(raw, PLAIN)


def _items(text: str, found: list[Tagged]) -> Iterator[Tagged]:
    """The values; each name stands in a line of its own."""
    for one in found:
        if one.tag in (AUTHORS, FULL_NAMES):
            places = [line.span() for line in _LINE.finditer(text, one.start, one.end)]
        else:
            places = items(text, one.tag, one.start, one.end)
        yield from (
            one._replace(label=one.label if len(places) == 1 else start, start=start, end=end)
            for start, end in places
        )


def split_references(stream: BinaryIO) -> Iterator[Record]:
    """One record per reference, named by its DOI."""
    return split_at(stream, _OPENING, _NAME)


READERS = {MEDIA_TYPE: read_reference}
SPLITTERS = {MEDIA_TYPE: split_references}
