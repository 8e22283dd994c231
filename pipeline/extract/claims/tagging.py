"""Reads a sentence as a row of tokens: its mentions, its cue phrases and its other words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import zip_longest
from typing import NamedTuple

from pipeline.document import Span
from pipeline.extract.claims.lexicon import (
    BARE_PIECE,
    MENTION,
    PIECE,
    PLACE,
    Lexicon,
    check_known,
    concept_letters,
)
from pipeline.extract.claims.words import Runs, Words
from pipeline.extract.rows import Mention
from pipeline.extract.rule_rows import Rules, field, rule_rows
from pipeline.vocabulary.vocabulary import Vocabulary

Token = tuple[int, int, str | None]
"""Start and end in code points of the document, and the concept of a mention."""


class Tagged(NamedTuple):
    """A sentence's tokens and, at the same places, the letters of their classes."""

    letters: str
    tokens: list[Token]


class Pieces(NamedTuple):
    """A sentence's words in lower case, with a sign for each mention."""

    words: list[str]
    named: list[Mention]
    stretches: list[Span]
    """What stands before, between and after the mentions."""


class Row(NamedTuple):
    """A sentence as letters, and what it takes to find its tokens in the text."""

    letters: str
    parted: str
    """The letters before compounds are joined."""
    runs: Runs
    pieces: Pieces


class Compound(NamedTuple):
    """A pattern whose match names an outcome as a whole."""

    pattern: re.Pattern[str]
    outcome_id: str


class Tagger:
    """Cues, concepts and compounds, made ready once."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self._words = Words(lexicon)
        self.letters_of = concept_letters(rules, vocabulary, lexicon)
        self._masks = {concept_id: lexicon.mask(letter) for concept_id, letter in self.letters_of.items()}
        named, parts = lexicon.letters, field(rules, "parts", PLACE)
        self._outcome, self._mention, self._intervention = (
            named[name] for name in ("outcome", "mention", "intervention")
        )
        self._made = lexicon.mask((self._outcome, self._mention, named["word"]))
        self._set_aside = [
            lexicon.pattern(source, parts, f"{PLACE} set_aside")
            for source in field(rules, "set_aside", PLACE)
        ]
        self._compounds = [
            _compound(row, parts, lexicon, vocabulary) for row in rule_rows(rules, "compounds", PLACE)
        ]

    def pieces(self, text: str, span: Span, mentions: Iterable[Mention]) -> Pieces:
        """``text[span]``, whose ``mentions`` are in order; of overlapping mentions the first counts."""
        named, stretches = self._parted(span, mentions)
        words = PIECE.findall(f" {MENTION} ".join([text[start:end] for start, end in stretches]).lower())
        return Pieces(words, named, stretches)

    def classes_at_most(self, pieces: Pieces) -> int:
        """The mask of all letters that the row of the pieces can hold."""
        mask = self._words.cues_at_most(pieces.words) | self._made
        for mention in pieces.named:
            mask |= self._masks[mention.concept_id]
        return mask

    def row(self, pieces: Pieces) -> Row | None:
        """The pieces without what stands in brackets; None where the text itself holds a mention's sign."""
        words, named, _ = pieces
        single = self._words.letters(words)
        if single.count(MENTION) != len(named):
            return None
        runs = self._words.read(words, self._lettered(single, named))
        parted = letters = self._about(runs.letters)
        for pattern, _ in self._compounds:
            letters = pattern.sub(self._outcome, letters)
        return Row(letters, parted, runs, pieces)

    def tagged(self, text: str, row: Row) -> Tagged | None:
        """The row with its tokens.

        None where lower case parts words elsewhere, as it can after a capital dotted i.
        """
        words = _words(text, row.pieces)
        if len(words) != len(row.pieces.words):
            return None
        tokens = _tokens(words, row.runs)
        letters = row.parted
        for pattern, outcome_id in self._compounds:
            for match in reversed(list(pattern.finditer(letters))):
                first, last = match.span()
                tokens[first:last] = [(tokens[first][0], tokens[last - 1][1], outcome_id)]
            letters = pattern.sub(self._outcome, letters)
        return Tagged(letters, tokens)

    def _parted(self, span: Span, mentions: Iterable[Mention]) -> tuple[list[Mention], list[Span]]:
        """The mentions that count, and the stretches before, between and after them."""
        chosen, stretches = [], []
        position = span.start
        for mention in mentions:
            if mention.start >= position and mention.concept_id in self.letters_of:
                chosen.append(mention)
                stretches.append(Span(position, mention.start))
                position = mention.end
        return chosen, [*stretches, Span(position, span.end)]

    def _lettered(self, letters: list[str], named: Iterable[Mention]) -> str:
        """The letters, with those of the mentions by their concepts."""
        place = -1
        for mention in named:
            place = letters.index(MENTION, place + 1)
            letters[place] = self.letters_of[mention.concept_id]
        return "".join(letters)

    def _about(self, letters: str) -> str:
        """The letters, with the interventions that the sentence is not about as mere mentions."""
        for pattern in self._set_aside:
            letters = pattern.sub(self._mere, letters)
        return letters

    def _mere(self, match: re.Match[str]) -> str:
        return match[0].replace(self._intervention, self._mention)


def _words(text: str, pieces: Pieces) -> list[Token]:
    """Each word, without the hyphen that it may hang on, and each mention."""
    words: list[Token] = []
    for stretch, mention in zip_longest(pieces.stretches, pieces.named):
        words += [
            (start, end, None) for start, end in map(re.Match.span, BARE_PIECE.finditer(text, *stretch))
        ]
        if mention:
            words.append((mention.start, mention.end, mention.concept_id))
    return words


def _tokens(words: list[Token], runs: Runs) -> list[Token]:
    tokens = [words[place] for place in runs.places]
    for token, length in runs.lengths.items():
        place = runs.places[token]
        tokens[token] = (words[place][0], words[place + length - 1][1], None)
    return tokens


def _compound(row: Rules, parts: Rules, lexicon: Lexicon, vocabulary: Vocabulary) -> Compound:
    place = f"{PLACE} compounds {row['id']}"
    check_known(field(row, "outcome", place), place, vocabulary)
    return Compound(lexicon.pattern(field(row, "pattern", place), parts, place), row["outcome"])
