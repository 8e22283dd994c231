"""What is seen of all lines as one matrix: a column for each value of each feature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.chain.sequences import Sequences
from pipeline.clean.segment.reader import Reader
from training.roles.pages import GoldPage

_LEAST_PAGES = 2
"""Pages that must show a value before it may have a weight."""


class Design(NamedTuple):
    """``seen`` has a row a line and a column for each of ``values``, pairs of a feature and its value."""

    values: list[tuple[str, str]]
    seen: NDArray[np.float32]
    sizes: list[int]

    def of_pages(self, numbers: Sequence[int]) -> Design:
        """The same values for some of the pages."""
        ends = np.cumsum(self.sizes)
        rows = [np.arange(ends[number] - self.sizes[number], ends[number]) for number in numbers]
        return Design(
            self.values, self.seen[np.concatenate(rows)], [self.sizes[number] for number in numbers]
        )

    def common(self) -> NDArray[np.bool_]:
        """The values that enough pages show."""
        shown = np.add.reduceat(self.seen, np.cumsum([0, *self.sizes[:-1]]), axis=0) > 0
        return shown.sum(axis=0) >= _LEAST_PAGES


def design_of(pages: Sequence[GoldPage], reader: Reader) -> Design:
    """What ``reader`` sees of the pages' lines."""
    lines = [line for page in pages for line in page.lines]
    sizes = [len(page.lines) for page in pages]
    values: list[tuple[str, str]] = []
    seen = []
    for column in reader.features.columns(lines, Sequences(sizes)):
        codes = column.spread()
        for code in np.unique(codes).tolist():
            values.append((column.name, column.values[code]))
            seen.append(codes == code)
    return Design(values, np.array(seen, np.float32).T, sizes)
