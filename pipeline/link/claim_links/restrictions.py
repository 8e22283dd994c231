"""Whether two claims are about unlike times, doses or groups of patients."""

from __future__ import annotations

import numpy as np

from pipeline.link.claim_links.facts import Facts
from pipeline.link.numbers import Flags, Numbers

_SAME_TIME = 1.15
"""Times whose ratio is at most this are one: 24 weeks and 6 months, 48 weeks and a year."""


class Restrictions:
    """Compares what the sentences of claims state; ``harm`` is the number of that effect."""

    def __init__(self, facts: Facts, *, harm: int) -> None:
        self._stated = facts.stated
        self._is_harm: Flags = facts.effect == harm

    def unlike(self, first: Numbers, second: Numbers) -> Flags:
        """Can both claims hold, since one is about another time, dose or group than the other?

        Where one is about one dose or group and the other says nothing of it, both can hold but for a harm,
        which is one of all patients too.
        """
        stated = self._stated
        unlike = self._at_unlike_times(first, second)
        for column in (stated.dose, stated.patients):
            restricted = np.where(column[first] >= 0, first, second)
            is_harm = self._is_harm[restricted] & (np.minimum(column[first], column[second]) < 0)
            unlike |= (column[first] != column[second]) & ~is_harm
        return unlike

    def _at_unlike_times(self, first: Numbers, second: Numbers) -> Flags:
        stated = self._stated
        apart = np.zeros(len(first), dtype=np.bool_)
        for column in (stated.earliest, stated.latest):
            low, high = np.minimum(column[first], column[second]), np.maximum(column[first], column[second])
            apart |= (low >= 0) & (high > _SAME_TIME * low)
        return apart
