"""Who received the intervention, in which model, by which route, as the sentence says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from pipeline.document import CleanDocument, Span
from pipeline.extract.claims.broader import Broader
from pipeline.extract.claims.letters.lexicon import known
from pipeline.extract.claims.looked_for import LookedFor
from pipeline.extract.claims.sentences.candidates import Candidate
from pipeline.extract.claims.setting.given_into import GivenBy, GivenInto
from pipeline.extract.claims.setting.models_in_words import ModelsInWords
from pipeline.extract.claims.setting.species import SPECIES, Species
from pipeline.extract.claims.within import inside
from pipeline.extract.patterns import alternatives
from pipeline.extract.rows import Named
from pipeline.vocabulary.rules import Rules, compiled
from pipeline.vocabulary.vocabulary import Vocabulary

MODEL, ROUTE, DISEASE = "model", "delivery_route", "disease"


class Setting(NamedTuple):
    """Concept ids; null where the sentence names none or several."""

    population_id: str | None
    model_id: str | None
    route_id: str | None


ALONE = re.compile(
    r"\s*(?:$|[^\w\s-])|\s+(?:a|after|and|by|did|do|does|during|from|has|have|in|is|on|or|the|to"
    r"|treated|using|was|were|who|with)\b"
)
"""What stands behind a disease that is no part of another name, such as `tumor stem cells`."""


class Settings:
    """What the sentence around a claim adds to it."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary) -> None:
        self._broader = Broader(vocabulary)
        self._species = Species(rules, vocabulary, self._broader)
        self._generic = known(rules, "generic_routes", vocabulary)
        self._given_into, self._given_by = GivenInto(rules, vocabulary), GivenBy(rules, vocabulary)
        self._given_so = rules.pattern("given_so")
        self._own_way = LookedFor.under(rules, "own_way")
        self._people = known(rules, "people", vocabulary)
        self._in_vitro = known(rules, "in_vitro_models", vocabulary)
        self._controls = known(rules, "dish_controls", vocabulary)
        section = rules.section("other_diseases")
        self._elsewhere = known(section, "concepts", vocabulary)
        self._in_those = section.pattern("before")
        self._models = ModelsInWords(rules, vocabulary)
        self.patterns = self._models.may_tell, self._own_way
        """What is looked for in every sentence."""
        after = alternatives(rules.field("patients_after"))
        self._after = compiled(rf"[\s-]+(?:{after})\b", rules.at("patients_after"))
        self._before, self._titled = (
            compiled(rf"\b(?:{alternatives(rules.field(key))})(?:\s+\w+)?\s+$", rules.at(key))
            for key in ("patients_before", "patients_in_titles")
        )

    def of(self, candidate: Candidate, clause: Span) -> Setting:
        """The setting that those of the sentence's mentions give that stand in the clause."""
        named = inside(candidate.mentions, clause)
        setting = self.of_mentions(candidate.document, named)
        may_tell = self._models.may_tell.may_fit(candidate.document, candidate.place)
        if not may_tell or any(one.entity_type == MODEL for one in named):
            return setting
        model = self._models.told(candidate.document, clause)
        return setting._replace(population_id=None, model_id=model) if model else setting

    def each(self, candidate: Candidate, clauses: Sequence[Span]) -> Iterator[Setting]:
        """That of each of the clauses but the first, which holds all: what it leaves open, that one says.

        A clause about rats has no mice of another.
        """
        all_of_it, *each = clauses
        whole = self._with_given_so(candidate, all_of_it, self.of(candidate, all_of_it))
        if set(each) == {all_of_it}:
            yield from [whole] * len(each)
            return
        for clause in each:
            own = self.of(candidate, clause)
            apart = self._species.differs(candidate, clause, whole.model_id)
            who = own if own.population_id or own.model_id or apart else whole
            yield who._replace(route_id=own.route_id or whole.route_id)

    def _with_given_so(self, candidate: Candidate, clause: Span, setting: Setting) -> Setting:
        """The setting with the route of what a clause goes on with: `when placed in the ventral horn`."""
        document, end = candidate.document, candidate.sentence.end
        if setting.route_id or not (behind := self._given_so.match(document.text, clause.end, end)):
            return setting
        named = inside(candidate.mentions, Span(clause.start, behind.end()))
        return setting._replace(route_id=self.of_mentions(document, named).route_id)

    def is_of_others(self, candidate: Candidate, clause: Span, model_id: str) -> bool:
        """Is the clause about a species that the model is not of?"""
        return self._species.differs(candidate, clause, model_id)

    def names_route(self, candidate: Candidate) -> bool:
        """Does the sentence tell a route, be it of another clause or one that only its words tell?"""
        document, mentions = candidate.document, candidate.mentions
        told = (self._given_by.route(document, one) for one in mentions if one.entity_type == ROUTE)
        if any(route and route not in self._generic for route in told):
            return True
        if any(self._given_into.is_given(document, one) for one in mentions):
            return True
        return self._own_way.fits(document, candidate.place)

    def names_animals(self, candidate: Candidate) -> bool:
        """Does the sentence name a species other than ours?"""
        named = (one.concept_id for one in candidate.mentions if one.entity_type == SPECIES)
        return any(species not in self._people for species in named)

    def other_disease(self, candidate: Candidate) -> str | None:
        """The disease of ``other_diseases`` that the sentence is about, if it is one, and about no other."""
        sick = {one.concept_id for one in candidate.mentions if one.entity_type == DISEASE}
        told = {
            one.concept_id
            for one in candidate.mentions
            if not self._elsewhere.isdisjoint(self._broader.of(one.concept_id))
            and self._is_of_those(candidate.document, one)
        }
        return self._broader.narrowest(told) if sick <= told else None

    def _is_of_those(self, document: CleanDocument, disease: Named) -> bool:
        """Does the text speak of people who have the disease, or of what is so in it?"""
        text, end = document.text, document.sentences[disease.sentence].end
        alone = ALONE.match(text, disease.end, end) and _stands_behind(self._in_those, text, disease)
        return bool(alone) or self._has_patients(text, disease)

    def sick_in_title(self, document: CleanDocument, titled: Iterable[Named]) -> str | None:
        """The disease that the title of a study of patients says these have: `Stem cells in ALS`.

        ``titled`` are the title's mentions.
        """
        sick = (one for one in titled if one.entity_type == DISEASE and self._has(document, one))
        return self._broader.narrowest({one.concept_id for one in sick})

    def _has(self, document: CleanDocument, disease: Named) -> bool:
        """Does the title say that somebody has the disease, which is no part of another name?"""
        behind = ALONE.match(document.text, disease.end, document.sentences[disease.sentence].end)
        return behind is not None and _stands_behind(self._titled, document.text, disease)

    def narrowed(self, model_id: str | None, models: Set[str]) -> str | None:
        """The one of the models that is narrower, if any; the one model at all where none is given."""
        if model_id is None:
            return self._broader.narrowest(models)
        return self._broader.narrowed(model_id, models)

    def are_related(self, one: str, other: str | None) -> bool:
        """Are they the same, or is one broader?"""
        return other is not None and self._broader.are_related(one, other)

    def is_living(self, model_id: str) -> bool:
        """Is it a model that is no dish of cells?"""
        return self._in_vitro.isdisjoint(self._broader.of(model_id))

    def dishes(self, document: CleanDocument, mentions: Sequence[Named]) -> Iterator[str]:
        """The models that are no living animal which a sentence's mentions name, else its words tell."""
        named = [one.concept_id for one in mentions if one.entity_type == MODEL]
        named = [one for one in named if one not in self._controls]
        sentence = document.sentences[mentions[0].sentence]
        told = None if named else self._models.told(document, Span(sentence.start, sentence.end))
        yield from (one for one in (told, *named) if one and not self.is_living(one))

    def of_mentions(self, document: CleanDocument, mentions: Iterable[Named]) -> Setting:
        """The setting that these of the document's mentions give."""
        models: set[str] = set()
        routes: set[str] = set()
        sick: set[str] = set()
        before: Named | None = None
        for mention in mentions:
            kind = mention.entity_type
            if kind == MODEL:
                models.add(mention.concept_id)
            elif kind == DISEASE and self._has_patients(document.text, mention):
                sick.add(mention.concept_id)
            elif route := self._route(document, mention, before):
                routes.add(route)
            before = mention
        model = self._broader.narrowest(models)
        population = None if model else self._broader.narrowest(sick)
        return Setting(population, model, self._broader.narrowest(routes - self._generic))

    def _route(self, document: CleanDocument, mention: Named, before: Named | None) -> str | None:
        """The route that a mention behind another one tells, if any."""
        if mention.entity_type == ROUTE:
            return self._given_by.route(document, mention)
        return self._given_into.route(document, mention, before)

    def _has_patients(self, text: str, mention: Named) -> bool:
        behind = self._after.match(text, mention.end)
        return behind is not None or _stands_behind(self._before, text, mention)


def _stands_behind(pattern: re.Pattern[str], text: str, mention: Named) -> bool:
    """Does the pattern, which ends in ``$``, fit the words before the mention?"""
    return pattern.search(text, max(0, mention.start - 40), mention.start) is not None
