"""Tells which intervention a sentence means that names none: by the one before it, or by the title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.document import CleanDocument
from pipeline.extract.claims.meant.going_on import GoingOn
from pipeline.extract.claims.meant.implied import Implied
from pipeline.extract.claims.meant.named_again import NamedAgain
from pipeline.extract.claims.meant.sole import SoleCells
from pipeline.extract.claims.meant.understood import Understood
from pipeline.extract.claims.parts import ABSTRACT, BODY, Parts, in_one_paragraph
from pipeline.extract.rows import Named
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary


class Last(NamedTuple):
    """The last sentence that names or means an intervention."""

    mentions: list[Named]
    """All of it, in order."""
    given: list[Named]
    """The interventions among them; never empty."""

    @property
    def place(self) -> int:
        """Where it stands in its document."""
        return self.given[0].sentence


class Meant:
    """The sections ``named_again``, ``implied``, ``going_on`` and ``understood``.

    ``titled`` is the concept that the title means in its whole document, if any.
    """

    def __init__(self, rules: Rules, vocabulary: Vocabulary, parts: Parts) -> None:
        self._sole = sole = SoleCells(rules, vocabulary)
        self.going_on, self.again = GoingOn(rules, sole), NamedAgain(rules, sole)
        self.understood = Understood(rules, vocabulary, sole, parts)
        self.implied = Implied(rules, vocabulary, sole, parts=parts, gives=self.understood.gives)
        at_once = self.implied.may_mean, self.going_on.opens, self.again.may_stand
        self.patterns = *at_once, *self.understood.patterns
        """What is looked for in every sentence."""

    def by_words(
        self, document: CleanDocument, place: int, last: Last | None, titled: str | None
    ) -> Named | None:
        """Words of the sentence that mean an intervention: at its head that of the sentence before it,
        elsewhere that which the title names, or the one last named in a paragraph on others' work.
        """
        if last and last.place == place - 1:
            words = self.going_on.of(document, place, before=last.mentions, given=last.given)
            if words:
                return words
        meant = titled or (last and self._told_last(document, place, last))
        return self.implied.in_sentence(document, place, meant) if meant else None

    def _told_last(self, document: CleanDocument, place: int, last: Last) -> str | None:
        """The one kind of cells that the last sentence names, in the same paragraph of such a document."""
        if document.document_type not in self.implied.speaks or not self.implied.may_mean.fits(
            document, place
        ):
            return None
        cells = self._sole.of(last.given) if in_one_paragraph(document, last.place, place) else None
        return cells and cells.concept_id

    def below_title(self, document: CleanDocument) -> Iterator[int]:
        """The places of the sentences that may mean what the title does; on others' work by words alone."""
        by_words = document.document_type in self.implied.speaks
        for place, sentence in enumerate(document.sentences):
            if sentence.role in (ABSTRACT, BODY) and not (
                by_words and not self.implied.may_mean.may_fit(document, place)
            ):
                yield place

    def without_words(
        self, document: CleanDocument, place: int, before: Sequence[Last | None], titled: str | None
    ) -> Named | None:
        """What one of the sentences ``before`` gave, the last that means and the last that names something,
        else what the title means, if a result at ``place`` may be its.
        """
        last = before[0]
        if not last:
            return None
        for one in filter(None, before):
            near = place <= one.place + self.understood.reach
            if near and (cells := self.understood.of(document, place, one.given, titled)):
                return cells
        return self.understood.titled(document, place, titled, last.place) if titled else None
