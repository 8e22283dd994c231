"""Tells which intervention a sentence means that names none: by the one before it, or by the title."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document import CleanDocument
from pipeline.extract.claims.meant.asked import Asked, Way
from pipeline.extract.claims.meant.going_on import GoingOn
from pipeline.extract.claims.meant.implied import Implied
from pipeline.extract.claims.meant.named_again import NamedAgain
from pipeline.extract.claims.meant.sole import SoleCells
from pipeline.extract.claims.meant.understood import Understood
from pipeline.extract.claims.parts import ABSTRACT, BODY, Parts
from pipeline.extract.rows import Named
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary

NAMING, BY_WORDS, WITHOUT_WORDS = "naming", "by_words", "without_words"
"""What stands beside the name in a sentence that names an intervention; in another the words that mean one,
and what its result is of though no words say so.
"""


class Meant:
    """The ways in which a sentence means an intervention; of each kind the first that finds one counts."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary, parts: Parts) -> None:
        sole = SoleCells(rules, vocabulary)
        self.going_on, again = GoingOn(rules, sole), NamedAgain(rules, sole)
        self.understood = understood = Understood(rules, vocabulary, sole, parts)
        self.implied = Implied(rules, vocabulary, sole, parts=parts, gives=understood.gives)
        self._ways: dict[str, tuple[Way, ...]] = {
            NAMING: (understood.in_brackets, again.of),
            BY_WORDS: (self.going_on.of, self.implied.of_words),
            WITHOUT_WORDS: (understood.given_before, understood.by_title),
        }
        at_once = self.implied.may_mean, self.going_on.opens, again.may_stand
        self.patterns = *at_once, *understood.patterns
        """What is looked for in every sentence."""

    def of(self, kind: str, asked: Asked) -> Named | None:
        """What the first way of the kind finds; an empty mention where the sentence has no words for it."""
        for way in self._ways[kind]:
            if found := way(asked):
                return found
        return None

    def below_title(self, document: CleanDocument) -> Iterator[int]:
        """The places of the sentences that may mean what the title does; on others' work by words alone."""
        by_words = document.document_type in self.implied.speaks
        for place, sentence in enumerate(document.sentences):
            if sentence.role in (ABSTRACT, BODY) and not (
                by_words and not self.implied.may_mean.may_fit(document, place)
            ):
                yield place
