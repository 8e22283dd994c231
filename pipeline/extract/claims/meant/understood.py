"""Finds what a result is of whose sentence names no intervention: what one shortly before says was given."""

from __future__ import annotations

from functools import lru_cache

from pipeline.document import CleanDocument
from pipeline.extract.claims.letters.lexicon import CELLS
from pipeline.extract.claims.looked_for import LookedFor
from pipeline.extract.claims.meant.asked import Asked, Last, at_head
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
        self.pattern: str = f"{section.field('gives')}|{section.field('works')}"
        """Fits a sentence that tells to whom or how something was given, or what it did."""
        titles = section.pattern("titles")
        groups = section.field("groups").replace(GROUP, name_of_groups(rules))
        self._of_group = compiled(groups, section.at("groups")).match
        self._names_treatment = lru_cache(1)(titles.search)
        self.told: str = section.field("told")
        """Fits a sentence that may tell what was found."""
        self.patterns = [
            LookedFor.under(section, key) for key in ("gives", "works", "told", "untold", "others")
        ]
        """What is looked for in every sentence."""
        self.gives, self._works, self._told, self._untold, self._others = self.patterns
        self._both_times = section.pattern("both_times")
        self._reports = frozenset(rules.field("own_result_document_types"))
        self._retells = frozenset(section.field("retelling_document_types"))
        self._sole, self._parts, self._concepts = sole, parts, vocabulary.concepts

    def given_before(self, asked: Asked) -> Named | None:
        """The cells that a sentence shortly before gave: the last that means some, else the last that names
        some.

        Null where its interventions are several or no cells, where it lies in another part, or tells neither
        that they were given nor what they did.  Behind what they did, the sentence must tell what was found;
        so it must in documents that report no results of their own, right behind the sentence that gave them,
        or in its paragraph where the document names no others than those of the title.
        """
        _, place, last, named, _ = asked
        for one in (last,) if named is last else (last, named):
            if one and place <= one.place + self.reach and (cells := self._given_by(one, asked)):
                return cells
        return None

    def _given_by(self, last: Last, asked: Asked) -> Named | None:
        (document, place, *_), giving = asked, last.place
        kind, sentences = document.document_type, document.sentences
        if sentences[giving].role != sentences[place].role or kind not in self._reports | self._retells:
            return None
        sole = asked.titled == last.given[0].concept_id
        if kind in self._retells and not self._is_retold(document, place, giving, sole=sole):
            return None
        if self._of_group(document.text, sentences[place].start) or self._others.fits(document, place):
            return None
        if not self.gives.fits(document, giving) and not (
            self._works.fits(document, giving) and self._tells(document, place)
        ):
            return None
        return self._at_head(asked, last)

    def in_brackets(self, asked: Asked) -> Named | None:
        """The cells that a sentence of results names in brackets alone: `(MSCs 30 g; PBS 31 g)`."""
        document, place, _, named, _ = asked
        first = document.sentences[place].start
        if named is None or not all(
            one.entity_type in CELLS and _is_in_brackets(document.text, first, one.start)
            for one in named.given
        ):
            return None
        return self._at_head(asked, named) if self._tells(document, place) else None

    def _at_head(self, asked: Asked, last: Last) -> Named | None:
        cells = self._sole.of(last.given)
        return cells and at_head(asked, cells.entity_type, cells.concept_id)

    def by_title(self, asked: Asked) -> Named | None:
        """The concept that the title means, behind an intervention, in the abstract and in the part with
        results.
        """
        document, place, last, _, concept_id = asked
        if last is None or concept_id is None:
            return None
        role = document.sentences[place].role
        if role not in (ABSTRACT, BODY) or not self._tells(document, place):
            return None
        if not self.gives.fits(document, last.place) and not self._names_treatment(document.title or ""):
            return None
        if role == BODY and self._parts.role_at(document, place) != RESULT:
            return None
        return at_head(asked, self._concepts[concept_id].entity_type, concept_id)

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
