"""Byte roles: a document's segments tile its raw bytes exactly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.promises.ledger import documented


def untiled(segments: pa.Table, captures: pa.Table) -> Iterator[str]:
    """Documents whose segments leave a gap, overlap, or do not end where the bytes end."""
    ids = pc.dictionary_encode(segments["document_id"].combine_chunks())
    documents = ids.indices.to_numpy()
    starts, ends = segments["raw_start"].to_numpy(), segments["raw_end"].to_numpy()
    first = np.diff(documents, prepend=-1) != 0
    expected = np.where(first, 0, np.concatenate([[0], ends])[:-1])
    for row in np.flatnonzero((starts != expected) | (ends <= starts)).tolist():
        yield f"{segments['document_id'][row]} segment {segments['ordinal'][row]}"
    covered = np.zeros(len(ids.dictionary), dtype=np.int64)
    np.maximum.at(covered, documents, ends)
    yield from _short(captures, ids.dictionary, covered)


def _short(captures: pa.Table, documents: pa.Array, covered: Any) -> Iterator[str]:
    """Kept captures whose last segment does not end with their last byte, which is ``covered``."""
    kept = documented(captures)
    reached = pc.take(pa.array(covered), pc.index_in(kept["document_id"], value_set=documents))
    wrong = pc.fill_null(pc.not_equal(kept["size_bytes"], reached), True)
    for document_id in sorted(kept["document_id"].filter(wrong).to_pylist()):
        yield f"{document_id} up to its last byte"
