"""Tells of which cells an intervention is, by its name, its sentence and its study."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise

from pipeline.document import CleanDocument, Span
from pipeline.extract.claims.broader import Broader
from pipeline.extract.claims.letters.lexicon import known, known_pairs
from pipeline.extract.claims.reading import Reading
from pipeline.extract.claims.sentences.candidates import Candidate
from pipeline.extract.claims.within import in_sentence
from pipeline.extract.rows import Named
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary


class GivenCells:
    """The sections ``cells_of_products`` and ``derived``."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary) -> None:
        self._broader, concepts = Broader(vocabulary), vocabulary.concepts.items()
        self._sources = {key for key, it in concepts if it.entity_type == "cell_source"}
        self._products = known_pairs(rules, "cells_of_products", vocabulary)
        self._no_cells = known(rules, "not_interventions", vocabulary)
        section = rules.section("derived")
        self._behind, self._before = (section.pattern(key) for key in ("behind", "before"))

    def of(
        self, one: Candidate, reading: Reading, *, mentions: Sequence[Named], studied: Set[str]
    ) -> str | None:
        """The cell source of a claim's intervention: itself, what it is known to be made of, or what stands
        beside its name.

        ``mentions`` are the document's, in order; ``studied`` are the cells of its own study, if any, of the
        one kind of which it may speak more broadly.
        """
        cells = self._source_of(reading.intervention_id)
        cells = cells or self._derived_from(one, mentions, product=reading.named)
        return cells and self._broader.narrowed(cells, studied)

    def kinds(self, mentions: Iterable[Named]) -> set[str]:
        """The cell sources that the mentions name, or that what they name is made of."""
        sources = {self._source_of(concept_id) for concept_id in {one.concept_id for one in mentions}}
        return {one for one in sources if one and one not in self._no_cells}

    def are_one(self, kinds: Set[str]) -> bool:
        """Are there no two of which neither is the broader?"""
        return not kinds or self._broader.narrowest(kinds) is not None

    def one_of(self, kinds: Set[str]) -> frozenset[str]:
        """The narrowest of them, where all others are broader."""
        narrowest = self._broader.narrowest({*kinds})
        return frozenset({narrowest} if narrowest else ())

    def _source_of(self, concept_id: str) -> str | None:
        return concept_id if concept_id in self._sources else self._products.get(concept_id)

    def _derived_from(self, one: Candidate, mentions: Sequence[Named], *, product: Span) -> str | None:
        """The cells in the name of a product or beside it: `MSC exosomes`, `exosomes from MSCs`."""
        text = one.document.text
        return self._broader.narrowest(
            {
                cells.concept_id
                for cells in in_sentence(one.document, mentions, one.place)
                if cells.concept_id in self._sources
                and (
                    product.start <= cells.start < product.end
                    or self._behind.fullmatch(text, cells.end, product.start)
                    or self._before.fullmatch(text, product.end, cells.start)
                )
            }
        )

    def shortened(self, document: CleanDocument, mentions: Sequence[Named]) -> Iterator[str]:
        """Cells behind which a short form of broader ones stands: `bone marrow MSCs (MSCs)`."""
        cells = [one for one in mentions if one.concept_id in self._sources]
        for one, short in pairwise(cells):
            stands_behind = document.text[one.end : short.start] == " ("
            if stands_behind and short.concept_id in self._broader.of(one.concept_id):
                yield one.concept_id
