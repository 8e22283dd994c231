"""A linear chain with conditional probabilities, fitted to places of which some may have several labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_FORBIDDEN = np.float32(-1e4)
_RATE, _MEMORY, _SQUARE_MEMORY = 0.05, 0.9, 0.99
_SCHEDULE = ((0.6, 1.0), (0.85, 0.3), (1.0, 0.1))
"""Shares of all steps and the learning rate up to each."""


@dataclass
class Chain:
    """Weights of values for roles, and of a role after another; fitted by Adam with an L2 penalty."""

    values: int
    roles: int
    penalty: float
    weights: Floats = field(init=False)
    transitions: Floats = field(init=False)

    def __post_init__(self) -> None:
        self.weights = np.zeros((self.values, self.roles), np.float32)
        self.transitions = np.zeros((self.roles, self.roles), np.float32)

    def fit(
        self,
        seen: Any,
        right: NDArray[np.bool_],
        sizes: Sequence[int],
        *,
        steps: int,
        drop: Callable[[Floats, int], Floats] | None = None,
    ) -> Chain:
        """Raise the probability that each line's role is among the right ones.

        ``seen`` is a matrix with a row for each place and a column for each value; ``drop`` gives what
        is seen of it in one step.
        """
        adam = [_Adam(self.weights), _Adam(self.transitions)]
        layout = _Layout(sizes)
        penalty = np.where(right, np.float32(0), _FORBIDDEN)
        for step in range(steps):
            shown = drop(seen, step) if drop else seen
            scores = shown @ self.weights
            free = layout.marginals(scores, self.transitions)
            held = layout.marginals(scores + penalty, self.transitions)
            slopes = (shown.T @ (free[0] - held[0]), free[1] - held[1])
            rate = _RATE * next(factor for share, factor in _SCHEDULE if step < share * steps)
            for one, slope, at in zip(adam, slopes, (self.weights, self.transitions), strict=True):
                one.move(slope + self.penalty * at, rate)
        return self


class Drop:
    """Hides columns of whole pages by chance, as on a page whose phrases no rule knows.

    Columns with the same number in ``groups`` are hidden together.
    """

    def __init__(
        self,
        columns: NDArray[np.bool_],
        sizes: Sequence[int],
        share: float,
        *,
        groups: NDArray[np.int64] | None = None,
    ) -> None:
        self._columns, self._sizes, self._share = np.flatnonzero(columns), np.array(sizes), share
        numbers = self._columns if groups is None else groups[self._columns]
        self._group = np.unique(numbers, return_inverse=True)[1]

    def __call__(self, seen: Floats, step: int) -> Floats:
        """What one step shows of ``seen``."""
        groups = int(self._group.max(initial=-1)) + 1
        chance = np.random.default_rng(step).random((len(self._sizes), groups))[:, self._group]
        shown = seen.copy()
        shown[:, self._columns] *= np.repeat(chance > self._share, self._sizes, axis=0)
        return shown


class _Adam:
    def __init__(self, weights: Floats) -> None:
        self._weights, self._steps = weights, 0
        self._mean, self._square = np.zeros_like(weights), np.zeros_like(weights)

    def move(self, slope: Floats, rate: float) -> None:
        self._steps += 1
        self._mean += (1 - _MEMORY) * (slope - self._mean)
        self._square += (1 - _SQUARE_MEMORY) * (slope * slope - self._square)
        mean = self._mean / (1 - _MEMORY**self._steps)
        square = self._square / (1 - _SQUARE_MEMORY**self._steps)
        self._weights -= rate * mean / (np.sqrt(square) + 1e-6)


class _Layout:
    """Sequences side by side, longest first, so that place ``n`` of all that have one is a slice."""

    def __init__(self, sizes: Sequence[int]) -> None:
        order = np.argsort(-np.array(sizes), kind="stable")
        starts = np.cumsum([0, *sizes[:-1]])[order]
        lengths = np.array(sizes)[order]
        self._rows = [starts[lengths > place] + place for place in range(int(lengths.max()))]

    def marginals(self, scores: Floats, transitions: Floats) -> tuple[Floats, Floats]:
        """The probability of each role of each line, and how often one is expected after another."""
        rows = self._rows
        forward = [scores[rows[0]]]
        for below in rows[1:]:
            before = forward[-1][: len(below)]
            forward.append(scores[below] + _summed(before[:, :, None] + transitions, axis=1))
        backward = [np.zeros_like(forward[-1])]
        for place in range(len(rows) - 2, -1, -1):
            behind = np.zeros_like(forward[place])
            ahead = (scores[rows[place + 1]] + backward[-1])[:, None, :] + transitions
            behind[: len(ahead)] = _summed(ahead, axis=2)
            backward.append(behind)
        return self._expected(scores, transitions, forward, backward[::-1])

    def _expected(
        self, scores: Floats, transitions: Floats, forward: list[Floats], backward: list[Floats]
    ) -> tuple[Floats, Floats]:
        total = _summed(forward[0] + backward[0], axis=1)
        roles = np.empty_like(scores)
        pairs = np.zeros_like(transitions)
        for place, rows in enumerate(self._rows):
            size = total[: len(rows), None]
            roles[rows] = np.exp(forward[place] + backward[place] - size)
            if place:
                ahead = (scores[rows] + backward[place] - size)[:, None, :]
                before = forward[place - 1][: len(rows), :, None]
                pairs += np.exp(before + transitions + ahead).sum(axis=0)
        return roles, pairs


def _summed(logarithms: Floats, axis: int) -> Floats:
    highest = logarithms.max(axis=axis, keepdims=True)
    return (highest + np.log(np.exp(logarithms - highest).sum(axis=axis, keepdims=True))).squeeze(axis)
