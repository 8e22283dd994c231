"""What stands around each claim of a sentence: on whose word it is, who was given what, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from pipeline.document import Span
from pipeline.extract.claims.letters.lexicon import CELLS
from pipeline.extract.claims.parts import before_in_paragraph
from pipeline.extract.claims.sentences.candidates import Candidate
from pipeline.extract.claims.setting import Setting, Settings
from pipeline.extract.claims.setting.same_model import SameModel
from pipeline.extract.claims.standing import OWN_RESULT, Standing
from pipeline.extract.claims.standing.authority import Authority
from pipeline.extract.claims.study import Studies
from pipeline.extract.claims.within import in_sentence
from pipeline.extract.rows import Citation, Named

LOOKED_BACK = 3
"""Sentences before one that only implies its cells in which these may be named."""


class Frame(NamedTuple):
    """What stands around a claim.

    ``cells`` are those that their study is of, ``route`` is that by which it gave cells.
    """

    setting: Setting
    standing: Standing
    cells: Set[str] = frozenset()
    route: str | None = None


class Frames:
    """What the sentence, its place and the document's own study add to a claim."""

    def __init__(
        self, authority: Authority, settings: Settings, studies: Studies, same_model: SameModel
    ) -> None:
        self._authority, self._settings, self._studies = authority, settings, studies
        self._same_model = same_model

    def of(
        self,
        one: Candidate,
        clauses: Sequence[Span],
        mentions: Sequence[Named],
        citations: Sequence[Citation],
    ) -> Iterator[Frame]:
        """What stands around each claim of a sentence; ``mentions`` and ``citations`` are its document's.

        ``clauses`` are the stretch that adds to all of its claims, then that of each.
        """
        standing = self._authority.standing(one.document, one.place, citations)
        one = one._replace(mentions=_apart_from(standing.others, one.mentions))
        elsewhere = self._settings.other_disease(one)
        if elsewhere and self._is_of_others(one, elsewhere, mentions):
            standing = standing.of_others()
        offered = self._studies.offered(one, mentions)
        whole, *each = clauses
        for clause, setting in zip(each, self._settings.each(one, clauses), strict=True):
            if elsewhere and not setting.model_id:
                setting = setting._replace(population_id=elsewhere)
            if standing.attribution == OWN_RESULT:
                yield self._own(one, setting, standing, mentions=mentions)
            elif one.implied:
                yield Frame(self._retold(one, setting, mentions), standing, offered)
            else:
                yield Frame(self._of_same(one, setting, [clause, whole], mentions), standing, offered)

    def _is_of_others(self, one: Candidate, disease_id: str, mentions: Sequence[Named]) -> bool:
        """Have the patients of the document's own study another disease?"""
        own = self._studies.of(one.document, mentions).setting.population_id
        return own is not None and not self._settings.are_related(disease_id, own)

    def _of_same(
        self, one: Candidate, setting: Setting, stretches: Sequence[Span], mentions: Sequence[Named]
    ) -> Setting:
        """The setting with the model that a sentence on others' work calls the same.

        ``stretches`` are the claim's clause and what adds to all of its sentence.
        """
        if setting.population_id or setting.model_id or not self._same_model.is_meant(one, stretches):
            return setting
        studied = self._studies.of(one.document, mentions).setting.model_id
        same = self._same_model.of(one, stretches, mentions=mentions, studied=studied)
        return setting._replace(model_id=same)

    def _retold(self, one: Candidate, clause: Setting, mentions: Sequence[Named]) -> Setting:
        """The clause's setting, else that of the last sentence before it that names the cells."""
        if clause.population_id or clause.model_id:
            return clause
        given = self._settings.of_mentions(one.document, _last_on_cells(one, mentions))
        return given._replace(route_id=clause.route_id or given.route_id)

    def _own(
        self, one: Candidate, clause: Setting, standing: Standing, *, mentions: Sequence[Named]
    ) -> Frame:
        """The same with what the study is of; ``mentions`` are the document's."""
        study = self._studies.of(one.document, mentions)
        setting, route = self._studies.setting(clause, one, study), self._studies.route(clause, one, study)
        return Frame(setting, standing, study.cells, route)


def _apart_from(stretches: Sequence[Span], mentions: list[Named]) -> list[Named]:
    """The mentions that stand in none of the stretches."""
    if not stretches:
        return mentions
    return [
        one for one in mentions if not any(within.start <= one.start < within.end for within in stretches)
    ]


def _last_on_cells(one: Candidate, mentions: Sequence[Named]) -> list[Named]:
    """The mentions of the last sentence, up to three before in the paragraph, that names cells."""
    for place in before_in_paragraph(one.document, one.place, most=LOOKED_BACK):
        named = in_sentence(one.document, mentions, place)
        if not CELLS.isdisjoint(mention.entity_type for mention in named):
            return named
    return []
