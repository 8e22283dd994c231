"""Who was given cells in a document's own study, in which model and by which route, where it says so once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import groupby
from typing import NamedTuple

from pipeline.document import CleanDocument
from pipeline.extract.claims.candidates import Candidate
from pipeline.extract.claims.lexicon import CELLS, PLACE
from pipeline.extract.claims.looked_for import LookedFor
from pipeline.extract.claims.parts import ABSTRACT
from pipeline.extract.claims.phrases import Phrases
from pipeline.extract.claims.remembered import OfLast
from pipeline.extract.claims.setting import MODEL, Setting, Settings, in_title
from pipeline.extract.claims.standing import words_of
from pipeline.extract.claims.whole import SENTENCE
from pipeline.extract.rows import Named
from pipeline.extract.rule_rows import Rules, compiled, field


class Study(NamedTuple):
    """What a document says once of its own study; ``cells`` are the cell sources that its title names."""

    setting: Setting
    cells: Set[str]


class Studies:
    """What the title says, and the sentences of the abstract that tell to whom or how cells were given."""

    def __init__(self, rules: Rules, settings: Settings, phrases: Phrases, *, gives: LookedFor) -> None:
        """``gives`` fits a sentence that tells to whom or how something was given."""
        self._settings, self._phrases, self._gives = settings, phrases, gives
        section, place = field(rules, "in_culture", PLACE), f"{PLACE} in_culture"
        self._in_culture = compiled(field(section, "opening", place), place)
        self._of_patients = frozenset(field(rules, "patient_document_types", PLACE))
        self._of_models = frozenset(field(rules, "model_document_types", PLACE))
        self._read = OfLast(self._of)

    def setting(self, clause: Setting, one: Candidate, study: Study) -> Setting:
        """That of an own result: who or which model is the clause's, else the study's.

        ``clause`` is what the sentence itself says.
        """
        if clause.population_id or clause.model_id or self._is_apart(one):
            return clause
        return study.setting._replace(route_id=clause.route_id)

    def route(self, clause: Setting, one: Candidate, study: Study) -> str | None:
        """The study's route, where a sentence that names none may be about the same model."""
        model_id, route_id = study.setting[1:]
        if route_id is None or self._settings.names_route(one) or self._is_apart(one):
            return None
        if clause.model_id and not self._settings.are_related(clause.model_id, model_id):
            return None
        return None if clause.population_id and model_id else route_id

    def _is_apart(self, one: Candidate) -> bool:
        """Does its sentence open in a culture, or is it about animals in a study of patients?"""
        document = one.document
        if self._in_culture.match(document.text, document.sentences[one.place].start):
            return True
        return document.document_type in self._of_patients and self._settings.names_animals(one)

    def of(self, document: CleanDocument, mentions: Sequence[Named]) -> Study:
        """The document's own study; ``mentions`` are the document's, in order."""
        return self._read(document, mentions)

    def _of(self, document: CleanDocument, mentions: Sequence[Named]) -> Study:
        titled = in_title(document, mentions)
        cells = {one.concept_id for one in titled if one.entity_type == "cell_source"}
        return Study(self._setting(document, mentions, titled), cells)

    def _setting(
        self, document: CleanDocument, mentions: Sequence[Named], titled: Sequence[Named]
    ) -> Setting:
        title, kind = self._settings.of_mentions(document, titled), document.document_type
        if kind not in self._of_patients | self._of_models:
            return title
        methods = [one for own in self._methods(document, mentions) for one in own]
        given = self._settings.of_mentions(document, methods)
        route = title.route_id or given.route_id
        if kind in self._of_models:
            models = {one.concept_id for one in methods if one.entity_type == MODEL}
            return Setting(title.population_id, self._settings.narrowed(title.model_id, models), route)
        sick = None if title.model_id else self._settings.sick_in_title(document, titled)
        return Setting(title.population_id or sick or given.population_id, title.model_id, route)

    def _methods(self, document: CleanDocument, mentions: Sequence[Named]) -> Iterator[list[Named]]:
        """The mentions of each sentence of the abstract that says that cells were given."""
        places = enumerate(document.sentences)
        giving = {at for at, one in places if one.role == ABSTRACT and self._gives.fits(document, at)}
        for place, own in groupby(mentions, SENTENCE) if giving else ():
            named = list(own) if place in giving else []
            if CELLS.isdisjoint(one.entity_type for one in named):
                continue
            if self._phrases.first("vague_authority", words_of(document, place)) is None:
                yield named
