"""Columns of strings as one run of bytes: where their code points lie, and what stands between two places."""

from __future__ import annotations

from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

FIRST_BYTE = -64
"""As a signed number, every byte of UTF-8 below it continues a code point."""

Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int64]


class Strings(NamedTuple):
    """A column of strings or bytes: all bytes, and where each value begins and, last, ends."""

    data: Bytes
    offsets: Places

    @classmethod
    def of(cls, column: pa.ChunkedArray) -> Self:
        """The values of ``column``."""
        array = as_bytes(column)
        offsets = np.frombuffer(array.buffers()[1], np.int64)[array.offset : array.offset + len(array) + 1]
        data = array.buffers()[2]
        return cls(np.frombuffer(data, np.uint8) if data else np.zeros(0, np.uint8), offsets)


class Texts:
    """Some texts; their code points and their bytes are counted over all of them.

    ``first_code_point`` is that of each text and, last, how many there are.
    """

    def __init__(self, column: pa.ChunkedArray) -> None:
        self.data, offsets = Strings.of(column)
        continuing = np.flatnonzero(self.data.view(np.int8) < FIRST_BYTE)
        self.first_code_point = offsets - np.searchsorted(continuing, offsets)
        self._longer = continuing - np.arange(len(continuing))

    def first_byte(self, code_points: Places) -> Places:
        """The first byte of each code point."""
        return code_points + np.searchsorted(self._longer, code_points, side="right")

    def between(self, starts: Places, ends: Places) -> pa.Array:
        """What stands between the code points, as strings."""
        return pc.cast(cut(self.data, self.first_byte(starts), self.first_byte(ends)), pa.string())


def as_bytes(column: pa.ChunkedArray) -> pa.Array:
    """The values of a column as bytes."""
    return pc.cast(column.combine_chunks(), pa.large_binary())


def cut(data: Bytes, starts: Places, ends: Places) -> pa.Array:
    """The stretches of ``data`` from ``starts`` to ``ends``, which may overlap.

    They are every second value of a column whose borders are starts and ends in turn; what lies between two
    of them is never looked at.
    """
    borders = np.zeros(2 * len(starts) + 2, dtype=np.int64)
    borders[1:-1:2], borders[2::2] = starts, ends
    borders[-1] = len(data)
    buffers = [None, pa.py_buffer(borders), pa.py_buffer(data)]
    column = pa.Array.from_buffers(pa.large_binary(), len(borders) - 1, buffers)
    return column.take(pa.array(np.arange(1, len(borders) - 1, 2)))
