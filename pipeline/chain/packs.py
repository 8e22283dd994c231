"""Neighbouring columns as one: what the few combinations of their values weigh is looked up at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from pipeline.chain.best import Scores
from pipeline.chain.columns import Column, Ints

_MOST_COMBINATIONS = 1024
"""Rows of a table of weights: small ones stay in the processor's cache."""


class Pack(NamedTuple):
    """Columns that are seen together; ``codes`` number the combinations of their values.

    ``rows`` are those of the columns.
    """

    columns: list[Column]
    codes: Ints
    rows: Ints | None

    def at(self, places: Ints) -> Ints:
        """The combinations at ``places``."""
        return self.codes.take(places if self.rows is None else self.rows.take(places))


def packs_of(columns: Iterable[Column]) -> Iterator[Pack]:
    """The columns in their order, in as few packs as their combinations and rows allow."""
    pack: list[Column] = []
    combinations = 1
    for column in columns:
        combinations *= len(column.values)
        if pack and (combinations > _MOST_COMBINATIONS or column.rows is not pack[0].rows):
            yield _packed(pack)
            pack, combinations = [], len(column.values)
        pack.append(column)
    if pack:
        yield _packed(pack)


def _packed(columns: list[Column]) -> Pack:
    codes = columns[0].codes.astype(np.int64)
    for column in columns[1:]:
        codes = codes * len(column.values) + column.codes
    return Pack(columns, codes, columns[0].rows)


class Table(NamedTuple):
    """What each combination of a pack's values weighs for each label.

    ``sums`` are the weights of all values together, ``most`` is the greatest of them, ``heaviest`` tells
    whose it is, as a place in :attr:`Tables.values`.
    """

    sums: Scores
    most: Scores
    heaviest: Ints


class Tables:
    """The tables of packs, each made once; ``weights`` are those of labels by column and value.

    ``values`` are the values of all columns that were seen, each behind its column's name.
    """

    def __init__(self, weights: Mapping[str, Mapping[str, Scores]], labels: int) -> None:
        self.values: list[str] = []
        self._weights = weights
        self._nothing = np.zeros(labels, np.int32)
        self._tables: dict[tuple[str, ...], Table] = {}

    def packs(self, columns: Iterable[Column]) -> list[Pack]:
        """Those of the ``columns`` that have weights."""
        return list(packs_of(column for column in columns if column.name in self._weights))

    def of(self, pack: Pack) -> Table:
        """The table of a pack."""
        names = tuple([column.name for column in pack.columns])
        if names not in self._tables:
            self._tables[names] = self._table(pack.columns)
        return self._tables[names]

    def _table(self, columns: list[Column]) -> Table:
        sizes = [len(column.values) for column in columns]
        codes = np.array(np.unravel_index(np.arange(np.prod(sizes)), sizes))
        weights = np.array([self._of(column)[code] for column, code in zip(columns, codes, strict=True)])
        first = np.cumsum([len(self.values), *sizes[:-1]])
        heaviest = (codes + first[:, None])[weights.argmax(axis=0), np.arange(codes.shape[1])[:, None]]
        self.values += [f"{column.name} {value}" for column in columns for value in column.values]
        return Table(weights.sum(axis=0, dtype=np.int32), weights.max(axis=0), heaviest)

    def _of(self, column: Column) -> Scores:
        """The weights of each value of a column, in their order."""
        listed = self._weights[column.name]
        return np.array([listed.get(value, self._nothing) for value in column.values])
