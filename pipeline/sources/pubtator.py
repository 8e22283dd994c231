"""Reads titles and abstracts in PubTator's format; its annotations are others' and are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.decoded import PLAIN, Decoded, Unreadable
from pipeline.sources.draft import Draft
from pipeline.sources.lines import split_at
from pipeline.sources.record import Record
from pipeline.sources.text import read_text
from pipeline.sources.values import bare_title

MEDIA_TYPE = "application/x-pubtator"
_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*([\w.:-]{1,40})\|t\|[^\n]*\n\1\|a\|")
_OPENING = re.compile(rb"^(?:\xef\xbb\xbf)?[\w.:-]{1,40}\|t\|", re.MULTILINE)
_NAME = re.compile(rb"([\w.:-]{1,40})\|t\|")
_PASSAGE = re.compile(r"^\ufeff?([\w.:-]{1,40})\|([ta])\|", re.MULTILINE)
_ROLES = {"t": "title", "a": "abstract"}


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins with a title and an abstract of one document."""
    return MEDIA_TYPE if _HEAD.match(head) else None


def read_document(data: bytes) -> Decoded:
    """One document; a passage is one line, and every other line is an annotation.

    Raises :class:`~pipeline.decoded.Unreadable` with ``malformed`` where no line is a passage.
    """
    raw = read_text(data)
    draft = Draft(raw.text, "pubtator")
    for found in _PASSAGE.finditer(raw.text):
        end = raw.text.find("\n", found.end())
        end = end if end >= 0 else len(raw.text)
        draft.drop(draft.end, found.start())
        draft.show(_ROLES[found[2]], found[2], found.end(), end)
        if found[2] == "t":
            words = " ".join(raw.text[found.end() : end].split())
            draft.state("title", bare_title(words), (found.end(), end), "t")
        if found[1].isdecimal():
            draft.state("pmid", found[1], found.span(1), "id")
            draft.state("source_type", "pubmed_record", found.span(1), "id")
    if not draft.blocks:
        raise Unreadable("malformed", "no line begins with an id and |t| or |a|.")
    draft.drop(draft.end, len(raw.text))
    return draft.decoded(raw, PLAIN)


def split_documents(stream: BinaryIO) -> Iterator[Record]:
    """One record per title, named by its id."""
    return split_at(stream, _OPENING, _NAME)


READERS = {MEDIA_TYPE: read_document}
SPLITTERS = {MEDIA_TYPE: split_documents}
