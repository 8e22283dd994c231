"""What a document's clean text leaves out, as a reader would see it."""

from __future__ import annotations

import re
from html import unescape
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

Row = dict[str, Any]

SEGMENT_COLUMNS = ("document_id", "ordinal", "role", "start", "end", "raw_start", "raw_end", "kept")
CAPTURE_COLUMNS = ("document_id", "media_type", "encoding", "content")

LONGEST = 160
"""Code points shown of what one segment leaves out."""

BYTES = 4 * LONGEST
"""Bytes decoded of a segment: a code point has four at most."""

TAG = re.compile(r"<[^<>]*>")
MARKED_UP = ("html", "xml")
"""Words in the media types whose tags are no text."""


class Dropped(NamedTuple):
    """One left-out stretch: where in the clean text it would stand, its role, and its first words."""

    at: int
    role: str
    text: str


def left_out(segments: pa.Table) -> pa.Table:
    """The dropped segments but blank lines, each with the place ``at`` which it would stand."""
    begins = pc.and_(pc.equal(segments["ordinal"], 0), pc.is_null(segments["end"]))
    at = pc.fill_null_forward(pc.if_else(begins, pa.scalar(0, pa.int32()), segments["end"]))
    dropped = pc.and_(pc.invert(segments["kept"]), pc.not_equal(segments["role"], "blank"))
    return (
        segments.select(["document_id", "role", "raw_start", "raw_end"])
        .append_column("at", at)
        .filter(dropped)
    )


def excerpt(segment: Row, capture: Row | None) -> Dropped:
    """A segment of ``left_out`` with its first words; with none where the bytes are not at hand."""
    return Dropped(segment["at"], segment["role"], _text(segment, capture))


def _text(segment: Row, capture: Row | None) -> str:
    """The words of a segment; empty where the version does not hold the bytes."""
    if capture is None or capture["content"] is None:
        return ""
    marked_up = _marked_up(capture)
    size = BYTES * 4 if marked_up else BYTES
    end = min(segment["raw_end"], segment["raw_start"] + size)
    text = capture["content"][segment["raw_start"] : end].decode(capture["encoding"] or "utf-8", "replace")
    if marked_up:
        text = unescape(TAG.sub(" ", text))
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


def _marked_up(capture: Row) -> bool:
    return any(word in (capture["media_type"] or "") for word in MARKED_UP)
