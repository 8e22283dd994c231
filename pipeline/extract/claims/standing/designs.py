"""Tells which design a text says that its own study has; one denied or wished for is none."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.document import CleanDocument
from pipeline.extract.claims.letters.needful import Needful
from pipeline.extract.claims.letters.phrases import Phrases
from pipeline.extract.claims.looked_for import LookedFor
from pipeline.extract.claims.parts import ABSTRACT, TITLE
from pipeline.extract.claims.remembered import OfLast
from pipeline.extract.claims.standing import words_of
from pipeline.vocabulary.rules import Rules, compiled

_REMEMBERED = 32
"""Texts whose own words are remembered: those of a claim are asked for again for its document."""


class Designs:
    """The sections ``design_levels`` and ``no_designs``, compiled once."""

    def __init__(self, rules: Rules, phrases: Phrases) -> None:
        levels = frozenset(rules.field("design_levels"))
        self._designs = Phrases(rules, {"evidence_words": "level"}, levels)
        self._phrases = phrases
        none = {row.place: row["pattern"] for row in rules.rows("no_designs")}
        self._none = Needful(none, re.IGNORECASE)
        section = rules.section("design_fields")
        self._field = compiled(f"(?im:{section.field('pattern')})", section.place)
        self._own_words = lru_cache(_REMEMBERED)(self._without_others)
        self._stated = OfLast(self._of)
        self.may_state = LookedFor(f"(?i){'|'.join(self._designs.literals)}", rules.at("design_levels"))
        """Fits each sentence that can name a design."""

    def of(self, document: CleanDocument) -> str | None:
        """The level of the design that title, abstract and the fields of a registry state.

        A body names designs of others too; without an abstract it is that of the whole text.
        """
        return self._stated(document)

    def own_words(self, text: str) -> str:
        """The text without the designs that it denies or wishes for."""
        return text if self._designs.first("evidence_words", text) is None else self._own_words(text)

    def own_words_at(self, document: CleanDocument, sentence: int, text: str) -> str:
        """The same as :meth:`own_words`, of what is left of the document's sentence at that place."""
        return self.own_words(text) if self.may_state.may_fit(document, sentence) else text

    def _without_others(self, text: str) -> str:
        for pattern in self._none.that_may_fit(text):
            text = pattern.sub(" ", text)
        return text

    def _of(self, document: CleanDocument) -> str | None:
        places = [at for at, one in enumerate(document.sentences) if one.role in (TITLE, ABSTRACT)]
        if all(document.sentences[at].role == TITLE for at in places):
            named = self._designs.first("evidence_words", document.text)
            return named and self._designs.first("evidence_words", self._without_others(document.text))
        said = (words_of(document, at) for at in places if self.may_state.may_fit(document, at))
        own = [text for text in said if self._states(text)]
        fields = (match[0] for match in self._field.finditer(document.text))
        return self._designs.first("evidence_words", " ".join(map(self.own_words, (*own, *fields))))

    def _states(self, text: str) -> bool:
        """Whether the text names a design, and as nobody else's."""
        named = self._designs.first("evidence_words", text) is not None
        return named and self._phrases.first("vague_authority", text) is None
