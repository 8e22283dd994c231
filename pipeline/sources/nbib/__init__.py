"""Reads citations in PubMed's tagged format, which others call MEDLINE or nbib."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.decoded import PLAIN, Decoded, Unreadable
from pipeline.sources.draft import Draft
from pipeline.sources.lines import lay_out, split_at, tagged
from pipeline.sources.nbib.fields import shown_as
from pipeline.sources.record import Record
from pipeline.sources.text import read_text

__all__ = ["MEDIA_TYPE", "READERS", "SPLITTERS", "read_citation", "recognize", "split_citations"]

MEDIA_TYPE = "application/nbib"
_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*PMID- ?\d+\s*\n[A-Z][A-Z0-9 ]{3}- ")
_OPENING = re.compile(rb"^(?:\xef\xbb\xbf)?PMID- ?\d", re.MULTILINE)
_PMID = re.compile(rb"PMID- ?(\d+)")
_TAG = re.compile(r"^\ufeff?([A-Z][A-Z0-9 ]{3})-(?: |(?=\d|\r?$))", re.MULTILINE)


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins with a citation."""
    return MEDIA_TYPE if _HEAD.match(head) else None


def read_citation(data: bytes) -> Decoded:
    """One citation.

    Raises :class:`~pipeline.decoded.Unreadable` with ``malformed`` for what holds no tagged line.
    """
    raw = read_text(data)
    found = list(tagged(raw.text, _TAG))
    if not found:
        raise Unreadable("malformed", "no line begins with a tag, as in 'TI  - '.")
    draft = Draft(raw.text, "nbib")
    draft.state("source_type", "pubmed_record", (0, 0), "format")
    lay_out(draft, found, shown_as({one.tag for one in found}), lambda text: " ".join(text.split()))
    return draft.decoded(raw, PLAIN)


def split_citations(stream: BinaryIO) -> Iterator[Record]:
    """One record per citation, named by its PMID."""
    return split_at(stream, _OPENING, _PMID)


READERS = {MEDIA_TYPE: read_citation}
SPLITTERS = {MEDIA_TYPE: split_citations}
