"""What a document's clean text leaves out, as a reader would see it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

import pyarrow as pa

Row = dict[str, Any]

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


def dropped(segments: list[Row], capture: Row | None) -> Iterator[Dropped]:
    """What stands between the kept ``segments`` of one document; blank lines are no text."""
    at = 0
    for segment in segments:
        if segment["kept"]:
            at = segment["end"]
        elif segment["role"] != "blank":
            yield Dropped(at, segment["role"], _text(segment, capture))


def _text(segment: Row, capture: Row | None) -> str:
    """The words of a segment; empty where the version does not hold the bytes."""
    if capture is None or capture["content"] is None:
        return ""
    size = BYTES * 4 if _marked_up(capture) else BYTES
    end = min(segment["raw_end"], segment["raw_start"] + size)
    text = capture["content"][segment["raw_start"] : end].decode(capture["encoding"] or "utf-8", "replace")
    if _marked_up(capture):
        text = unescape(TAG.sub(" ", text))
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


def _marked_up(capture: Row) -> bool:
    return any(word in (capture["media_type"] or "") for word in MARKED_UP)


SEGMENT_COLUMNS = ("document_id", "role", "start", "end", "raw_start", "raw_end", "kept")
CAPTURE_COLUMNS = ("document_id", "media_type", "encoding", "content")


def by_document(segments: pa.Table) -> dict[str, list[Row]]:
    """The segments of each document, in their order."""
    found: dict[str, list[Row]] = {}
    for row in segments.to_pylist():
        found.setdefault(row["document_id"], []).append(row)
    return found
