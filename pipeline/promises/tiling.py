"""Byte roles: a document's segments tile its raw bytes exactly."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.promises.ledger import documented


def untiled(segments: pa.Table, captures: pa.Table) -> Iterator[str]:
    """Documents whose segments leave a gap, overlap, or do not end where the bytes end."""
    if segments.num_rows:
        ids = pc.dictionary_encode(segments["document_id"].combine_chunks()).indices.to_numpy()
        starts, ends = segments["raw_start"].to_numpy(), segments["raw_end"].to_numpy()
        first = np.concatenate([[True], ids[1:] != ids[:-1]])
        expected = np.where(first, 0, np.concatenate([[0], ends[:-1]]))
        for row in np.flatnonzero((starts != expected) | (ends <= starts)).tolist():
            yield f"{segments['document_id'][row]} segment {segments['ordinal'][row]}"
    yield from _short(segments, captures)


def _short(segments: pa.Table, captures: pa.Table) -> Iterator[str]:
    """Kept captures whose last segment does not end with their last byte."""
    kept = documented(captures)
    covered = segments.group_by("document_id").aggregate([("raw_end", "max")])
    both = kept.select(["document_id", "size_bytes"]).join(covered, "document_id")
    wrong = pc.fill_null(pc.not_equal(both["size_bytes"], both["raw_end_max"]), True)
    for document_id in sorted(both["document_id"].filter(wrong).to_pylist()):
        yield f"{document_id} up to its last byte"
