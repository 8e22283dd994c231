"""Tells cheaply whether a sentence may name an outcome that an intervention in it acts on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.document import CleanDocument
from pipeline.extract.any_of import AnyOf
from pipeline.extract.claims.letters.lexicon import PIECE, Lexicon
from pipeline.vocabulary.rules import Rules

TARGETS = ("outcome", "pace", "gain", "mechanism", "adverse", "quality")


class Targets:
    """The classes and words that a claim needs beside its intervention."""

    def __init__(self, rules: Rules, lexicon: Lexicon) -> None:
        letters = lexicon.letters
        self._targets = target_letters(rules, lexicon)
        self._intervention = letters["intervention"]
        self._words = AnyOf(_words(rules))
        told = {"motor_neuron": "motor_neurons_live", "junction": "junctions_hold"}
        self._told = [(letters[name], AnyOf(rules.field(key))) for name, key in told.items()]
        self._longest: int = rules.field("sentence_characters_most")

    def may_stand(self, document: CleanDocument, place: int, letters: Sequence[str]) -> bool:
        """Does the sentence name an intervention, and an outcome by a mention or a word of ours?

        ``letters`` are those of its mentions.  One that is too long to be read does not.
        """
        if self._intervention not in letters:
            return False
        start, end = document.sentences[place][-2:]
        if end - start > self._longest:
            return False
        if not self._targets.isdisjoint(letters):
            return True
        text = document.text[start:end]
        told = any(letter in letters and words.stands_in(text.lower()) for letter, words in self._told)
        return told or self._words.stands_in(text)


def target_letters(rules: Rules, lexicon: Lexicon) -> frozenset[str]:
    """The classes of mentions that a claim can be about."""
    narrowed = rules.sections("narrowed").items()
    names = *TARGETS, *(name for name, row in narrowed if row["otherwise"] in TARGETS)
    return frozenset(lexicon.letters[name] for name in names)


def _words(rules: Rules) -> Iterable[str]:
    """A word of each phrase that names or judges an outcome without a mention."""
    cues = rules.field("cues")
    judging, naming = rules.sections("judgements"), rules.field("outcomes_in_words")
    words = {_longest_word(phrase) for name in naming for phrase in cues[name]}
    words |= {word.capitalize() for word in words}
    for name, row in judging.items():
        words |= set(row.get("told_by") or map(_longest_word, cues[name]))
    return words


def _longest_word(phrase: str) -> str:
    return max(PIECE.findall(phrase), key=len).lstrip("-")
