"""Rows of ``segments``: where each run of a capture lies in its bytes and in the clean text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat
from typing import Any

from pipeline.clean.assemble import Assembled
from pipeline.clean.raw_segment import RawSegment
from pipeline.decoded import Decoded
from pipeline.document import OffsetMap

_PAGE_END = "\f"


def segment_rows(
    document_id: str, decoded: Decoded, raw_segments: list[RawSegment], assembled: Assembled
) -> Iterator[tuple[Any, ...]]:
    """One row per segment, in order; they tile the capture's bytes."""
    raw_start = 0
    ends = _raw_ends(raw_segments, decoded.offsets)
    pages = _pages(decoded.text, raw_segments)
    placed = zip(raw_segments, assembled.spans, ends, pages, strict=True)
    for ordinal, ((role, _, _, _, rule_id, _), span, raw_end, page) in enumerate(placed):
        start, end = span or (None, None)
        yield document_id, ordinal, role, start, end, raw_start, raw_end, span is not None, page, rule_id
        raw_start = raw_end


def _raw_ends(raw_segments: list[RawSegment], offsets: OffsetMap) -> list[int]:
    """The byte after each segment; the next one begins there, for segments tile the capture."""
    starts, raws, widths = offsets.starts, offsets.raws, offsets.widths
    last = len(starts) - 1
    run = 0
    ends: list[int] = []
    for _, _, end, *_ in raw_segments:
        while run < last and starts[run + 1] < end:
            run += 1
        ends.append(raws[run] + (end - starts[run]) * widths[run])
    return ends


def _pages(text: str, raw_segments: list[RawSegment]) -> Iterator[int | None]:
    """The page that each segment begins on; None where no form feed ends a page."""
    if _PAGE_END not in text:
        yield from repeat(None, len(raw_segments))
        return
    page, position = 1, 0
    for segment in raw_segments:
        page += text.count(_PAGE_END, position, segment.start)
        position = segment.start
        yield page
