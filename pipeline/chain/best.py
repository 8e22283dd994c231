"""The best sequences of labels, by Viterbi's algorithm over many sequences side by side."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.chain.columns import Ints
from pipeline.chain.sequences import Sequences

Scores = NDArray[np.int32]


def best_sequences(scores: Scores, after: Scores, sequences: Sequences) -> Ints:
    """The labels with the highest sum of scores and transitions of each sequence, by Viterbi's algorithm."""
    best, steps = _forward(scores, after, sequences)
    labels = np.empty(len(scores), np.int64)
    labels[sequences.ends - 1] = best[sequences.ends - 1].argmax(axis=1)
    for rows in reversed(steps):
        labels[rows - 1] = (best[rows - 1] + after[:, labels[rows]].T).argmax(axis=1)
    return labels


def best_scores(scores: Scores, after: Scores, sequences: Sequences) -> Ints:
    """For each place and label the highest sum of a sequence that has that label there."""
    best, steps = _forward(scores, after, sequences)
    behind = np.zeros_like(best)
    for rows in reversed(steps):
        behind[rows - 1] = ((scores[rows] + behind[rows])[:, None, :] + after).max(axis=2)
    return best + behind


def _forward(scores: Scores, after: Scores, sequences: Sequences) -> tuple[Ints, list[Ints]]:
    """The highest sum up to each place and label, and the rows of all second, third … places.

    All sequences are walked side by side, the longest first, so that those with an n-th place are a slice.
    Sums have 64 bits, since those of a page of two million lines need more than 32.
    """
    order = np.argsort(sequences.starts - sequences.ends, kind="stable")
    starts, sizes = sequences.starts[order], (sequences.ends - sequences.starts)[order]
    with_place = np.searchsorted(-sizes, -np.arange(1, int(sizes.max(initial=1))), side="left")
    steps = [starts[:count] + place for place, count in enumerate(with_place.tolist(), 1)]
    best = scores.astype(np.int64)
    for rows in steps:
        before = np.ascontiguousarray(best[rows - 1].T)
        best[rows] += (before[:, None] + after[:, :, None]).max(axis=0).T
    return best, steps
