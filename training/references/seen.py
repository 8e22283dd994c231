"""What is seen of all tokens, as a matrix that holds for each of them one value of every column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from pipeline.chain.columns import Column, Ints

Floats = NDArray[np.float32]


class Seen:
    """A matrix of zeros and ones, a row a token and a column for each of ``values``."""

    def __init__(self, columns: Iterable[Column]) -> None:
        self.values: list[tuple[str, str]] = []
        self._codes: list[Ints] = []
        for column in columns:
            self._codes.append(column.codes.astype(np.int64) + len(self.values))
            self.values += [(column.name, value) for value in column.values]
        self._orders = [np.argsort(codes, kind="stable") for codes in self._codes]

    def __matmul__(self, weights: Floats) -> Floats:
        """The sum of the weights of what is seen of each token."""
        sums = weights[self._codes[0]]
        for codes in self._codes[1:]:
            sums += weights[codes]
        return sums

    @property
    def T(self) -> Transposed:  # noqa: N802
        """The same matrix with a row for each value."""
        return Transposed(self)

    def counts(self) -> Ints:
        """How many tokens show each value."""
        return np.bincount(np.concatenate(self._codes), minlength=len(self.values))

    def runs(self) -> Iterator[tuple[Ints, Ints, Ints]]:
        """For each column its values, the tokens in their order, and where those of each value begin."""
        for codes, order in zip(self._codes, self._orders, strict=True):
            values, starts = np.unique(codes[order], return_index=True)
            yield values, order, starts


class Transposed:
    """:class:`Seen` with rows and columns exchanged."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen

    def __matmul__(self, slopes: Floats) -> Floats:
        """For each value the sum over the tokens that show it."""
        sums = np.zeros((len(self._seen.values), slopes.shape[1]), np.float32)
        for values, order, starts in self._seen.runs():
            sums[values] = np.add.reduceat(slopes[order], starts, axis=0)
        return sums
