"""Finds what a result is of whose sentence names no intervention: what one shortly before says was given."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pipeline.document import CleanDocument
from pipeline.extract.claims.letters.lexicon import CELLS
from pipeline.extract.claims.looked_for import LookedFor
from pipeline.extract.claims.meant.groups import GROUP, name_of_groups
from pipeline.extract.claims.meant.sole import SoleCells
from pipeline.extract.claims.parts import ABSTRACT, BODY, RESULT, Parts, in_one_paragraph
from pipeline.extract.rows import Named
from pipeline.vocabulary.rules import Rules, compiled
from pipeline.vocabulary.vocabulary import Vocabulary


class Understood:
    """The section ``understood``, compiled once."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary, sole: SoleCells, parts: Parts) -> None:
        section = rules.section("understood")
        self.reach: int = section.field("sentences_most")
        """How many sentences behind it may go on about it."""
        gives, works = (section.field(key) for key in ("gives", "works"))
        self.pattern: str = f"{gives}|{works}"
        """Fits a sentence that tells to whom or how something was given, or what it did."""
        self.gives, self._works = (
            LookedFor(gives, section.at("gives")),
            LookedFor(works, section.at("works")),
        )
        titles = section.pattern("titles")
        groups = section.field("groups").replace(GROUP, name_of_groups(rules))
        self._of_group = compiled(groups, section.at("groups")).match
        self._names_treatment = lru_cache(1)(titles.search)
        self.told: str = section.field("told")
        """Fits a sentence that may tell what was found."""
        self._told, self._untold, self._others = (
            LookedFor(section.field(key), section.at(key)) for key in ("told", "untold", "others")
        )
        self.patterns = self.gives, self._works, self._told, self._untold, self._others
        """What is looked for in every sentence."""
        self._both_times = section.pattern("both_times")
        self._reports = frozenset(rules.field("own_result_document_types"))
        self._retells = frozenset(section.field("retelling_document_types"))
        self._sole, self._parts, self._concepts = sole, parts, vocabulary.concepts

    def of(
        self, document: CleanDocument, place: int, given: Sequence[Named], titled: str | None = None
    ) -> Named | None:
        """An empty mention at the head of the sentence at ``place``, of what the sentence before gave.

        ``given`` are the interventions of the last sentence that names any.  Null where these are several
        or no cells, where that sentence lies in another part, or tells neither that they were given nor what
        they did.  Behind what they did, the sentence at ``place`` must tell what was found; so it must in
        documents that report no results of their own, right behind the sentence that gave them, or in its
        paragraph where the document names no others than ``titled``.
        """
        last, sentence = document.sentences[given[0].sentence], document.sentences[place]
        giving, kind = given[0].sentence, document.document_type
        if last.role != sentence.role or kind not in self._reports | self._retells:
            return None
        sole = titled == given[0].concept_id
        if kind in self._retells and not self._is_retold(document, place, giving, sole=sole):
            return None
        if self._of_group(document.text, sentence.start) or self._others.fits(document, place):
            return None
        if not self.gives.fits(document, giving) and not (
            self._works.fits(document, giving) and self._tells(document, place)
        ):
            return None
        cells = self._sole.of(given)
        return cells and _at_head(document, place, cells.entity_type, cells.concept_id)

    def in_brackets(self, document: CleanDocument, place: int, given: Sequence[Named]) -> Named | None:
        """The same of cells that a sentence of results names in brackets alone: `(MSCs 30 g; PBS 31 g)`."""
        first = document.sentences[place].start
        if not all(
            one.entity_type in CELLS and _is_in_brackets(document.text, first, one.start) for one in given
        ):
            return None
        cells = self._sole.of(given) if self._tells(document, place) else None
        return cells and _at_head(document, place, cells.entity_type, cells.concept_id)

    def titled(self, document: CleanDocument, place: int, concept_id: str, last: int) -> Named | None:
        """The same of the concept that the title means, in the abstract and in the part with results.

        ``last`` is the place of the last sentence that names an intervention.
        """
        role = document.sentences[place].role
        if role not in (ABSTRACT, BODY) or not self._tells(document, place):
            return None
        if not self.gives.fits(document, last) and not self._names_treatment(document.title or ""):
            return None
        if role == BODY and self._parts.role_at(document, place) != RESULT:
            return None
        return _at_head(document, place, self._concepts[concept_id].entity_type, concept_id)

    def _tells(self, document: CleanDocument, place: int) -> bool:
        """Does the sentence tell what the document itself found?"""
        return document.document_type in self._reports and self._is_told(document, place)

    def _is_told(self, document: CleanDocument, place: int) -> bool:
        if not self._told.fits(document, place) or self._others.fits(document, place):
            return False
        start, end = document.sentences[place][-2:]
        return not self._untold.fits(document, place) or bool(
            self._both_times.search(document.text, start, end)
        )

    def _is_retold(self, document: CleanDocument, place: int, giving: int, *, sole: bool) -> bool:
        """Does the sentence tell, in the same paragraph, what was found after the ``sole`` cells were given,
        or right after others were?
        """
        beside = (sole or place == giving + 1) and in_one_paragraph(document, giving, place)
        return beside and self.gives.fits(document, giving) and self._is_told(document, place)


def _is_in_brackets(text: str, first: int, place: int) -> bool:
    return text.rfind("(", first, place) > text.rfind(")", first, place)


def _at_head(document: CleanDocument, place: int, entity_type: str, concept_id: str) -> Named:
    start = document.sentences[place].start
    return Named(start, start, place, entity_type, concept_id)
