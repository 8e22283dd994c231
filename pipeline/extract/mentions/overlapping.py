"""Joins names that overlap: `phrenic motor neuron` and `motor neuron loss` are one loss."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, product

import numpy as np
import numpy.typing as npt

from pipeline.extract.fold import Folded
from pipeline.extract.mentions.not_meant import NotMeant
from pipeline.extract.mentions.reading import Numbers, Readings, in_order, longest
from pipeline.vocabulary.rules import Rules

_START_BITS = 32


class Overlapping:
    """Which types of names take up the words of which types before them, in a name or in any words."""

    def __init__(self, not_meant: NotMeant, rules: Rules) -> None:
        self._not_meant = not_meant
        rows = rules.rows("overlapping")
        self._by_names = set(chain.from_iterable(map(_pairs, rows)))
        self._by_words = set(chain.from_iterable(_pairs(row) for row in rows if row.field("in_any_words")))

    def with_wholes(self, named: Readings, text: Folded) -> Readings:
        """``named``, which are in order, and the wholes of two that overlap.

        The last words of an English name say what it is, so that the whole names what the second one does.
        """
        late = named.at(np.flatnonzero(_reach_on(named)))
        seconds = self._not_meant.without(late, text)
        if not len(seconds.starts):
            return named
        chosen = longest(named)
        firsts = chosen.at(np.searchsorted(chosen.starts, seconds.starts, side="right") - 1)
        wholes = seconds._replace(starts=firsts.starts).at(self._are_joined(firsts, seconds, named))
        return in_order(named.and_then(wholes))

    def _are_joined(self, firsts: Readings, seconds: Readings, named: Readings) -> npt.NDArray[np.bool_]:
        """Whether each two overlap, and are of types that do so."""
        overlap = (firsts.starts < seconds.starts) & (seconds.starts < firsts.ends)
        shared = _are_names(seconds.starts, firsts.ends, named).tolist()
        both = zip(firsts.named(), seconds.named(), shared, strict=True)
        alike = [
            (first.entity_type, second.entity_type) in (self._by_names if by_name else self._by_words)
            for first, second, by_name in both
        ]
        return overlap & (firsts.ends < seconds.ends) & np.array(alike, np.bool_)


def _pairs(row: Rules) -> Iterator[tuple[str, str]]:
    return product(row.words("first"), row.words("second"))


def _reach_on(named: Readings) -> npt.NDArray[np.bool_]:
    """Which readings begin before the end of one that began earlier, and end behind all of these."""
    starts, ends = named.starts, named.ends
    first = np.maximum.accumulate(np.where(np.diff(starts, prepend=-1) > 0, np.arange(len(starts)), 0))
    before = np.append(0, np.maximum.accumulate(ends))[first]
    return (starts < before) & (before < ends)


def _are_names(starts: Numbers, ends: Numbers, named: Readings) -> npt.NDArray[np.bool_]:
    """Whether each span is that of a name; ``named`` are in order."""
    spans = (named.starts << _START_BITS) + named.ends
    wanted = (starts << _START_BITS) + ends
    return spans[np.minimum(np.searchsorted(spans, wanted), len(spans) - 1)] == wanted
