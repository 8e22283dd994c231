"""Who received the intervention, in which model, by which route and of which cells, as the sentence says."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache
from typing import NamedTuple

from pipeline.document import CleanDocument, Span
from pipeline.extract.claims.candidates import Candidate
from pipeline.extract.claims.lexicon import PLACE, check_known, known
from pipeline.extract.rows import Named
from pipeline.extract.rule_rows import Rules, alternatives, compiled, field
from pipeline.vocabulary.vocabulary import Vocabulary

KINDS = ("model", "delivery_route", "disease")
"""Types of mentions that say who, in which model and by which route."""


class Setting(NamedTuple):
    """Concept ids; null where the sentence names none or several."""

    population_id: str | None
    model_id: str | None
    route_id: str | None


class Settings:
    """What the sentence around a claim adds to it."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary) -> None:
        concepts = vocabulary.concepts
        self._with_broader = cache(vocabulary.ancestors)
        self._cell_sources = {key for key, it in concepts.items() if it.entity_type == "cell_source"}
        self._generic = known(rules, "generic_routes", vocabulary)
        self._cells = dict(field(rules, "cells_of_products", PLACE))
        for pair in self._cells.items():
            for concept_id in pair:
                check_known(concept_id, f"{PLACE} cells_of_products", vocabulary)
        section, place = field(rules, "derived", PLACE), f"{PLACE} derived"
        self._derived, self._derived_from = (
            compiled(field(section, key, place), place) for key in ("behind", "before")
        )
        self._of_patients = frozenset(field(rules, "patients_by_document_type", PLACE))
        after, before = (
            alternatives(field(rules, f"patients_{side}", PLACE)) for side in ("after", "before")
        )
        self._after = compiled(rf"[\s-]+(?:{after})\b", f"{PLACE} patients_after")
        self._before = compiled(rf"\b(?:{before})(?:\s+\w+)?\s+$", f"{PLACE} patients_before")

    def of(self, candidate: Candidate, clause: Span) -> Setting:
        """The setting that those of the sentence's mentions give that stand in the clause."""
        return self._of(candidate.document, candidate.mentions, clause)

    def of_title(self, document: CleanDocument, mentions: Sequence[Named]) -> Setting:
        """The setting that the document's title gives; ``mentions`` are the document's."""
        place = _title(document)
        if place is None:
            return Setting(None, None, None)
        sentence, own = document.sentences[place], _within(place, mentions)
        of_patients = document.document_type in self._of_patients
        return self._of(document, own, Span(sentence.start, sentence.end), of_patients=of_patients)

    def names_route(self, candidate: Candidate) -> bool:
        """Does the sentence name any route?"""
        kinds = {one.entity_type for one in candidate.mentions if one.concept_id not in self._generic}
        return "delivery_route" in kinds

    def _of(
        self, document: CleanDocument, mentions: Sequence[Named], clause: Span, *, of_patients: bool = False
    ) -> Setting:
        """``of_patients`` tells that each disease is that of the patients."""
        models, routes, sick = set[str](), set[str](), set[str]()
        for mention in mentions:
            kind = mention.entity_type
            if kind in KINDS and clause.start <= mention.start and mention.end <= clause.end:
                if kind == "model":
                    models.add(mention.concept_id)
                elif kind == "delivery_route":
                    routes.add(mention.concept_id)
                elif of_patients or self._has_patients(document.text, mention):
                    sick.add(mention.concept_id)
        model = self._most_specific(models)
        population = None if model else self._most_specific(sick)
        return Setting(population, model, self._most_specific(routes - self._generic))

    def cells_of_title(self, document: CleanDocument, mentions: Sequence[Named]) -> Set[str]:
        """The cell sources that the document's title names."""
        place = _title(document)
        own = [] if place is None else _within(place, mentions)
        return {mention.concept_id for mention in own if mention.entity_type == "cell_source"}

    def cells_of(self, intervention_id: str, studied: Set[str]) -> str | None:
        """The cell source that is given, where the intervention is one or is known to be made of one.

        A study that speaks more broadly of the one kind among the ``studied`` cells still gives these.
        """
        given = intervention_id if intervention_id in self._cell_sources else self._cells.get(intervention_id)
        narrower = {one for one in studied if given and given in self._with_broader(one)}
        return self._most_specific(narrower) or given

    def derived_from(self, candidate: Candidate, mentions: Sequence[Named], product: Span) -> str | None:
        """The cells in the name of a product or beside it: `MSC exosomes`, `exosomes from MSCs`.

        ``mentions`` are the document's.
        """
        text = candidate.document.text
        sources = {
            one.concept_id
            for one in _within(candidate.place, mentions)
            if one.concept_id in self._cell_sources
            and (
                product.start <= one.start < product.end
                or self._derived.fullmatch(text, one.end, product.start)
                or self._derived_from.fullmatch(text, product.end, one.start)
            )
        }
        return self._most_specific(sources)

    def _has_patients(self, text: str, mention: Named) -> bool:
        if self._after.match(text, mention.end):
            return True
        return self._before.search(text, max(0, mention.start - 40), mention.start) is not None

    def _most_specific(self, named: Set[str]) -> str | None:
        """The one that all others are broader than; null where there is none."""
        if len(named) < 2:
            return next(iter(named), None)
        return next((one for one in sorted(named) if named <= self._with_broader(one)), None)


def _title(document: CleanDocument) -> int | None:
    """The place of the title among the document's sentences."""
    roles = (sentence.role == "title" for sentence in document.sentences)
    return next((place for place, is_title in enumerate(roles) if is_title), None)


def _within(place: int, mentions: Sequence[Named]) -> list[Named]:
    return [mention for mention in mentions if mention.sentence == place]
