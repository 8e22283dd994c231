"""Columns as arrays of numbers: equal numbers mean equal values, -1 none."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from pipeline.link.arrow import Column, pc

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Edges = tuple[Numbers, Numbers]
"""Pairs of row numbers."""


def codes_of(column: Column) -> Numbers:
    """A number per distinct value, by first occurrence; -1 for null."""
    encoded = pc.dictionary_encode(column)
    whole = encoded.combine_chunks() if isinstance(encoded, pa.ChunkedArray) else encoded
    return numbers_of(whole.indices)


def codes_together(*columns: Column) -> list[Numbers]:
    """Codes of columns of one length such that equal values across them have equal codes."""
    codes = codes_of(pa.chunked_array([chunk for one in columns for chunk in _chunks(one)], pa.string()))
    return np.split(codes, len(columns))


def numbers_of(column: Column) -> Numbers:
    """A column of whole numbers, -1 for null."""
    filled = pc.cast(pc.fill_null(column, -1), "int64")
    return np.asarray(filled.to_numpy(), dtype=np.int64)


def flags_of(column: Column) -> Flags:
    """A column of truths, false for null."""
    return np.asarray(pc.fill_null(column, False).to_numpy(zero_copy_only=False), dtype=np.bool_)


def pair_codes(one: Numbers, other: Numbers) -> Numbers:
    """A number per distinct pair of two arrays of codes."""
    return (one + 1) * (int(other.max(initial=-1)) + 2) + other + 1


def _chunks(column: Column) -> list[Column]:
    chunks: list[Column] = column.chunks if isinstance(column, pa.ChunkedArray) else [column]
    return chunks
