"""Where the pages lie among the lines of several, and what stands around each line."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.clean.segment.columns import Codes, Ints, Mask


class Pages:
    """Where pages begin and end among the lines of several, and looks from a line to its neighbours."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self.ends = np.cumsum(np.array(sizes, np.int64))
        self.starts = self.ends - np.array(sizes, np.int64)
        self.page = np.repeat(np.arange(len(sizes)), sizes)
        self.first = self.starts[self.page]
        self.behind = self.ends[self.page]
        self.row = np.arange(len(self.page))

    def shifted(self, codes: Codes, by: int, outside: int) -> Ints:
        """The codes of the lines ``by`` further down, ``outside`` beyond the page."""
        place = self.row + by
        inside = (place >= self.first) & (place < self.behind)
        return np.where(inside, codes[np.clip(place, 0, len(codes) - 1)], outside)

    def window(self, counted: Ints | Mask, reach: int) -> Ints:
        """Sums over the ``reach`` lines on each side, without the line itself."""
        running = np.concatenate([[0], np.cumsum(counted, dtype=np.int64)])
        left, right = np.maximum(self.row - reach, self.first), np.minimum(self.row + reach + 1, self.behind)
        return running[right] - running[left] - counted

    def above(self, counted: Ints | Mask) -> Ints:
        """Sums over all lines of the page above each line."""
        running = np.concatenate([[0], np.cumsum(counted, dtype=np.int64)])
        return running[self.row] - running[self.first]

    def total(self, counted: Ints | Mask) -> Ints:
        """Sums over each line's page."""
        return np.bincount(self.page, counted, len(self.starts)).astype(np.int64)[self.page]

    def last_above(self, marked: Mask) -> Ints:
        """The nearest marked line above each line, or -1."""
        latest = np.maximum.accumulate(np.where(marked, self.row, -1))
        before = np.concatenate([[-1], latest[:-1]])[: len(latest)]
        return np.where(before >= self.first, before, -1)

    def next_below(self, marked: Mask) -> Ints:
        """The nearest marked line below each line, or -1."""
        size = len(self.row)
        earliest = np.minimum.accumulate(np.where(marked, self.row, size)[::-1])[::-1]
        after = np.concatenate([earliest[1:], [size]])[: len(earliest)]
        return np.where(after < self.behind, after, -1)

    def best(self, score: Ints) -> Mask:
        """Whether a line has its page's highest score above 0, and is the first that has it."""
        highest = np.maximum.reduceat(score, self.starts)[self.page] if len(score) else score
        found = np.flatnonzero((score == highest) & (score > 0))
        _, once = np.unique(self.page[found], return_index=True)
        chosen = np.zeros(len(score), bool)
        chosen[found[once]] = True
        return chosen
