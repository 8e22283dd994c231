"""Byte roles: a document's segments tile its raw bytes, and those kept its clean text, exactly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.promises.ledger import documented

JOINT = 2
"""Code points between two kept segments of a clean text: a blank line."""


def untiled(segments: pa.Table, captures: pa.Table) -> Iterator[str]:
    """Documents whose segments leave a gap, overlap, or do not end where the bytes end."""
    yield from _uneven(segments, "raw_start", "raw_end", joint=0)
    kept = documented(captures)
    yield from _short(segments, "raw_end", kept["document_id"], kept["size_bytes"])


def misjoined(segments: pa.Table, documents: pa.Table) -> Iterator[str]:
    """Documents whose kept segments are not their clean text, each a blank line after the one before."""
    placed = pc.is_valid(segments["start"])
    for row in segments.filter(pc.not_equal(placed, segments["kept"])).to_pylist():
        yield f"{row['document_id']} segment {row['ordinal']}"
    kept = segments.filter(pc.and_(placed, pc.is_valid(segments["end"])))
    yield from _uneven(kept, "start", "end", joint=JOINT)
    filled = documents.filter(pc.not_equal(documents["text"], ""))
    yield from _short(kept, "end", filled["document_id"], pc.utf8_length(filled["text"]))


def _uneven(segments: pa.Table, start: str, end: str, *, joint: int) -> Iterator[str]:
    """Segments that are empty or do not begin ``joint`` after the one before."""
    documents = segments["document_id"].combine_chunks()
    starts, ends = segments[start].to_numpy(), segments[end].to_numpy()
    first = np.diff(documents.dictionary_encode().indices.to_numpy(), prepend=-1) != 0
    expected = np.where(first, 0, np.concatenate([[0], ends])[:-1] + joint)
    for row in np.flatnonzero((starts != expected) | (ends <= starts)).tolist():
        yield f"{documents[row]} segment {segments['ordinal'][row]}"


def _short(segments: pa.Table, end: str, documents: Any, lengths: Any) -> Iterator[str]:
    """Documents whose segments do not end with their last byte or code point."""
    ids = pc.dictionary_encode(segments["document_id"].combine_chunks())
    covered = np.zeros(len(ids.dictionary), dtype=np.int64)
    np.maximum.at(covered, ids.indices.to_numpy(), segments[end].to_numpy())
    reached = pc.take(pa.array(covered), pc.index_in(documents, value_set=ids.dictionary))
    wrong = pc.fill_null(pc.not_equal(lengths, reached), True)
    for document_id in sorted(documents.filter(wrong).to_pylist()):
        yield f"{document_id} up to its end"
