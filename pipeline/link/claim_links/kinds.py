"""How the two claims of a pair bear on each other, and on what ground."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pyarrow as pa

from pipeline.link.arrow import Column, pc
from pipeline.link.claim_links.facts import Facts
from pipeline.link.claim_links.families import Families
from pipeline.link.claim_links.restrictions import Restrictions
from pipeline.link.claim_links.rules import LinkRules
from pipeline.link.numbers import Flags, Numbers, pair_codes

HARM, SAFE = "harm", "safe"
"""What one patient may show, and its denial, which is of all."""

KINDS = ("misreports_source", "contradicts", "restates", "narrows", "supports")
"""The first of these that holds is the pair's kind."""

SUBJECTS = ("same intervention", "broader and narrower intervention")
MODELS = ("same model", "broader and narrower model", "no model stated")
EFFECTS = ("same effect", "other effect", "opposite effect")
GROUNDS = ("one cites the other's work", "same sentence", "same source", "different sources")


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
        names = {name: place for place, name in enumerate(rules.comparable_effects)}
        self._opposite = np.zeros((len(names), len(names)), dtype=np.bool_)
        for one, other in rules.opposite_effects:
            self._opposite[names[one], names[other]] = self._opposite[names[other], names[one]] = True
        self._misread = np.zeros_like(self._opposite)
        for source, made_of_it in rules.misreported_effects:
            self._misread[names[source], names[made_of_it]] = True
        self._names = names
        self._restrictions = Restrictions(facts, harm=names[HARM])
        cited, own = self._statements(facts.cited), self._statements(facts.work)
        self._source_says: Flags = np.isin(cited, own) & (facts.cited >= 0)
        self._source_counts: Flags = np.isin(
            pair_codes(cited, facts.stated.share), pair_codes(own, facts.stated.share)
        )

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

    def _comparable(self, first: Numbers, second: Numbers) -> tuple[Numbers, Numbers]:
        facts, families = self._facts, self._families
        near = families.related(facts.subject[first], facts.subject[second])
        near &= families.related(facts.model[first], facts.model[second])
        near &= families.compatible(facts.population[first], facts.population[second])
        near &= families.compatible(facts.route[first], facts.route[second])
        levels = facts.level[first], facts.level[second]
        near &= (np.minimum(*levels) < 0) | np.equal(*levels) | self._either_cites(first, second)
        return first[near], second[near]

    def _pairs(self, first: Numbers, second: Numbers) -> Pairs:
        facts = self._facts
        cites = self._either_cites(first, second)
        opposite = self._opposite[facts.effect[first], facts.effect[second]]
        sentence = (facts.sentence[first] >= 0) & (facts.sentence[first] == facts.sentence[second])
        work = facts.work[first] == facts.work[second]
        same = work | ((facts.origin[first] == facts.origin[second]) & ~opposite)
        return Pairs(
            first,
            second,
            same_subject=facts.subject[first] == facts.subject[second],
            same_model=facts.model[first] == facts.model[second],
            opposite=opposite,
            ground=np.select([cites & ~work, sentence, same], [0, 1, 2], 3).astype(np.int64),
        )

    def _kinds(self, pairs: Pairs) -> list[Flags]:
        """One array per kind of :data:`KINDS`."""
        facts, (first, second) = self._facts, pairs[:2]
        firm = facts.firm[first] & facts.firm[second]
        agree = facts.effect[first] == facts.effect[second]
        agree &= facts.direction[first] == facts.direction[second]
        exact = pairs.same_subject & pairs.same_model
        cites, apart = pairs.ground == 0, pairs.ground == 3
        apart &= ~(facts.alone[first] | facts.alone[second] | self._is_crossed(first, second))
        against = pairs.opposite & firm & ~self._restrictions.unlike(first, second)
        misread = against | (firm & self._misreads(first, second))
        misread &= self._of_all(first, second) | ~self._source_agrees(first, second)
        return [
            cites & (misread | (agree & firm & self._miscounts(first, second))),
            against & (cites | (apart & ~self._is_denied_in_part(first, second))),
            agree & (cites | (exact & (pairs.ground < 3))),
            agree & ~exact & firm & apart,
            agree & exact & firm & apart,
        ]

    def _is_crossed(self, first: Numbers, second: Numbers) -> Flags:
        """Is the one broader in what was given, and the other in the model?  Then neither is."""
        facts, breadth = self._facts, self._families.breadth
        subject = breadth(facts.subject[first], facts.subject[second])
        crossed: Flags = subject * breadth(facts.model[first], facts.model[second]) < 0
        return crossed

    def _is_denied_in_part(self, first: Numbers, second: Numbers) -> Flags:
        """Is one a harm of something broader than what the other says is safe?  Another kind may do it."""
        effect, names = self._facts.effect, self._names
        denied = np.zeros(len(first), dtype=np.bool_)
        for harm, safe in ((first, second), (second, first)):
            broader = np.zeros(len(first), dtype=np.bool_)
            for column in (self._facts.subject, self._facts.model, self._facts.population):
                broader |= self._families.breadth(column[harm], column[safe]) > 0
            denied |= broader & (effect[harm] == names[HARM]) & (effect[safe] == names[SAFE])
        return denied

    def _miscounts(self, first: Numbers, second: Numbers) -> Flags:
        """Does the one that cites make all of some, or other numbers of those that the other states?"""
        forth = self._cites(first, second) & self._changes_count(first, second)
        back = self._cites(second, first) & self._changes_count(second, first)
        either: Flags = forth | back
        return either

    def _changes_count(self, citing: Numbers, source: Numbers) -> Flags:
        stated, universal = self._facts.stated, self._facts.universal
        both = (stated.share[citing] >= 0) & (stated.share[source] >= 0)
        other = (stated.share[citing] != stated.share[source]) & (
            stated.counted[citing] == stated.counted[source]
        )
        changed: Flags = (both & other & ~self._source_counts[citing]) | (
            universal[citing] & stated.partial[source]
        )
        return changed

    def _misreads(self, first: Numbers, second: Numbers) -> Flags:
        """Does the one that cites make of the other what may not be made of it?"""
        effect = self._facts.effect
        forth = self._cites(first, second) & self._misread[effect[second], effect[first]]
        back = self._cites(second, first) & self._misread[effect[first], effect[second]]
        either: Flags = forth | back
        return either

    def _of_all(self, first: Numbers, second: Numbers) -> Flags:
        """Does the one that cites speak of all of the other's studies or patients?"""
        universal = self._facts.universal
        either: Flags = self._cites(first, second) & universal[first]
        return either | self._cites(second, first) & universal[second]

    def _cites(self, one: Numbers, other: Numbers) -> Flags:
        cites: Flags = (self._facts.cited[one] >= 0) & (self._facts.cited[one] == self._facts.work[other])
        return cites

    def _either_cites(self, first: Numbers, second: Numbers) -> Flags:
        either: Flags = self._cites(first, second) | self._cites(second, first)
        return either

    def _source_agrees(self, first: Numbers, second: Numbers) -> Flags:
        """Does the cited work also hold a claim of the same group with the citing claim's own effect?"""
        either: Flags = self._source_says[first] | self._source_says[second]
        return either

    def _statements(self, works: Numbers) -> Numbers:
        facts = self._facts
        size = int(max(facts.work.max(initial=-1), facts.cited.max(initial=-1))) + 2
        return pair_codes(facts.group * size + works + 1, facts.effect)

    def _basis(self, pairs: Pairs) -> Column:
        facts = self._facts
        stated = facts.model[pairs.first] >= 0
        model = np.where(pairs.same_model & ~stated, 2, np.where(pairs.same_model, 0, 1))
        differs = facts.effect[pairs.first] != facts.effect[pairs.second]
        effect = np.where(pairs.opposite, 2, differs)
        return pc.binary_join_element_wise(
            _words(SUBJECTS, ~pairs.same_subject),
            "same outcome",
            _words(MODELS, model),
            _words(EFFECTS, effect),
            _words(GROUNDS, pairs.ground),
            ", ",
        )


def _words(words: tuple[str, ...], places: Numbers | Flags) -> Column:
    return pc.take(pa.array(words), pa.array(places.astype(np.int64)))
