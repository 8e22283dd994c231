"""Tells on which design a retold result rests whose own sentence names none."""

from __future__ import annotations

from pipeline.document import CleanDocument
from pipeline.extract.claims.letters.phrases import Phrases
from pipeline.extract.claims.parts import before_in_paragraph
from pipeline.extract.claims.remembered import OfLast
from pipeline.extract.claims.standing import Standing, words_of
from pipeline.extract.claims.standing.designs import Designs
from pipeline.vocabulary.rules import Rules


class RetoldDesigns:
    """The section ``retold_designs``, compiled once."""

    def __init__(self, rules: Rules, phrases: Phrases, designs: Designs) -> None:
        section = rules.section("retold_designs")
        levels = frozenset(section.field("levels"))
        self._in_people = Phrases(rules, {"evidence_words": "level"}, levels)
        self._retelling = frozenset(section.field("document_types"))
        self._news = frozenset(section.field("on_one_study"))
        self._reach: int = section.field("sentences_most")
        self._opening: int = section.field("opening")
        self._same, self._own_voice, self._planned = (
            section.pattern(key) for key in ("same_study", "own_voice", "planned")
        )
        counted = section.section("counted")
        self._counted = counted.pattern("pattern")
        self._one_arm: str = counted.field("level")
        self._phrases, self._designs = phrases, designs
        self._only = OfLast(self._only_of)

    def of(self, document: CleanDocument, sentence: int, standing: Standing) -> str | None:
        """The level of the study that the sentence goes on about.

        That is the one that the sentence before it names, where it speaks of `that trial`.  In texts without
        results of their own it is also the last one named in the paragraph; in news, of what is told in the
        past tense, the only one that the text names, if it opens with that; where these name none, people
        counted who were given something are one arm.
        """
        said = words_of(document, sentence)
        if self._same.search(said):
            return self._before(document, sentence, reach=1)
        if not standing.asserted or document.document_type not in self._retelling:
            return None
        if self._own_voice.search(said):
            return None
        if told := self._before(document, sentence, reach=self._reach):
            return told
        if self._phrases.first("own_words", said) != "past":
            return None
        only = self._only(document) if document.document_type in self._news else None
        return only or self._of_counted(document, sentence)

    def _of_counted(self, document: CleanDocument, sentence: int) -> str | None:
        """The level of one arm, where so many sentences before count people who were given something."""
        places = before_in_paragraph(document, sentence, most=self._reach)
        said = (words_of(document, place) for place in places)
        counts = any(self._counted.search(words) and not self._planned.search(words) for words in said)
        return self._one_arm if counts else None

    def _before(self, document: CleanDocument, sentence: int, reach: int) -> str | None:
        """The last design named in so many sentences before this one of its paragraph."""
        places = before_in_paragraph(document, sentence, most=reach)
        return next(filter(None, (self._named(document, place) for place in places)), None)

    def _named(self, document: CleanDocument, place: int) -> str | None:
        text = words_of(document, place)
        level = self._in_people.first("evidence_words", text)
        if level is None or self._planned.search(text):
            return None
        return self._in_people.first("evidence_words", self._designs.own_words(text))

    def _only_of(self, document: CleanDocument) -> str | None:
        """The one design that the document names, early on; a randomised trial is controlled too."""
        named = {place: self._named(document, place) for place in range(len(document.sentences))}
        told = {level: place for place, level in reversed(named.items()) if level}
        first = min(told.values(), default=0)
        if len(told) > 1:
            told.pop("controlled", None)
        opens = document.sentences and document.sentences[first].start < self._opening
        return next(iter(told)) if len(told) == 1 and opens else None
