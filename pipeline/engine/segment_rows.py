"""Rows of ``segments``: where each run of a capture lies in its bytes and in the clean text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat

import numpy as np
import pyarrow as pa

from pipeline.clean.raw_segment import RawSegment
from pipeline.engine.columns import table_of
from pipeline.engine.placing import Numbers, Ways
from pipeline.engine.provenance import Capture
from schemas import TABLES

_PAGE_END = "\f"


def segment_table(document_ids: pa.Array, captures: Sequence[Capture]) -> pa.Table:
    """One row per segment of each document, in order; they tile its capture's bytes."""
    segments = [segment for capture in captures for segment in capture.page.segments]
    roles, _, ends, _, rules, _ = zip(*segments, strict=True) if segments else [()] * len(RawSegment._fields)
    sizes = np.array([len(capture.page.segments) for capture in captures], np.int64)
    place = np.repeat(np.arange(len(sizes)), sizes)
    begins = np.cumsum(sizes) - sizes
    ordinal = np.arange(len(place)) - begins[place]
    raw_ends = _raw_ends(captures, place, np.array(ends, np.int64))
    columns = {
        "document_id": document_ids.take(pa.array(place)),
        "ordinal": pa.array(ordinal.astype(np.int32)),
        "role": roles,
        "raw_start": pa.array(np.where(ordinal == 0, 0, np.roll(raw_ends, 1))),
        "raw_end": pa.array(raw_ends),
        "page": _pages(captures, len(segments)),
        "rule_id": rules,
        **_in_clean_text(captures, begins, len(segments)),
    }
    return table_of(columns, TABLES["segments"].arrow_schema())


def _in_clean_text(captures: Sequence[Capture], begins: Numbers, size: int) -> dict[str, pa.Array]:
    """Which of ``size`` segments were kept, and where they stand; each capture's begin at ``begins``."""
    clean = [capture.assembled for capture in captures]
    of_capture = np.repeat(begins, [len(one.numbers) for one in clean])
    rows = of_capture + np.array([number for one in clean for number in one.numbers], np.int64)
    spans = np.array([part[1:] for one in clean for part in one.kept], np.int32).reshape(-1, 2)
    left_out = np.ones(size, bool)
    left_out[rows] = False
    placed = np.zeros((2, size), np.int32)
    placed[:, rows] = spans.T
    start, end = (pa.array(column, mask=left_out) for column in placed)
    return {"start": start, "end": end, "kept": pa.array(~left_out)}


def _raw_ends(captures: Sequence[Capture], place: Numbers, ends: Numbers) -> Numbers:
    """The byte after each segment; the next one begins there, for segments tile the capture."""
    last, width = Ways.of([capture.decoded.offsets for capture in captures]).raw(place, ends - 1)
    return last + width


def _pages(captures: Sequence[Capture], size: int) -> pa.Array | list[int | None]:
    """The page that each of ``size`` segments begins on."""
    if not any(_PAGE_END in capture.decoded.text for capture in captures):
        return pa.nulls(size, pa.int32())
    return [page for capture in captures for page in _pages_of(capture)]


def _pages_of(capture: Capture) -> Iterator[int | None]:
    """The same for one capture; None where no form feed ends a page."""
    text, segments = capture.decoded.text, capture.page.segments
    if _PAGE_END not in text:
        yield from repeat(None, len(segments))
        return
    page, position = 1, 0
    for segment in segments:
        page += text.count(_PAGE_END, position, segment.start)
        position = segment.start
        yield page
