"""Tells whether the values of a column all differ; of ids without comparing their texts."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute

pc: Any = pyarrow.compute

ID_BYTES = 16
MIXING = np.uint64(0x9E3779B97F4A7C15)
"""The odd number of Fibonacci hashing (Knuth, volume 3, 6.4): ids that differ hardly ever mix to the same."""


def are_distinct(values: pa.ChunkedArray) -> bool:
    """Whether no value stands twice."""
    return _mix_apart(values) or len(pc.unique(values)) == len(values)


def _mix_apart(values: pa.ChunkedArray) -> bool:
    """Whether the halves of ids mix to numbers that all differ: then the ids do, and these sort quickly."""
    if values.type != pa.string() or values.null_count or not len(values):
        return False
    ids = pa.concat_arrays(values.chunks)
    _, ends, letters = ids.buffers()
    borders = np.frombuffer(ends, np.int32)[ids.offset :][: len(ids) + 1]
    if (np.diff(borders) != ID_BYTES).any():
        return False
    halves = np.frombuffer(letters, np.uint64, 2 * len(ids), borders[0]).reshape(-1, 2)
    mixed = np.sort(halves[:, 0] * MIXING ^ halves[:, 1])
    return not (mixed[1:] == mixed[:-1]).any()
