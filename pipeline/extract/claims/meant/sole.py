"""Tells which cells some interventions are, where they are of one kind."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.claims.letters.lexicon import known
from pipeline.extract.rows import Named
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary


class SoleCells:
    """The lists of the section ``implied``."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary) -> None:
        section = rules.section("implied")
        self.types = frozenset(section.field("types"))
        """Types of what is given in a cell therapy."""
        self.generic = known(section, "generic", vocabulary)
        """Therapies by any cells."""
        self.aside = self.generic | known(section, "accompanying", vocabulary)
        """These and drugs that only go with cells."""

    def of(self, given: Sequence[Named]) -> Named | None:
        """Which cells the interventions are; null where these are several or none.

        Beside others, none counts that stands aside, nor what a product is made of, where its name begins
        with that: `ASC-exosomes`.
        """
        products = {one.start for one in given if one.entity_type == "cell_product"}
        told = [one for one in given if one.concept_id not in self.aside and one.end + 1 not in products]
        told = told or list(given)
        several = len({one.concept_id for one in told}) != 1
        return None if several or told[0].entity_type not in self.types else told[0]
