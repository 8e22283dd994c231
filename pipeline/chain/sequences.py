"""Where sequences lie among the places of several, and what stands around each place.

A page is a sequence of lines, an entry of a reference list one of words.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.chain.columns import Codes, Ints, Mask


class Sequences:
    """Where sequences begin and end among the places of several, and looks from a place to its neighbours."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self.ends = np.cumsum(np.array(sizes, np.int64))
        self.starts = self.ends - np.array(sizes, np.int64)
        self.owner = np.repeat(np.arange(len(sizes)), sizes)
        self.first = self.starts.take(self.owner)
        self.behind = self.ends.take(self.owner)
        self.row = np.arange(len(self.owner))

    def shifted(self, codes: Codes, by: int, outside: int) -> Ints:
        """The codes of the places ``by`` further down, ``outside`` beyond the sequence."""
        place = self.row + by
        inside = (place >= self.first) & (place < self.behind)
        return np.where(inside, codes.take(place, mode="clip"), outside)

    def window(self, counted: Ints | Mask, reach: int) -> Ints:
        """Sums over the ``reach`` places on each side, without the place itself."""
        running = np.concatenate([[0], np.cumsum(counted, dtype=np.int64)])
        left, right = np.maximum(self.row - reach, self.first), np.minimum(self.row + reach + 1, self.behind)
        return running.take(right) - running.take(left) - counted

    def above(self, counted: Ints | Mask) -> Ints:
        """Sums over all places of the sequence above each."""
        running = np.concatenate([[0], np.cumsum(counted, dtype=np.int64)])
        return running[:-1] - running.take(self.first)

    def total(self, counted: Ints | Mask) -> Ints:
        """Sums over each place's sequence."""
        return np.bincount(self.owner, counted, len(self.starts)).astype(np.int64).take(self.owner)

    def last_above(self, marked: Mask) -> Ints:
        """The nearest marked place above each, or -1."""
        latest = np.maximum.accumulate(np.where(marked, self.row, -1))
        before = np.concatenate([[-1], latest[:-1]])[: len(latest)]
        return np.where(before >= self.first, before, -1)

    def next_below(self, marked: Mask) -> Ints:
        """The nearest marked place below each, or -1."""
        size = len(self.row)
        earliest = np.minimum.accumulate(np.where(marked, self.row, size)[::-1])[::-1]
        after = np.concatenate([earliest[1:], [size]])[: len(earliest)]
        return np.where(after < self.behind, after, -1)

    def best(self, score: Ints) -> Mask:
        """Whether a place has its sequence's highest score above 0, and is the first that has it."""
        highest = np.maximum.reduceat(score, self.starts)[self.owner] if len(score) else score
        found = np.flatnonzero((score == highest) & (score > 0))
        _, once = np.unique(self.owner[found], return_index=True)
        chosen = np.zeros(len(score), bool)
        chosen[found[once]] = True
        return chosen
