"""Picks the sentences that can hold a claim, so that all others cost nearly nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.document import CleanDocument
from pipeline.extract.claims.lexicon import PIECE, PLACE, Lexicon
from pipeline.extract.rows import Mention
from pipeline.extract.rule_rows import Rules, field

TARGETS = ("outcome", "mechanism", "adverse", "quality")
WORDS_FOR_OUTCOMES = ("safe", "effective", "development")
"""Classes of cue phrases that name an outcome without a mention of one."""


class Candidates:
    """Which mentions and words a claim needs."""

    def __init__(self, rules: Rules, concept_letters: Mapping[str, str], lexicon: Lexicon) -> None:
        letters = lexicon.letters
        targets = {letters[name] for name in TARGETS}
        self.interventions = _having(concept_letters, {letters["intervention"]})
        self._targets = _having(concept_letters, targets)
        phrases = (phrase for name in WORDS_FOR_OUTCOMES for phrase in field(rules, "cues", PLACE)[name])
        self._words = sorted({max(PIECE.findall(phrase), key=len).lstrip("-") for phrase in phrases})
        self._longest: int = field(rules, "sentence_characters_most", PLACE)

    def sentences(
        self, document: CleanDocument, mentions: Sequence[Mention]
    ) -> Iterator[tuple[int, list[Mention]]]:
        """Each sentence that names an intervention and an outcome, with all its mentions, in order."""
        given = {mention[2] for mention in mentions if mention[4] in self.interventions}
        given.discard(-1)
        by_sentence: dict[int, list[Mention]] = {sentence: [] for sentence in sorted(given)}
        for mention in mentions:
            if mention[2] in given:
                by_sentence[mention[2]].append(mention)
        for sentence, named in by_sentence.items():
            start, end = document.sentences[sentence][-2:]
            if end - start <= self._longest and (
                any(mention[4] in self._targets for mention in named)
                or self._worded(document.text, start, end)
            ):
                yield sentence, named

    def _worded(self, text: str, start: int, end: int) -> bool:
        """Does the sentence name an outcome by a word of ours?"""
        return any(text.find(word, start, end) >= 0 for word in self._words)


def _having(concept_letters: Mapping[str, str], letters: set[str]) -> frozenset[str]:
    return frozenset(concept_id for concept_id, letter in concept_letters.items() if letter in letters)
