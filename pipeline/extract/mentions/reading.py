"""What places in a text are taken to name, before they become mentions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Self, TypeAlias

import numpy as np
import numpy.typing as npt

from pipeline.vocabulary.vocabulary import Concept

Numbers: TypeAlias = npt.NDArray[np.int64]
_START_BITS = 32
"""Bits above which a start stands, in a number that also holds an end; numbers of one kind sort quickest."""


class Naming(NamedTuple):
    """A concept, the rule that decided for it, and the concepts it might be instead, sorted.

    ``part_of`` is the concept of the longer name that it stands in.
    """

    entity_type: str
    concept_id: str
    rule_id: str
    ambiguous_with: tuple[str, ...] = ()
    part_of: str | None = None

    @classmethod
    def by(cls, rule_id: str, concept: Concept) -> Self:
        """What ``concept`` is named by a rule."""
        return cls(concept.entity_type, concept.concept_id, rule_id)


Reading: TypeAlias = tuple[int, int, Naming]
"""Start, end and what is named there."""


class Readings(NamedTuple):
    """Any number of readings: their starts, their ends, and the :class:`Naming` of each."""

    starts: Numbers
    ends: Numbers
    namings: npt.NDArray[np.object_]

    @classmethod
    def of(cls, rows: Sequence[Reading]) -> Self:
        """The rows as columns."""
        starts, ends, namings = zip(*rows, strict=True) if rows else ((), (), ())
        return cls(
            np.array(starts, np.int64), np.array(ends, np.int64), np.fromiter(namings, object, len(rows))
        )

    def at(self, chosen: npt.NDArray[Any]) -> Readings:
        """Those at the chosen places."""
        return Readings(self.starts[chosen], self.ends[chosen], self.namings[chosen])

    def and_then(self, *others: Readings) -> Readings:
        """These followed by the others."""
        return Readings(*map(np.concatenate, zip(self, *others, strict=True)))


def in_order(readings: Readings) -> Readings:
    """The readings by start, then by end."""
    return readings.at(np.argsort((readings.starts << _START_BITS) + readings.ends, kind="stable"))


def longest(readings: Readings) -> Readings:
    """From left to right the longest readings that don't overlap; among equals the first given."""
    ordered = np.argsort((readings.starts << _START_BITS) - readings.ends, kind="stable")
    rivals = readings.at(ordered[np.flatnonzero(np.diff(readings.starts[ordered], prepend=-1))])
    starts, ends, _ = rivals
    chosen = np.append(0, np.maximum.accumulate(ends))[:-1] <= starts
    # Most readings begin behind all others before them; for the rest it matters which of those were chosen.
    rest = np.flatnonzero(~chosen)
    free_from = 0
    columns = rest, starts[rest], ends[rest], np.where(chosen, ends, 0)[rest - 1]
    for place, start, end, before in zip(*(column.tolist() for column in columns), strict=True):
        free_from = before or free_from
        if start >= free_from:
            chosen[place] = True
            free_from = end
    return rivals.at(chosen)
