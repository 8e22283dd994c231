"""Who was given cells in a document's own study, in which model and by which route, where it says so once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import chain
from typing import NamedTuple

from pipeline.document import CleanDocument
from pipeline.extract.claims.remembered import OfLast
from pipeline.extract.claims.sentences.candidates import Candidate
from pipeline.extract.claims.setting import MODEL, Setting, Settings
from pipeline.extract.claims.study.given_cells import GivenCells
from pipeline.extract.claims.study.telling import Telling, Told
from pipeline.extract.claims.within import in_title
from pipeline.extract.rows import Named
from pipeline.vocabulary.rules import Rules


class Study(NamedTuple):
    """What a document says once of its own study.

    ``cells`` are the sources of what it gave, ``models`` all that were given it; ``one_route`` tells that it
    names no other route.
    """

    setting: Setting
    cells: Set[str]
    models: Set[str] = frozenset()
    one_route: bool = False


class Studies:
    """What the title says, and the sentences that name a study's own cells, above all as given."""

    def __init__(self, rules: Rules, settings: Settings, cells: GivenCells, telling: Telling) -> None:
        self._settings, self._cells, self._telling = settings, cells, telling
        section = rules.section("in_culture")
        self._in_culture = section.pattern("opening")
        self._of_patients = frozenset(rules.field("patient_document_types"))
        self._of_models = frozenset(rules.field("model_document_types"))
        self._of_dishes = frozenset(rules.field("dish_document_types"))
        offered = rules.section("offered")
        self._offers = frozenset(offered.field("document_types"))
        self._owned = offered.pattern("own")
        self._read, self._sold = OfLast(self._of), OfLast(self._sold_by)

    def setting(self, clause: Setting, one: Candidate, study: Study) -> Setting:
        """That of an own result: who or which model is the clause's, else the study's.

        ``clause`` is what the sentence itself says.
        """
        if clause.model_id:
            return clause._replace(model_id=self._settings.narrowed(clause.model_id, study.models))
        if clause.population_id or self._is_apart(one):
            return clause
        return study.setting._replace(route_id=clause.route_id)

    def route(self, clause: Setting, one: Candidate, study: Study) -> str | None:
        """The study's route, where a sentence that names none may be about the same animals or patients.

        A study of models that names one route alone gave all of them cells by that.
        """
        model_id, route_id = study.setting[1:]
        if route_id is None or self._settings.names_route(one) or self._is_apart(one):
            return None
        if clause.model_id and not self._settings.are_related(clause.model_id, model_id):
            goes_on = study.one_route and one.document.document_type in self._of_models
            return route_id if goes_on and self._settings.is_living(clause.model_id) else None
        return None if clause.population_id and model_id else route_id

    def _is_apart(self, one: Candidate) -> bool:
        """Does its sentence open in a culture, or is it about animals in a study of patients?"""
        document = one.document
        in_culture = self._in_culture.match(document.text, document.sentences[one.place].start)
        if in_culture and document.document_type not in self._of_dishes:
            return True
        return self._is_of_patients(document) and self._settings.names_animals(one)

    def _is_of_patients(self, document: CleanDocument) -> bool:
        return document.document_type in self._of_patients or self._telling.announces(document)

    def of(self, document: CleanDocument, mentions: Sequence[Named]) -> Study:
        """The document's own study; ``mentions`` are the document's, in order."""
        return self._read(document, mentions)

    def offered(self, one: Candidate, mentions: Sequence[Named]) -> Set[str]:
        """The one kind of cells that a page which sells them names, where the sentence speaks of its own."""
        document = one.document
        if document.document_type not in self._offers:
            return frozenset()
        is_own = self._owned.search(document.text, one.sentence.start, one.sentence.end) is not None
        return self._sold(document, mentions) if is_own else frozenset()

    def _sold_by(self, document: CleanDocument, mentions: Sequence[Named]) -> Set[str]:
        return self._cells.one_of(self._cells.kinds(mentions))

    def _of(self, document: CleanDocument, mentions: Sequence[Named]) -> Study:
        titled = in_title(document, mentions)
        told = self._told(document, mentions, titled)
        tested = chain(titled, *(own.mentions for own in told if own.tests))
        cells = {one.concept_id for one in tested if one.entity_type == "cell_source"}
        cells.update(*(self._cells.shortened(document, own.mentions) for own in told))
        if self._is_of_patients(document) or document.document_type in self._of_models:
            return self._with_methods(document, titled, told, cells=cells)
        setting = self._settings.of_mentions(document, titled)
        if setting.model_id is None and document.document_type in self._of_dishes:
            dishes = (self._settings.dishes(document, own.mentions) for own in told)
            setting = setting._replace(model_id=self._settings.narrowed(None, {*chain.from_iterable(dishes)}))
        return Study(setting, cells)

    def _told(
        self, document: CleanDocument, mentions: Sequence[Named], titled: Sequence[Named]
    ) -> Sequence[Told]:
        """The sentences on the study; none of an announcement by which cells of several kinds were given."""
        told = list(self._telling.of(document, mentions))
        if not self._telling.announces(document):
            return told
        return told if self._cells.are_one(self._cells.kinds(chain(titled, _given(told)))) else []

    def _with_methods(
        self, document: CleanDocument, titled: Sequence[Named], told: Sequence[Told], *, cells: Set[str]
    ) -> Study:
        """The study of patients or models, with what its sentences say was given to whom and how."""
        given = list(_given(told))
        kinds = self._cells.kinds(chain(titled, given))
        of_same = (
            one.mentions for one in told if self._cells.are_one(kinds | self._cells.kinds(one.mentions))
        )
        route_id = self._settings.of_mentions(document, chain(titled, *of_same)).route_id
        models = {one.concept_id for one in given if one.entity_type == MODEL}
        title, methods = (self._settings.of_mentions(document, named) for named in (titled, given))
        route = title.route_id or methods.route_id or route_id
        if document.document_type in self._of_models:
            setting = Setting(title.population_id, self._settings.narrowed(title.model_id, models), route)
        else:
            sick = None if title.model_id else self._settings.sick_in_title(document, titled)
            setting = Setting(title.population_id or sick or methods.population_id, title.model_id, route)
        return Study(setting, cells, models, one_route=route_id is not None)


def _given(told: Sequence[Told]) -> Iterator[Named]:
    """The mentions of the sentences that say that cells were given."""
    return chain.from_iterable(one.mentions for one in told if one.gives)
