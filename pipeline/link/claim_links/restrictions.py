"""Whether two claims can both hold, since each is about more or about other times, doses or patients."""

from __future__ import annotations

import numpy as np

from pipeline.link.claim_links.facts import Facts
from pipeline.link.claim_links.families import Families
from pipeline.link.claim_links.rules import LinkRules
from pipeline.link.numbers import Flags, Numbers

_SAME_TIME = 1.15
"""Times whose ratio is at most this are one: 24 weeks and 6 months, 48 weeks and a year."""


class Restrictions:
    """Compares how broad claims are, and what their sentences state."""

    def __init__(self, facts: Facts, families: Families, rules: LinkRules) -> None:
        self._facts = facts
        self._families = families
        self._is_harm, self._is_safe = (
            facts.effect == rules.comparable_effects.index(effect) for effect in rules.harm_and_denial
        )

    def crossed(self, first: Numbers, second: Numbers) -> Flags:
        """Is the one broader in what was given, and the other in the model or the donor?  Then neither is.

        Nor is either of cells of unlike donors.
        """
        facts, breadth = self._facts, self._families.breadth
        subject = breadth(facts.subject[first], facts.subject[second])
        one, other = facts.stated.donor[first], facts.stated.donor[second]
        donors = (np.minimum(one, other) >= 0) & (one != other)
        donors |= ((subject > 0) & (one >= 0) & (other < 0)) | ((subject < 0) & (other >= 0) & (one < 0))
        crossed: Flags = donors | (subject * breadth(facts.model[first], facts.model[second]) < 0)
        return crossed

    def denied_in_part(self, first: Numbers, second: Numbers) -> Flags:
        """Is one a harm of something broader than what the other says does none?"""
        facts, denied = self._facts, np.zeros(len(first), dtype=np.bool_)
        for harm, safe in ((first, second), (second, first)):
            wider = [
                self._families.breadth(column[harm], column[safe]) > 0
                for column in (facts.subject, facts.model, facts.population)
            ]
            denied |= np.logical_or.reduce(wider) & self._is_harm[harm] & self._is_safe[safe]
        return denied

    def unlike(self, first: Numbers, second: Numbers) -> Flags:
        """Can both claims hold, since one is about another time, dose or group than the other?

        Where one is about one dose or group and the other says nothing of it, both can hold but for a harm,
        which is one of all patients too.
        """
        stated = self._facts.stated
        unlike = self._at_unlike_times(first, second)
        for column in (stated.dose, stated.patients):
            restricted = np.where(column[first] >= 0, first, second)
            is_harm = self._is_harm[restricted] & (np.minimum(column[first], column[second]) < 0)
            unlike |= (column[first] != column[second]) & ~is_harm
        return unlike

    def _at_unlike_times(self, first: Numbers, second: Numbers) -> Flags:
        stated = self._facts.stated
        apart = np.zeros(len(first), dtype=np.bool_)
        for column in (stated.earliest, stated.latest):
            low, high = np.minimum(column[first], column[second]), np.maximum(column[first], column[second])
            apart |= (low >= 0) & (high > _SAME_TIME * low)
        return apart
