"""The role of every line: weights of what is seen of it, and of one role after another."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.clean.segment.columns import Column, Ints
from pipeline.clean.segment.pages import Pages
from pipeline.errors import SeedError

WEIGHTS = Path(__file__).with_name("weights.json")
"""What ``python -m training`` wrote; the features it weighs are those of this package."""

Scores = NDArray[np.int32]


class Weights(NamedTuple):
    """Weights in hundredths of natural logarithms of odds; each array has a place for each role.

    ``values`` holds them by name of a column and of its value, ``after`` by the role before.
    """

    roles: tuple[str, ...]
    values: dict[str, dict[str, Scores]]
    after: Scores


def load_weights() -> dict[str, Any]:
    """The content of ``weights.json``."""
    content: dict[str, Any] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return content


def read_weights(content: dict[str, Any]) -> Weights:
    """The weights of ``weights.json``; raises :class:`SeedError` where they don't fit together."""
    try:
        roles = tuple(content["roles"])
        after = np.array([content["after"][role] for role in roles], np.int32).reshape(len(roles), len(roles))
        values = {
            column: {
                value: np.array(weights, np.int32).reshape(len(roles)) for value, weights in listed.items()
            }
            for column, listed in content["values"].items()
        }
    except (KeyError, TypeError, ValueError) as error:
        cure = "Train it again: python -m training."
        raise SeedError(WEIGHTS.name, repr(error), "is missing or has another shape", cure) from error
    return Weights(roles, values, after)


class RoleModel:
    """Decides by a linear chain: the best sequence of roles for each page."""

    def __init__(self, weights: Weights) -> None:
        self.roles = weights.roles
        self._weights = weights
        self._tables: dict[str, Scores] = {}

    def decide(self, columns: Iterable[Column], pages: Pages, prior: Scores | None = None) -> Ints:
        """The roles of the lines of ``pages``, as places in ``roles``.

        ``prior`` are scores that are added to the columns'.
        """
        scores = np.zeros((len(pages.row), len(self.roles)), np.int32) if prior is None else prior.copy()
        for column in self._known(columns):
            scores += self._table(column)[column.codes]
        return best_sequences(scores, self._weights.after, pages)

    def reasons(self, columns: Iterable[Column], roles: Ints, rows: Ints) -> list[str]:
        """For each line of ``rows`` the column and its value with the greatest weight for its role."""
        known = list(self._known(columns))
        weights = np.array([self._table(column)[column.codes[rows], roles[rows]] for column in known])
        reasons = zip(rows.tolist(), (known[number] for number in weights.argmax(axis=0)), strict=True)
        return [f"{column.name} {column.values[column.codes[row]]}" for row, column in reasons]

    def _known(self, columns: Iterable[Column]) -> Iterator[Column]:
        return (column for column in columns if column.name in self._weights.values)

    def _table(self, column: Column) -> Scores:
        """The weights of each value of a column, in their order."""
        table = self._tables.get(column.name)
        if table is None:
            listed = self._weights.values[column.name]
            nothing = np.zeros(len(self.roles), np.int32)
            table = self._tables[column.name] = np.array([listed.get(one, nothing) for one in column.values])
        return table


def best_sequences(scores: Scores, after: Scores, pages: Pages) -> Ints:
    """The roles with the highest sum of scores and transitions on each page, by Viterbi's algorithm.

    All pages are walked side by side, the longest first, so that those with an n-th line are a slice.
    """
    order = np.argsort(pages.starts - pages.ends, kind="stable")
    starts, sizes = pages.starts[order], (pages.ends - pages.starts)[order]
    with_line = np.searchsorted(-sizes, -np.arange(int(sizes.max(initial=0))), side="left")
    best = scores.copy()
    for place, count in enumerate(with_line.tolist()[1:], 1):
        rows = starts[:count] + place
        best[rows] += (best[rows - 1][:, :, None] + after).max(axis=1)
    roles = np.empty(len(scores), np.int64)
    ends = starts + sizes - 1
    roles[ends] = best[ends].argmax(axis=1)
    for place, count in reversed(list(enumerate(with_line.tolist()))[1:]):
        rows = starts[:count] + place
        roles[rows - 1] = (best[rows - 1] + after[:, roles[rows]].T).argmax(axis=1)
    return roles
