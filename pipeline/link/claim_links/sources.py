"""Whether a claim that cites a work says what that work says."""

from __future__ import annotations

import numpy as np

from pipeline.link.claim_links.facts import Facts
from pipeline.link.claim_links.rules import LinkRules, effect_pairs
from pipeline.link.numbers import Flags, Numbers, pair_codes


class Sources:
    """Holds citing claims against the claims of the works that they cite."""

    def __init__(self, facts: Facts, rules: LinkRules) -> None:
        self._facts = facts
        self._misread = effect_pairs(rules.misreported_effects, rules)
        self._second_hand: Flags = facts.retold & np.isin(facts.work, facts.work[facts.found])
        """Is it what a work with findings of its own tells of others?"""
        self._guessed: Flags = facts.retold & ~facts.firm
        said = ~(self._second_hand | self._guessed)
        cited, own = self._statements(facts.cited), self._statements(facts.work)
        stated = facts.stated
        restricted = pair_codes(stated.dose, stated.patients)
        free = said & (stated.dose < 0) & (stated.patients < 0)
        agrees = np.isin(cited, own[free]) | np.isin(
            pair_codes(cited, restricted), pair_codes(own, restricted)[said]
        )
        self._agrees: Flags = agrees & (facts.cited >= 0)
        """Does the cited work also say, of the same group, something with the citing claim's own effect?

        What it tells of others doesn't count where it has findings of its own, or leaves it open.
        One about a dose or a group of patients agrees only with what is about these.
        """
        in_general = np.isin(cited, own[free & (stated.earliest < 0)])
        self._in_general: Flags = in_general & (facts.cited >= 0) & ~stated.universal
        """Does the cited work hold such a claim of no one time, and the citing one speak not of all of it?"""
        counted = pair_codes(own, stated.share)[said]
        self._counts_alike: Flags = np.isin(pair_codes(cited, stated.share), counted)

    def _statements(self, works: Numbers) -> Numbers:
        facts = self._facts
        size = int(max(facts.work.max(initial=-1), facts.cited.max(initial=-1))) + 2
        return pair_codes(facts.group * size + works + 1, facts.effect)

    def cites(self, one: Numbers, other: Numbers) -> Flags:
        """Is each laid on the work that its counterpart stands in?"""
        cites: Flags = (self._facts.cited[one] >= 0) & (self._facts.cited[one] == self._facts.work[other])
        return cites

    def either_cites(self, first: Numbers, second: Numbers) -> Flags:
        """Is one of each pair laid on the other's work?"""
        return self.cites(first, second) | self.cites(second, first)

    def cites_finding(self, first: Numbers, second: Numbers) -> Flags:
        """Is one of each pair laid on the other's work, and the other what that work itself says?"""
        return self._rests_on(first, second) | self._rests_on(second, first)

    def _rests_on(self, citing: Numbers, source: Numbers) -> Flags:
        """Is each laid on its counterpart's work, and this no study's background nor a guess made firm?"""
        made_firm = self._guessed[source] & self._facts.firm[citing]
        return self.cites(citing, source) & ~(self._second_hand[source] | made_firm)

    def restates_whole(self, first: Numbers, second: Numbers) -> Flags:
        """Is one laid on the other's work, and says what that finds but for a part of which the other is?

        Such a part is one time, dose or group of patients, that the one which cites doesn't speak of.
        """
        whole = np.zeros(len(first), dtype=np.bool_)
        for citing, source in ((first, second), (second, first)):
            whole |= self.cites(citing, source) & self._in_general[citing] & self._is_of_part(source, citing)
        return whole

    def _is_of_part(self, one: Numbers, other: Numbers) -> Flags:
        """Does each state a time, a dose or a group of patients where the other states none?"""
        stated = self._facts.stated
        parts = stated.earliest, stated.dose, stated.patients
        return np.logical_or.reduce([(part[one] >= 0) & (part[other] < 0) for part in parts])

    def misreported(self, first: Numbers, second: Numbers, *, against: Flags, agree: Flags) -> Flags:
        """Does the one that cites misreport the other?

        ``against`` and ``agree`` say of which pairs the effects can't both hold, or are the same.
        """
        misreported = np.zeros(len(first), dtype=np.bool_)
        for citing, source in ((first, second), (second, first)):
            misread = against | self._misread[self._facts.effect[source], self._facts.effect[citing]]
            misread &= self._facts.stated.universal[citing] | ~self._agrees[citing]
            misread |= agree & self._miscounts(citing, source)
            misreported |= misread & self._rests_on(citing, source)
        return misreported

    def _miscounts(self, citing: Numbers, source: Numbers) -> Flags:
        """Does each make all of some, or other numbers than any of its source's claims states?"""
        stated = self._facts.stated
        alike = stated.counted[citing] == stated.counted[source]
        both = alike & (stated.share[citing] >= 0) & (stated.share[source] >= 0)
        changed = both & (stated.share[citing] != stated.share[source]) & ~self._counts_alike[citing]
        miscounts: Flags = changed | (stated.universal[citing] & stated.partial[source])
        return miscounts
