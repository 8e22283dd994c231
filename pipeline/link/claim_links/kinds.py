"""How the two claims of a pair bear on each other, and on what ground."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pyarrow as pa

from pipeline.link.arrow import Column, pc
from pipeline.link.claim_links.facts import Facts
from pipeline.link.claim_links.families import Families
from pipeline.link.claim_links.restrictions import Restrictions
from pipeline.link.claim_links.rules import LinkRules, effect_pairs
from pipeline.link.claim_links.sources import Sources
from pipeline.link.numbers import Flags, Numbers, flags_of, numbers_of

KINDS = ("misreports_source", "contradicts", "restates", "narrows", "supports")
"""The first of these that holds is the pair's kind."""
MISREPORT = KINDS[0]
BEARING_OUT = ("narrows", "supports")
"""Kinds by which one claim bears out another."""

SUBJECTS = ("same intervention", "broader and narrower intervention")
OUTCOMES = ("same outcome", "outcome by another name")
MODELS = ("same model", "broader and narrower model", "no model stated", "model stated once")
EFFECTS = ("same effect", "other effect", "opposite effect")
GROUNDS = (
    "one cites the other's work",
    "same sentence",
    "same source",
    "two reports of one work",
    "different sources",
)
CITED, SENTENCE, REPORTS, APART = 0, 1, 3, 4
"""Places of some of these."""


class Pairs(NamedTuple):
    """The columns of one set of pairs, before the kind."""

    first: Numbers
    second: Numbers
    same_subject: Flags
    same_model: Flags
    opposite: Flags
    ground: Numbers


class Judge:
    """Decides pairs by the columns of :class:`Facts`."""

    def __init__(self, facts: Facts, families: Families, rules: LinkRules) -> None:
        self._facts = facts
        self._families = families
        self._sources = Sources(facts, rules)
        self._restrictions = Restrictions(facts, families, rules)
        self._opposite = effect_pairs(rules.opposite_effects, rules)
        self._opposite |= self._opposite.T

    def links(self, first: Numbers, second: Numbers) -> pa.Table:
        """``claim_a``, ``claim_b``, ``kind``, ``basis`` of the pairs that bear on each other."""
        pairs = self._pairs(*self._comparable(first, second))
        flags = self._kinds(pairs)
        found = np.flatnonzero(np.logical_or.reduce(flags))
        kind = np.argmax(np.stack(flags), axis=0)
        columns: dict[str, Column] = {
            "claim_a": pc.take(self._facts.claim_ids, pa.array(pairs.first[found])),
            "claim_b": pc.take(self._facts.claim_ids, pa.array(pairs.second[found])),
            "kind": pc.take(pa.array(KINDS), pa.array(kind[found])),
            "basis": pc.take(self._basis(pairs), pa.array(found)),
        }
        return pa.table(columns)

    def without_echoes(self, links: pa.Table) -> pa.Table:
        """``links`` but for those by which a misreport of its source bears out a claim of another work."""
        claims = self._facts.claim_ids
        first, second = (numbers_of(pc.index_in(links[end], claims)) for end in ("claim_a", "claim_b"))
        misreported = flags_of(pc.equal(links["kind"], MISREPORT))
        wrong = np.zeros(len(self._facts.work), dtype=np.bool_)
        for citing, source in ((first, second), (second, first)):
            wrong[citing[misreported & self._sources.cites(citing, source)]] = True
        echoes = flags_of(pc.is_in(links["kind"], pa.array(BEARING_OUT)))
        echoes &= (wrong[first] | wrong[second]) & ~self._sources.either_cites(first, second)
        return links.filter(pa.array(~echoes))

    def _comparable(self, first: Numbers, second: Numbers) -> tuple[Numbers, Numbers]:
        facts, families = self._facts, self._families
        near = families.related(facts.subject[first], facts.subject[second])
        cites = self._sources.either_cites(first, second)
        models = facts.model[first], facts.model[second]
        near &= families.related(*models) | (cites & families.compatible(*models))
        near &= families.compatible(facts.population[first], facts.population[second])
        near &= families.compatible(facts.route[first], facts.route[second])
        alike = facts.before_patients[first] == facts.before_patients[second]
        species = facts.stated.species[first], facts.stated.species[second]
        alike &= (np.minimum(*species) < 0) | np.equal(*species)
        told_as_one = (facts.work[first] == facts.work[second]) & ~self._beside(first, second)
        told_as_one &= ~(self._beyond(first, second) | self._beyond(second, first))
        near &= alike | cites | told_as_one
        return first[near], second[near]

    def _beyond(self, one: Numbers, other: Numbers) -> Flags:
        """Is one about animals or cells, and the other about people?"""
        beyond: Flags = self._facts.before_patients[one] & self._facts.on_patients[other]
        return beyond

    def _beside(self, first: Numbers, second: Numbers) -> Flags:
        """Is one a result of a study, and the other what the same document tells of another work?"""
        facts = self._facts
        apart = (facts.work[first] == facts.work[second]) & (facts.reported[first] != facts.reported[second])
        one, other = ((facts.found & (facts.cited < 0))[ends] for ends in (first, second))
        return apart & (one != other)

    def _pairs(self, first: Numbers, second: Numbers) -> Pairs:
        facts = self._facts
        cites = self._sources.either_cites(first, second)
        opposite = self._opposite[facts.effect[first], facts.effect[second]]
        sentence = (facts.sentence[first] >= 0) & (facts.sentence[first] == facts.sentence[second])
        work = facts.work[first] == facts.work[second]
        reports = facts.reported[first] == facts.reported[second]
        told = reports & (facts.cited[first] >= 0) & (facts.cited[second] >= 0)
        against = self._beside(first, second) & opposite
        grounds = [cites & ~work, sentence, against, work, told, reports & ~opposite]
        return Pairs(
            first,
            second,
            same_subject=facts.subject[first] == facts.subject[second],
            same_model=facts.model[first] == facts.model[second],
            opposite=opposite,
            ground=np.select(grounds, [CITED, SENTENCE, APART, 2, REPORTS, 2], APART).astype(np.int64),
        )

    def _kinds(self, pairs: Pairs) -> list[Flags]:
        """One array per kind of :data:`KINDS`."""
        facts, (first, second) = self._facts, pairs[:2]
        firm = facts.firm[first] & facts.firm[second]
        agree = facts.effect[first] == facts.effect[second]
        agree &= facts.direction[first] == facts.direction[second]
        exact = pairs.same_subject & pairs.same_model
        cites, apart = pairs.ground == CITED, pairs.ground == APART
        sourced = cites & self._sources.cites_finding(first, second)
        alone = (
            facts.stated.alone[first] | facts.stated.alone[second] | self._restrictions.crossed(first, second)
        )
        unfit = facts.sells | facts.retracted
        joins = apart & ~alone & ~(unfit[first] | unfit[second])
        joins &= pairs.same_subject | ~(facts.of_product[first] & facts.of_product[second])
        told_twice = facts.reported[first] == facts.reported[second]
        told_twice |= pairs.ground == SENTENCE
        unlike = self._restrictions.unlike(first, second)
        sure = firm & ~(facts.unsure[first] | facts.unsure[second])
        against = pairs.opposite & sure & ~unlike
        clashes = (pairs.ground >= REPORTS) & ~alone & ~self._restrictions.denied_in_part(first, second)
        return [
            cites & sure & self._sources.misreported(first, second, against=against, agree=agree),
            against & ((cites & ~self._sources.restates_whole(first, second)) | clashes),
            agree & ((sourced & ~unlike) | (exact & told_twice & ~apart & ~cites)),
            agree & firm & ((sourced & unlike) | (joins & ~exact)),
            agree & firm & joins & exact,
        ]

    def _basis(self, pairs: Pairs) -> Column:
        facts = self._facts
        stated = [facts.model[ends] >= 0 for ends in (pairs.first, pairs.second)]
        counts = np.add(*stated, dtype=np.int64)
        model = np.select([counts == 0, counts == 1, pairs.same_model], [2, 3, 0], 1)
        differs = facts.effect[pairs.first] != facts.effect[pairs.second]
        effect = np.where(pairs.opposite, 2, differs)
        return pc.binary_join_element_wise(
            _words(SUBJECTS, ~pairs.same_subject),
            _words(OUTCOMES, facts.outcome[pairs.first] != facts.outcome[pairs.second]),
            _words(MODELS, model),
            _words(EFFECTS, effect),
            _words(GROUNDS, pairs.ground),
            ", ",
        )


def _words(words: tuple[str, ...], places: Numbers | Flags) -> Column:
    return pc.take(pa.array(words), pa.array(places.astype(np.int64)))
