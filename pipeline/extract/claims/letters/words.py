"""Reads words as letters of their classes; a phrase of several words becomes one letter."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import product

from pipeline.extract.claims.letters.lexicon import PIECE, Cue, Lexicon
from pipeline.extract.claims.remembered import Remembered
from pipeline.extract.fold import lowered
from pipeline.extract.patterns import alternatives

MENTION, END = "\x01", "\x02"
"""Stand for a mention among words and for the end of a sentence; clean text holds no control character."""

GONE, MORE = " ", "\t"
"""In place of the letter of a word in brackets, and of each further word of a phrase."""

BRACKETS = {"(": "(", "[": "(", ")": ")", "]": ")"}
INNERMOST = re.compile(r"\([^()]*\)")

FIRST_SIGN = 0x200
"""Past all letters: a word that stands in longer phrases has a sign of its own until they are read."""

SIGNS = re.compile(f"[{chr(FIRST_SIGN)}-{chr(sys.maxunicode)}]+")
"""Such words side by side; those of one field come again and again."""


class Words:
    """The cue phrases, ready to be looked up."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._other = lexicon.letters["word"]
        alone = {word: cues[-1].letter for word, cues in lexicon.cues.items() if not cues[-1].rest}
        own = {word: chr(FIRST_SIGN + place) for place, word in enumerate(_in_phrases(lexicon.cues))}
        self._signs = {**alone, **own, **BRACKETS}
        self._alone = {ord(sign): alone.get(word, self._other) for word, sign in own.items()}
        self._phrases = dict(_phrases(lexicon.cues, own))
        self._phrase = re.compile(alternatives(list(self._phrases)))
        self._known = Remembered(self._read)
        self._known |= {MENTION: MENTION, END: END}
        self._together = Remembered(self._read_together)

    def signs(self, text: str) -> list[str]:
        """The signs of each part of ``text`` between spaces, one for each of its words and marks."""
        return list(map(self._known.__getitem__, text.split()))

    def letters(self, signs: str) -> str:
        """The letters of the signs of some sentences with ``END`` between them, each at its place, with
        ``GONE`` and ``MORE`` at all other places.
        """
        signs = END.join(map(_outside_brackets, signs.split(END)))
        return SIGNS.sub(self._remembered, signs)

    def _read(self, text: str) -> str:
        """The signs of a text without spaces."""
        return "".join(map(self._sign, PIECE.findall(lowered(text))))

    def _sign(self, word: str) -> str:
        """That of the word with its hyphen, if any phrase writes it so."""
        return self._signs.get(word) or self._signs.get(word.lstrip("-"), self._other)

    def _remembered(self, signs: re.Match[str]) -> str:
        return self._together[signs[0]]

    def _read_together(self, signs: str) -> str:
        """The letters of words that stand side by side."""
        return self._phrase.sub(self._as_one, signs).translate(self._alone)

    def _as_one(self, phrase: re.Match[str]) -> str:
        return self._phrases[phrase[0]]


def _in_phrases(cues: dict[str, list[Cue]]) -> list[str]:
    """The words that stand in phrases of more than one, and how cues write them with a hyphen."""
    phrases = [(word, *cue.rest) for word, listed in cues.items() for cue in listed if cue.rest]
    words = {word for phrase in phrases for word in phrase}
    return sorted(words | cues.keys() & {f"-{word}" for word in words})


def _phrases(cues: dict[str, list[Cue]], own: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The signs of each phrase with its letter and as many ``MORE`` as it has further words."""
    for word, listed in cues.items():
        for cue in listed:
            if cue.rest:
                forms = [own[part] + own.get(f"-{part}", "") for part in cue.rest]
                for signs in product(own[word], *forms):
                    yield "".join(signs), cue.letter.ljust(len(signs), MORE)


def _outside_brackets(signs: str) -> str:
    """The signs, with ``GONE`` for what stands in brackets; one that is never closed holds all behind it."""
    if "(" not in signs and ")" not in signs:
        return signs
    found = 1
    while found:
        signs, found = INNERMOST.subn(_gone, signs)
    opened = signs.find("(")
    if opened >= 0:
        signs = signs[:opened] + GONE * (len(signs) - opened)
    return signs.replace(")", GONE)


def _gone(match: re.Match[str]) -> str:
    return GONE * len(match[0])
