"""What the model sees of lines: named columns, each with one of a few named values for every line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
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
        return self._replace(codes=self.codes[rows])

    def shared(self, rows: Ints) -> Column:
        """The feature of lines that share codes."""
        return self._replace(rows=rows)

    def spread(self) -> Codes:
        """The code of each line."""
        return self.codes if self.rows is None else self.codes[self.rows]


def binned(name: str, numbers: NDArray[Any], edges: Sequence[float]) -> Column:
    """Counts or shares by ranges: up to and with each edge, and above the last."""
    values = [*(f"≤{edge:g}" for edge in edges), f">{edges[-1]:g}"]
    if numbers.dtype == np.float64:
        return Column(name, values, np.searchsorted(np.array(edges, np.float64), numbers))
    most = int(edges[-1]) + 1
    bins = np.searchsorted(np.array(edges), np.arange(most + 1))
    return Column(name, values, bins[np.minimum(numbers, most)])


def flag(name: str, held: Mask) -> Column:
    """Whether something holds."""
    return Column(name, ("no", "yes"), held.astype(np.int64))


def held_by(codes: Sequence[int], size: int) -> Mask:
    """Which of ``size`` codes are among ``codes``: a table, which is looked up sooner than they are."""
    table = np.zeros(size, bool)
    table[list(codes)] = True
    return table


def crossed(left: Column, right: Column) -> Column:
    """Both together: a value for each pair of values."""
    values = [f"{one} {other}" for one in left.values for other in right.values]
    return Column(f"{left.name} & {right.name}", values, left.codes * len(right.values) + right.codes)
