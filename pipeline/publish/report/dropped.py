"""What a document's clean text leaves out, as a reader would see it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
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


def excerpts(segments: Iterable[Row], capture: Row | None) -> list[Dropped]:
    """Segments of one document in ``left_out`` with their first words; with none where the bytes are away."""
    words = _reader(capture) if capture and capture["content"] is not None else lambda *_: ""
    return [Dropped(one["at"], one["role"], words(one["raw_start"], one["raw_end"])) for one in segments]


def _reader(capture: Row) -> Callable[[int, int], str]:
    """How the words between two bytes of a capture are read."""
    content, encoding = capture["content"], capture["encoding"] or "utf-8"
    marked_up = any(word in (capture["media_type"] or "") for word in MARKED_UP)
    size = BYTES * 4 if marked_up else BYTES

    def words(start: int, end: int) -> str:
        text = content[start : min(end, start + size)].decode(encoding, "replace")
        shown = " ".join((unescape(TAG.sub(" ", text)) if marked_up else text).split())
        return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"

    return words
