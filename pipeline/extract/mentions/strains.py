"""Reads an animal with the gene or line before it as one model: `SOD1G93A mice`, `Tbk1-deficient mice`."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from pipeline.extract.fold import Folded, folded
from pipeline.extract.mentions.index import FormIndex
from pipeline.extract.mentions.reading import Naming, Reading, Readings, in_order
from pipeline.extract.patterns import any_of
from pipeline.vocabulary.rules import Rules, rule_id
from pipeline.vocabulary.vocabulary import Vocabulary

_RULE_ID = rule_id("mentions", "strains")
_WIDEST = 32
"""Bytes between a gene or line and the animal behind it, at most: two words and an allele."""
_ALLELE = rb"(?-i:[A-Z]\d{1,4}[A-Z])"
_GENE = "gene_protein"


class Strains:
    """What animals are bred for, the words between that and the animal, and what the whole names.

    That is the concept that the vocabulary has for both; else the line, where there is one; else what the
    animal names, or the models that are made of it.
    """

    def __init__(self, index: FormIndex, vocabulary: Vocabulary, rules: Rules) -> None:
        own = rules.section("strains")
        bearing, lacking = own.words("bearing"), own.words("lacking")
        self._bearing, self._between = map(_run_of, (bearing, bearing | lacking))
        self._before = tuple(b" " + folded(word).words + b" " for word in sorted(own.words("before")))
        self._models = {
            animal: Naming.by(_RULE_ID, vocabulary.concepts[model])
            for animal, model in own.field("animals").items()
            if model in vocabulary.concepts
        }
        lines = own.words("lines")
        self._lines = vocabulary.below(lines) - lines
        self._known = dict(self._own_names(index, vocabulary))
        self._bred = np.array([self._is_bred(naming) for naming in index.own], np.bool_)
        self._animal = np.array([self._is_animal(naming) for naming in index.own], np.bool_)

    def _own_names(
        self, index: FormIndex, vocabulary: Vocabulary
    ) -> Iterator[tuple[tuple[str, str], Naming]]:
        """The concepts of gene or line and of the animal in each model's own names, and the model."""
        for concept_id in sorted(self._lines):
            concept = vocabulary.concepts[concept_id]
            for form in concept.forms:
                cased = folded(form).cased
                for cut in re.finditer(rb" ", cased):
                    bred, animal = index.named(cased[: cut.start()]), index.named(cased[cut.end() :])
                    if bred and animal:
                        yield (bred.concept_id, animal.concept_id), Naming.by(_RULE_ID, concept)

    def _is_bred(self, naming: Naming) -> bool:
        return naming.entity_type == _GENE or naming.concept_id in self._lines

    def _is_animal(self, naming: Naming) -> bool:
        return naming.concept_id in self._models or naming.concept_id in self._lines

    def with_wholes(self, named: Readings, text: Folded) -> Readings:
        """``named``, which are in order, and the models made of them."""
        is_bred = named.namings.told(self._is_bred, self._bred)[named.numbers]
        is_animal = named.namings.told(self._is_animal, self._animal)[named.numbers]
        animals = named.at(np.flatnonzero(is_animal))
        ends_in_animal = np.isin(named.ends, named.ends[is_animal & ~is_bred])
        bred = named.at(np.flatnonzero(is_bred & ~ends_in_animal))
        wholes = list(self._wholes(bred.at(np.lexsort((-bred.starts, bred.ends))), animals, text))
        return in_order(named.with_rows(wholes)) if wholes else named

    def _wholes(self, bred: Readings, animals: Readings, text: Folded) -> Iterator[Reading]:
        """Each animal with the gene or line that ends last before it; ``bred`` are ordered by end."""
        last = np.searchsorted(bred.ends, animals.starts) - 1
        near = np.flatnonzero((last >= 0) & (animals.starts - np.append(bred.ends, 0)[last] <= _WIDEST))
        for place, other in zip(near.tolist(), last[near].tolist(), strict=True):
            between = text.cased[bred.ends[other] : animals.starts[place] - 1]
            first = int(bred.starts[other])
            start = self._start(first, text.words)
            told = bool(between) or start < first
            naming = self._of_both(bred.naming(other), animals.naming(place), between, told=told)
            if naming:
                yield start, int(animals.ends[place]), naming

    def _of_both(self, bred: Naming, animal: Naming, between: bytes, *, told: bool) -> Naming | None:
        """``told`` is whether a word beside the gene says that animals are bred for it."""
        known = self._known.get((bred.concept_id, animal.concept_id))
        if self._bearing.fullmatch(between) and (known or bred.entity_type != _GENE):
            return known or bred._replace(rule_id=_RULE_ID)
        if self._between.fullmatch(between) and (told or animal.concept_id in self._lines):
            return self._models.get(animal.concept_id) or animal._replace(rule_id=_RULE_ID)
        return None

    def _start(self, start: int, words: bytes) -> int:
        """Where the words begin that belong to the whole: `transgenic SOD1G93A mice`."""
        for word in self._before:
            if words.endswith(word, 0, start):
                return start - len(word) + 1
        return start


def _run_of(listed: frozenset[str]) -> re.Pattern[bytes]:
    """Any number of these words and of alleles, each behind a blank."""
    return re.compile(rb"(?: (?:" + any_of(listed) + rb"|" + _ALLELE + rb"))*", re.I)
