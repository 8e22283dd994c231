"""Rows of ``segments``: where each run of a capture lies in its bytes and in the clean text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat

import numpy as np
import pyarrow as pa

from pipeline.engine.columns import table_of
from pipeline.engine.placing import Numbers, Ways
from pipeline.engine.provenance import Capture
from schemas import TABLES

_PAGE_END = "\f"


def segment_table(document_ids: pa.Array, captures: Sequence[Capture]) -> pa.Table:
    """One row per segment of each document, in order; they tile its capture's bytes."""
    segments = [segment for capture in captures for segment in capture.page.segments]
    spans = [span or (None, None) for capture in captures for span in capture.assembled.spans]
    sizes = np.array([len(capture.page.segments) for capture in captures], np.int64)
    place = np.repeat(np.arange(len(sizes)), sizes)
    first = np.repeat(np.cumsum(sizes) - sizes, sizes)
    raw_ends = _raw_ends(captures, place, np.array([segment.end for segment in segments], np.int64))
    is_first = first == np.arange(len(first))
    columns = {
        "document_id": document_ids.take(pa.array(place)),
        "ordinal": pa.array((np.arange(len(first)) - first).astype(np.int32)),
        "role": [segment.role for segment in segments],
        "start": [start for start, _ in spans],
        "end": [end for _, end in spans],
        "raw_start": pa.array(np.where(is_first, 0, np.roll(raw_ends, 1))),
        "raw_end": pa.array(raw_ends),
        "kept": [start is not None for start, _ in spans],
        "page": [page for capture in captures for page in _pages(capture)],
        "rule_id": [segment.rule_id for segment in segments],
    }
    return table_of(columns, TABLES["segments"].arrow_schema())


def _raw_ends(captures: Sequence[Capture], place: Numbers, ends: Numbers) -> Numbers:
    """The byte after each segment; the next one begins there, for segments tile the capture."""
    last, width = Ways.of([capture.decoded.offsets for capture in captures]).raw(place, ends - 1)
    return last + width


def _pages(capture: Capture) -> Iterator[int | None]:
    """The page that each segment begins on; None where no form feed ends a page."""
    text, segments = capture.decoded.text, capture.page.segments
    if _PAGE_END not in text:
        yield from repeat(None, len(segments))
        return
    page, position = 1, 0
    for segment in segments:
        page += text.count(_PAGE_END, position, segment.start)
        position = segment.start
        yield page
