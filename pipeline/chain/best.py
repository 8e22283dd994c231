"""The best sequences of labels, by Viterbi's algorithm over many sequences side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.chain.columns import Ints
from pipeline.chain.sequences import Sequences

Scores = NDArray[np.int32]

_Sums = NDArray[np.signedinteger[Any]]
"""Sums of scores: a row for each label, a column for each place in the order of a walk."""

_MOST = np.iinfo(np.int32).max


class _Walk:
    """All first places of several sequences, then all second ones and so on, the longest sequence first.

    So the places of one step, and those before them, are slices.
    """

    def __init__(self, sequences: Sequences) -> None:
        order = np.argsort(sequences.starts - sequences.ends, kind="stable")
        starts, sizes = sequences.starts[order], (sequences.ends - sequences.starts)[order]
        counts = np.searchsorted(-sizes, -np.arange(int(sizes.max(initial=0))), side="left")
        self.longest = len(counts)
        self._counts: list[int] = counts.tolist()
        self._begins: list[int] = (np.cumsum(counts) - counts).tolist()
        rows = [starts[:count] + place for place, count in enumerate(self._counts)]
        self.rows: Ints = np.concatenate([np.empty(0, np.int64), *rows])
        lasts = sizes[sizes > 0] - 1
        self.lasts: Ints = np.cumsum([0, *self._counts])[lasts] + np.arange(len(lasts))

    def steps(self, by: int = 1) -> Iterator[tuple[slice, slice]]:
        """The places of each step but the first, behind those right before them; backwards with -1."""
        for place in range(1, self.longest)[::by]:
            count = self._counts[place]
            before, begin = self._begins[place - 1], self._begins[place]
            yield slice(before, before + count), slice(begin, begin + count)


def best_sequences(scores: Scores, after: Scores, sequences: Sequences) -> Ints:
    """The labels with the highest sum of scores and transitions of each sequence, by Viterbi's algorithm."""
    walk = _Walk(sequences)
    best, wide = _forward(scores, after, walk)
    chosen = np.empty(len(scores), np.int64)
    chosen[walk.lasts] = best[:, walk.lasts].argmax(axis=0)
    for before, here in walk.steps(-1):
        chosen[before] = (best[:, before] + wide[:, chosen[here]]).argmax(axis=0)
    labels = np.empty_like(chosen)
    labels[walk.rows] = chosen
    return labels


def best_scores(scores: Scores, after: Scores, sequences: Sequences) -> Ints:
    """For each place and label the highest sum of a sequence that has that label there."""
    walk = _Walk(sequences)
    best, wide = _forward(scores, after, walk)
    own = scores[walk.rows].T
    behind = np.zeros_like(best)
    for before, here in walk.steps(-1):
        behind[:, before] = (wide[:, :, None] + (own[:, here] + behind[:, here])).max(axis=1)
    sums = np.empty(scores.shape, np.int64)
    sums[walk.rows] = (best + behind).T
    return sums


def _forward(scores: Scores, after: Scores, walk: _Walk) -> tuple[_Sums, _Sums]:
    """The highest sum up to each place and label; and ``after`` as wide.

    Sums have 64 bits where a sequence is long enough to need more than 32.
    """
    highest = max(int(np.abs(one).max(initial=0)) for one in (scores, after))
    width: Any = np.int32 if 2 * highest * walk.longest < _MOST else np.int64
    best: _Sums = np.ascontiguousarray(scores[walk.rows].T, width)
    wide: _Sums = after.astype(width)
    for before, here in walk.steps():
        best[:, here] += (best[:, None, before] + wide[:, :, None]).max(axis=0)
    return best, wide
