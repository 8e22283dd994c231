"""What the model sees of lines: named columns, each with one of a few named values for every line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Codes = NDArray[np.integer[Any]]
Mask = NDArray[np.bool_]


class Column(NamedTuple):
    """One feature of all lines; ``codes`` are places in ``values``.

    Where lines share what is seen of them, ``rows`` says for each line which of ``codes`` it has.
    """

    name: str
    values: Sequence[str]
    codes: Codes
    rows: Ints | None = None

    def taken(self, rows: Ints) -> Column:
        """The same feature of the lines at ``rows``."""
        return self._replace(codes=self.codes.take(rows))

    def shared(self, rows: Ints) -> Column:
        """The feature of lines that share codes."""
        return self._replace(rows=rows)

    def spread(self) -> Codes:
        """The code of each line."""
        return self.codes if self.rows is None else self.codes.take(self.rows)


def binned(name: str, numbers: NDArray[Any], edges: Sequence[float]) -> Column:
    """Counts or shares by ranges: up to and with each edge, and above the last."""
    values, borders, bins = _ranges(tuple(edges))
    if numbers.dtype == np.float64:
        return Column(name, values, np.searchsorted(borders, numbers))
    return Column(name, values, bins.take(np.minimum(numbers, len(bins) - 1)))


@cache
def _ranges(edges: tuple[float, ...]) -> tuple[tuple[str, ...], NDArray[np.float64], Ints]:
    """The ranges' names, their borders, and the range of each whole number up to the first above all."""
    values = (*(f"≤{edge:g}" for edge in edges), f">{edges[-1]:g}")
    borders = np.array(edges, np.float64)
    return values, borders, np.searchsorted(borders, np.arange(int(edges[-1]) + 2))


def flag(name: str, held: Mask) -> Column:
    """Whether something holds."""
    return Column(name, ("no", "yes"), held.astype(np.int64))


def numbered(keys: NDArray[np.integer[Any]]) -> Codes:
    """A number for each of ``keys``, the same for equal ones, in the order in which they first come.

    Arrow looks them up in a table, in half of the time in which numpy sorts them.
    """
    return pa.array(keys).dictionary_encode().indices.to_numpy()


def held_by(codes: Sequence[int], size: int) -> Mask:
    """Which of ``size`` codes are among ``codes``: a table, which is looked up sooner than they are."""
    table = np.zeros(size, bool)
    table[list(codes)] = True
    return table


def crossed(left: Column, right: Column) -> Column:
    """Both together: a value for each pair of values."""
    values = _pairs(tuple(left.values), tuple(right.values))
    return Column(f"{left.name} & {right.name}", values, left.codes * len(right.values) + right.codes)


@cache
def _pairs(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{one} {other}" for one in left for other in right)
