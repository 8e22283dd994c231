"""Reads entries of BibTeX and BibLaTeX files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from pipeline import tex
from pipeline.decoded import TEX, Decoded
from pipeline.sources.bibtex.entry import entry_of, items
from pipeline.sources.bibtex.fields import TELLING, shown_as
from pipeline.sources.bibtex.macros import with_definitions
from pipeline.sources.draft import Draft
from pipeline.sources.lines import Tagged, lay_out, split_at
from pipeline.sources.record import Record
from pipeline.sources.text import read_text

__all__ = ["MEDIA_TYPE", "READERS", "SPLITTERS", "read_entry", "recognize", "split_entries"]

MEDIA_TYPE = "application/x-bibtex"
_OTHER = rb"(?i:comment|string|preamble)\b"
_BEGIN = rb"@(?!" + _OTHER + rb")[A-Za-z]+[ \t]*[{(]\s{0,20}"
_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:(?:%|This file was created )[^\n]*\n\s*){0,9}"
    rb"(?:@" + _OTHER + rb"\s*[{(]|" + _BEGIN + rb"[^\s{}()=,]*\s*,)"
)
_OPENING = re.compile(
    rb"(?:^(?:\xef\xbb\xbf)?|(?<=\}))[ \t]*" + _BEGIN + rb"[^\s{}()=,]*[ \t]*[,=]", re.MULTILINE
)
_NAME = re.compile(_BEGIN + rb"([^\s{}()=,]+)\s*,")
_GROUP = re.compile(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
_MANY = frozenset(["author", "keywords", "keyword"])


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins with an entry or with what may precede entries."""
    return MEDIA_TYPE if b"@" in head[:2048] and _HEAD.match(head) else None


def read_entry(data: bytes) -> Decoded:
    """One entry; what stands around it in ``data`` is no text of it.

    Raises :class:`~pipeline.decoded.Unreadable` with ``malformed``.
    """
    raw = read_text(data)
    entry = entry_of(raw.text)
    draft = Draft(raw.text, "bibtex")

    def said(written: str) -> str:
        return _words(entry.spelled.get(written, written))

    draft.drop(0, entry.start)
    telling = (one for one in reversed(entry.fields) if one.tag in TELLING)
    values = {one.tag: said(raw.text[one.start : one.end]) for one in telling}
    lay_out(draft, _items(raw.text, entry.fields), shown_as(entry.kind, values), said)
    draft.drop(entry.end, len(raw.text))
    return draft.decoded(raw, TEX)


def _items(text: str, fields: Iterable[Tagged]) -> Iterator[Tagged]:
    """The fields, each name and each keyword as a value of its own."""
    for one in fields:
        if one.tag not in _MANY:
            yield one
        elif one.tag == "author":
            yield from (_author(text, name) for name in items(text, one, "and"))
        else:
            yield from items(text, one, ";" if ";" in text[one.start : one.end] else ",")


def _author(text: str, name: Tagged) -> Tagged:
    """A name, or a group where braces keep all of it together, or ``others`` for those not named."""
    written = text[name.start : name.end].strip()
    if _GROUP.fullmatch(written):
        return name._replace(tag="group")
    return name._replace(tag="others") if written == "others" else name


def _words(written: str) -> str:
    return " ".join(tex.TOKEN.sub(tex.instead, written).split())


def split_entries(stream: BinaryIO) -> Iterator[Record]:
    """One record per entry, named by its citation key; it takes along what defines its macros."""
    return with_definitions(split_at(stream, _OPENING, _NAME))


READERS = {MEDIA_TYPE: read_entry}
SPLITTERS = {MEDIA_TYPE: split_entries}
