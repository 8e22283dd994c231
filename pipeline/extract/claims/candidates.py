"""Picks the sentences that can hold a claim, so that all others cost nearly nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, repeat
from operator import itemgetter
from typing import NamedTuple

from pipeline.document import CleanDocument, Sentence
from pipeline.extract.claims.lexicon import PIECE, PLACE, Lexicon
from pipeline.extract.rows import Mention
from pipeline.extract.rule_rows import Rules, field

TARGETS = ("outcome", "mechanism", "adverse", "quality")
WORDS_FOR_OUTCOMES = ("safe", "effective", "development")
"""Classes of cue phrases that name an outcome without a mention of one."""

_SENTENCE = itemgetter(Mention._fields.index("sentence"))
_CONCEPT = itemgetter(Mention._fields.index("concept_id"))


class Candidate(NamedTuple):
    """One sentence, its place in its document, and its mentions in order, each with its class's letter."""

    place: int
    sentence: Sentence
    named: list[Mention]
    letters: list[str]
    """Empty for a mention that is read as words."""


class Candidates:
    """Which mentions and words a claim needs."""

    def __init__(self, rules: Rules, concept_letters: Mapping[str, str], lexicon: Lexicon) -> None:
        letters = lexicon.letters
        self._letters = concept_letters
        self._intervention = letters["intervention"]
        self._targets = frozenset(letters[name] for name in TARGETS)
        self.interventions = frozenset(
            concept_id for concept_id, letter in concept_letters.items() if letter == self._intervention
        )
        phrases = (phrase for name in WORDS_FOR_OUTCOMES for phrase in field(rules, "cues", PLACE)[name])
        self._words = sorted({max(PIECE.findall(phrase), key=len).lstrip("-") for phrase in phrases})
        self._longest: int = field(rules, "sentence_characters_most", PLACE)

    def of(self, document: CleanDocument, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """Each sentence that names an intervention and an outcome."""
        for place, same in groupby(mentions, _SENTENCE):
            if place >= 0:
                named = list(same)
                letters = list(map(self._letters.get, map(_CONCEPT, named), repeat("")))
                sentence = document.sentences[place]
                if self._intervention in letters and self._names_outcome(document.text, sentence, letters):
                    yield Candidate(place, sentence, named, letters)

    def _names_outcome(self, text: str, sentence: Sentence, letters: list[str]) -> bool:
        """Does the sentence do so by a mention or a word of ours, and is it none that is passed over?"""
        start, end = sentence[-2:]
        if end - start > self._longest:
            return False
        return not self._targets.isdisjoint(letters) or any(map(text[start:end].__contains__, self._words))
