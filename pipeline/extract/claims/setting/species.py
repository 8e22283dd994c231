"""Tells where a clause is about a species that a model is not of."""

from __future__ import annotations

from functools import cache

from pipeline.document import Span
from pipeline.extract.claims.broader import Broader
from pipeline.extract.claims.sentences.candidates import Candidate
from pipeline.extract.claims.within import inside
from pipeline.extract.rows import Named
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary

SPECIES = "species"

REACH = 40
"""Code points before a species in which the words stand that say that a clause is about it."""


class Species:
    """The vocabulary's species, and those of its models by their labels: `SOD1 mouse`."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary, broader: Broader) -> None:
        self._broader = broader
        about = rules.section("about_species")
        self._before, self._behind = about.pattern("before"), about.pattern("behind")
        self._named = {
            it.label.lower(): key for key, it in vocabulary.concepts.items() if it.entity_type == SPECIES
        }
        self._concepts = vocabulary.concepts
        self._of_model = cache(self._in_label)

    def differs(self, candidate: Candidate, clause: Span, model_id: str | None) -> bool:
        """Is the clause about a species, and the model of none that is the same, broader or narrower?"""
        own = model_id and self._of_model(model_id)
        if not own:
            return False
        named = (one for one in inside(candidate.mentions, clause) if one.entity_type == SPECIES)
        told = [one.concept_id for one in named if self._is_about(candidate.document.text, one, clause)]
        return bool(told) and not any(self._broader.are_related(one, own) for one in told)

    def _is_about(self, text: str, species: Named, clause: Span) -> bool:
        """Do the words around a species say that the clause is about it?"""
        start = max(clause.start, species.start - REACH)
        before = self._before.search(text, start, species.start)
        return bool(before or self._behind.match(text, species.end, clause.end))

    def _in_label(self, model_id: str) -> str | None:
        words = self._concepts[model_id].label.lower().split()
        return next((self._named[word] for word in words if word in self._named), None)
