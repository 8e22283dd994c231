"""The label of every place: weights of what is seen of it, and of one label after another."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.chain.best import Scores, best_scores, best_sequences
from pipeline.chain.columns import Column, Ints
from pipeline.chain.packs import Pack, Tables
from pipeline.chain.sequences import Sequences
from pipeline.errors import SeedError


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
        self._tables = Tables(weights.values, len(weights.labels))

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
        for _, alike in groupby(self._tables.packs(columns), key=lambda pack: id(pack.rows)):
            packs = list(alike)
            rows, summed = packs[0].rows, self._summed(packs)
            scores += summed if rows is None else summed.take(rows, axis=0)
        return scores

    def _summed(self, packs: Sequence[Pack]) -> Scores:
        sums = self._tables.of(packs[0]).sums.take(packs[0].codes, axis=0)
        for pack in packs[1:]:
            sums += self._tables.of(pack).sums.take(pack.codes, axis=0)
        return sums

    def reasons(self, columns: Iterable[Column], labels: Ints, places: Ints) -> list[str]:
        """For each of ``places`` the column and its value with the greatest weight for its label."""
        label, size = labels[places], len(self.labels)
        most = np.full(len(places), np.iinfo(np.int32).min, np.int32)
        heaviest = np.zeros_like(label)
        for pack in self._tables.packs(columns):
            table, cells = self._tables.of(pack), pack.at(places) * size + label
            weights = table.most.take(cells)
            is_heavier = weights > most
            np.copyto(most, weights, where=is_heavier)
            np.copyto(heaviest, table.heaviest.take(cells), where=is_heavier)
        return [self._tables.values[number] for number in heaviest.tolist()]
