"""What places in a text are taken to name, before they become mentions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, Self, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from pipeline.vocabulary.vocabulary import Concept

Numbers: TypeAlias = npt.NDArray[np.int64]
Told = TypeVar("Told", np.bool_, np.uint64)
_START_BITS = 32
"""Bits above which a start stands, in a number that also holds an end; numbers of one kind sort quickest."""


class Naming(NamedTuple):
    """A concept, the rule that decided for it, and the concepts it might be instead, sorted.

    ``part_of`` is the concept of the longer name that it stands in, ``made_of`` the cells that the page says
    a product of its own is made of.
    """

    entity_type: str
    concept_id: str
    rule_id: str
    ambiguous_with: tuple[str, ...] = ()
    part_of: str | None = None
    made_of: str | None = None

    @classmethod
    def by(cls, rule_id: str, concept: Concept) -> Self:
        """What ``concept`` is named by a rule."""
        return cls(concept.entity_type, concept.concept_id, rule_id)


Reading: TypeAlias = tuple[int, int, Naming]
"""Start, end and what is named there."""


class Namings:
    """All that is named in some documents, each by its number, so that readings are numbers alone.

    The first are the vocabulary's own: what its concepts are named by, in its order.
    """

    def __init__(self, own: Iterable[Naming] = ()) -> None:
        self.rows = list(own)
        self._numbers: dict[Naming, int] = {}
        self._told: dict[Callable[[Naming], int], npt.NDArray[Any]] = {}

    def number(self, naming: Naming) -> int:
        """The number of a naming, from now on."""
        number = self._numbers.setdefault(naming, len(self.rows))
        if number == len(self.rows):
            self.rows.append(naming)
        return number

    def told(self, asked: Callable[[Naming], int], own: npt.NDArray[Told]) -> npt.NDArray[Told]:
        """What ``asked`` says of each row; ``own`` tells it of the vocabulary, the others are asked once."""
        told = self._told.get(asked, own)
        if new := self.rows[len(told) :]:
            told = np.append(told, np.fromiter(map(asked, new), own.dtype, len(new)))
            self._told[asked] = told
        return told


class Readings(NamedTuple):
    """Any number of readings: their starts, their ends, and the number of each one's :class:`Naming`."""

    starts: Numbers
    ends: Numbers
    numbers: Numbers
    namings: Namings

    @classmethod
    def of(cls, rows: Sequence[Reading], namings: Namings) -> Self:
        """The rows as columns."""
        starts, ends, named = zip(*rows, strict=True) if rows else ((), (), ())
        numbers = np.array(list(map(namings.number, named)), np.int64)
        return cls(np.array(starts, np.int64), np.array(ends, np.int64), numbers, namings)

    def naming(self, place: int) -> Naming:
        """What the reading at ``place`` names."""
        return self.namings.rows[self.numbers[place]]

    def named(self) -> list[Naming]:
        """What each reading names."""
        return list(map(self.namings.rows.__getitem__, self.numbers.tolist()))

    def starts_within(self, start: int, end: int) -> bool:
        """Whether one of these, which are in order, starts at ``start`` or behind it, before ``end``."""
        first, last = np.searchsorted(self.starts, (start, end)).tolist()
        return bool(first < last)

    def at(self, chosen: npt.NDArray[Any] | slice) -> Readings:
        """Those at the chosen places."""
        return Readings(self.starts[chosen], self.ends[chosen], self.numbers[chosen], self.namings)

    def and_then(self, *others: Readings) -> Readings:
        """These followed by the others, which name things by the same numbers."""
        parts = [(one.starts, one.ends, one.numbers) for one in (self, *others)]
        starts, ends, numbers = map(np.concatenate, zip(*parts, strict=True))
        return Readings(starts, ends, numbers, self.namings)

    def with_rows(self, rows: Sequence[Reading]) -> Readings:
        """These followed by the rows."""
        return self.and_then(Readings.of(rows, self.namings)) if rows else self


def in_order(readings: Readings) -> Readings:
    """The readings by start, then by end."""
    return readings.at(np.argsort((readings.starts << _START_BITS) + readings.ends, kind="stable"))


def longest(readings: Readings) -> Readings:
    """From left to right the longest readings that don't overlap; among equals the first given."""
    ordered = np.argsort((readings.starts << _START_BITS) - readings.ends, kind="stable")
    rivals = readings.at(ordered[np.flatnonzero(np.diff(readings.starts[ordered], prepend=-1))])
    starts, ends = rivals.starts, rivals.ends
    chosen = np.append(0, np.maximum.accumulate(ends))[:-1] <= starts
    # Most readings begin behind all others before them, and most others in one of those.
    done = np.maximum.accumulate(np.where(chosen, ends, 0))
    rest = np.flatnonzero(~chosen & (done <= starts))
    free_from = 0
    for place, start, end in zip(rest.tolist(), starts[rest].tolist(), ends[rest].tolist(), strict=True):
        if start >= free_from:
            chosen[place] = True
            free_from = end
    return rivals.at(chosen)
