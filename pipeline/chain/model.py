"""The label of every place: weights of what is seen of it, and of one label after another."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.chain.best import Scores, best_scores, best_sequences
from pipeline.chain.columns import Column, Ints
from pipeline.chain.sequences import Sequences
from pipeline.errors import SeedError

_MOST_COMBINATIONS = 1024
"""Rows of a table of weights: small ones stay in the processor's cache."""


class Weights(NamedTuple):
    """Weights in hundredths of natural logarithms of odds; each array has a place for each label.

    ``values`` holds them by name of a column and of its value, ``after`` by the label before.
    """

    labels: tuple[str, ...]
    values: dict[str, dict[str, Scores]]
    after: Scores


def load_weights(path: Path) -> Weights:
    """The weights of a file; raises :class:`SeedError` where they can't be read or don't fit together."""
    try:
        return read_weights(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, KeyError, TypeError, ValueError) as error:
        cure = "Train it again, as CONTRIBUTING.md says."
        raise SeedError(path.name, repr(error), "is missing or has another shape", cure) from error


def read_weights(content: dict[str, Any]) -> Weights:
    """Weights as they stand in a file; raises KeyError, TypeError or ValueError where they don't fit."""
    labels = tuple(content["labels"])
    size = len(labels)
    values = {
        column: {value: np.array(weights, np.int32).reshape(size) for value, weights in listed.items()}
        for column, listed in content["values"].items()
    }
    after = np.array([content["after"][label] for label in labels], np.int32).reshape(size, size)
    return Weights(labels, values, after)


class Weighed(NamedTuple):
    """The label of each place, and its margin in hundredths of natural logarithms of odds."""

    labels: Ints
    margins: Ints


class Sought(NamedTuple):
    """A label that nearly each sequence has once.

    Where none has won in a sequence, the likeliest of ``places`` gets it if the sum falls by no more than
    ``margin``, in hundredths of natural logarithms of odds.
    """

    label: str
    places: NDArray[np.bool_]
    margin: int


class LinearChain:
    """Decides by a linear chain: the best sequence of labels for each sequence of places."""

    def __init__(self, weights: Weights) -> None:
        self.labels = weights.labels
        self._weights = weights
        self._tables: dict[str, Scores] = {}
        self._packed: dict[tuple[str, ...], Scores] = {}

    def decide(
        self,
        columns: Iterable[Column],
        sequences: Sequences,
        prior: Scores | None = None,
        *,
        sought: Sought | None = None,
    ) -> Ints:
        """The labels of all places, as numbers in ``labels``.

        ``prior`` are scores that are added to the columns'.
        """
        scores = self._scores(columns, sequences, prior)
        labels = best_sequences(scores, self._weights.after, sequences)
        if sought:
            self._give(sought, labels, scores=scores, sequences=sequences)
        return labels

    def _give(self, sought: Sought, labels: Ints, *, scores: Scores, sequences: Sequences) -> None:
        """Give the label that is ``sought`` to one of ``labels`` in sequences where none has it."""
        number, count = self.labels.index(sought.label), len(sequences.ends)
        lacking = np.bincount(sequences.owner[sought.places], minlength=count) > 0
        lacking[sequences.owner[labels == number]] = False
        rows = np.flatnonzero(lacking[sequences.owner])
        own = Sequences((sequences.ends - sequences.starts)[lacking].tolist())
        best = best_scores(scores[rows], self._weights.after, own)
        left = sought.margin + 1 - best.max(axis=1) + best[:, number]
        labels[rows[own.best(np.where(sought.places[rows], left, 0))]] = number

    def weigh(self, columns: Iterable[Column], sequences: Sequences) -> Weighed:
        """The labels of all places, and how much worse a sequence with another label there would be."""
        best = best_scores(self._scores(columns, sequences, None), self._weights.after, sequences)
        second, first = np.partition(best, -2, axis=1)[:, -2:].T
        return Weighed(best.argmax(axis=1), first - second)

    def _scores(self, columns: Iterable[Column], sequences: Sequences, prior: Scores | None) -> Scores:
        scores = np.zeros((len(sequences.row), len(self.labels)), np.int32) if prior is None else prior.copy()
        for pack in _packs(self._known(columns)):
            scores += self._sums(pack).take(_joint_codes(pack), axis=0)
        return scores

    def reasons(self, columns: Iterable[Column], labels: Ints, rows: Ints) -> list[str]:
        """For each place of ``rows`` the column and its value with the greatest weight for its label."""
        known = list(self._known(columns))
        label, size = labels[rows], len(self.labels)
        heaviest = np.full(len(rows), np.iinfo(np.int32).min, np.int32)
        best, code = np.zeros_like(label), np.zeros_like(label)
        for number, column in enumerate(known):
            codes = column.codes[rows].astype(np.int64)
            weights = self._table(column).ravel()[codes * size + label]
            is_heavier = weights > heaviest
            np.copyto(heaviest, weights, where=is_heavier)
            np.copyto(best, number, where=is_heavier)
            np.copyto(code, codes, where=is_heavier)
        reasons = zip(best.tolist(), code.tolist(), strict=True)
        return [f"{known[number].name} {known[number].values[code]}" for number, code in reasons]

    def _known(self, columns: Iterable[Column]) -> Iterator[Column]:
        return (column for column in columns if column.name in self._weights.values)

    def _sums(self, pack: list[Column]) -> Scores:
        """The summed weights of each combination of the columns' values, in the order of joint codes."""
        names = tuple(column.name for column in pack)
        if names not in self._packed:
            sums = np.zeros((1, len(self.labels)), np.int32)
            for column in pack:
                sums = (sums[:, None] + self._table(column)).reshape(-1, len(self.labels))
            self._packed[names] = sums
        return self._packed[names]

    def _table(self, column: Column) -> Scores:
        """The weights of each value of a column, in their order."""
        table = self._tables.get(column.name)
        if table is None:
            listed = self._weights.values[column.name]
            nothing = np.zeros(len(self.labels), np.int32)
            table = self._tables[column.name] = np.array([listed.get(one, nothing) for one in column.values])
        return table


def _packs(columns: Iterable[Column]) -> Iterator[list[Column]]:
    """Neighbouring columns that are looked up together, since their values have few combinations."""
    pack: list[Column] = []
    combinations = 1
    for column in columns:
        combinations *= len(column.values)
        if pack and combinations > _MOST_COMBINATIONS:
            yield pack
            pack, combinations = [], len(column.values)
        pack.append(column)
    if pack:
        yield pack


def _joint_codes(pack: list[Column]) -> Ints:
    codes = pack[0].codes.astype(np.int64)
    for column in pack[1:]:
        codes = codes * len(column.values) + column.codes
    return codes
