"""Reads a sentence as a row of tokens: its mentions, its cue phrases and its other words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.document import Span
from pipeline.extract.claims.lexicon import MENTION, PIECE, PLACE, Lexicon, check_known, concept_letters
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


class Row(NamedTuple):
    """A sentence as letters, and what it takes to find its tokens in the text."""

    letters: str
    parted: str
    """The letters before compounds are joined."""
    runs: Runs
    words: list[str]
    named: dict[int, Mention]
    """The mentions by their place among the words."""
    stretches: list[Span]
    """What stands between the mentions."""


class Compound(NamedTuple):
    """A pattern whose match names an outcome as a whole."""

    pattern: re.Pattern[str]
    outcome_id: str


class Tagger:
    """Cues, concepts and compounds, made ready once."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self._words = Words(lexicon)
        self.letters_of = concept_letters(rules, vocabulary, lexicon)
        named, parts = lexicon.letters, field(rules, "parts", PLACE)
        self._outcome, self._mention, self._intervention = (
            named[name] for name in ("outcome", "mention", "intervention")
        )
        self._set_aside = [
            lexicon.pattern(source, parts, f"{PLACE} set_aside")
            for source in field(rules, "set_aside", PLACE)
        ]
        self._compounds = [
            _compound(row, parts, lexicon, vocabulary) for row in rule_rows(rules, "compounds", PLACE)
        ]

    def row(self, text: str, span: Span, mentions: Iterable[Mention]) -> Row | None:
        """``text[span]``, whose ``mentions`` are in order; without what stands in brackets.

        Of overlapping mentions the first counts.  None where the text itself holds the sign for a mention.
        """
        chosen, stretches = self._parted(span, mentions)
        words = PIECE.findall(f" {MENTION} ".join([text[start:end] for start, end in stretches]).lower())
        places = [place for place, word in enumerate(words) if word == MENTION]
        if len(places) != len(chosen):
            return None
        named = dict(zip(places, chosen, strict=True))
        runs = self._words.read(words)
        parted = self._about(self._lettered(runs, named))
        letters = parted
        for pattern, _ in self._compounds:
            letters = pattern.sub(self._outcome, letters)
        return Row(letters, parted, runs, words, named, stretches)

    def tagged(self, text: str, row: Row) -> Tagged | None:
        """The row with its tokens.

        None where lower case parts words elsewhere, as it can after a capital dotted i.
        """
        spans = _spans(text, row)
        if len(spans) != len(row.words):
            return None
        tokens = _tokens(spans, row)
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

    def _lettered(self, runs: Runs, named: dict[int, Mention]) -> str:
        """The letters, those of mentions by their concepts."""
        letters = runs.letters.copy()
        for token, letter in enumerate(letters):
            if letter == MENTION:
                letters[token] = self.letters_of[named[runs.places[token]].concept_id]
        return "".join(letters)

    def _about(self, letters: str) -> str:
        """The letters, with the interventions that the sentence is not about as mere mentions."""
        for pattern in self._set_aside:
            letters = pattern.sub(lambda match: match[0].replace(self._intervention, self._mention), letters)
        return letters


def _spans(text: str, row: Row) -> list[tuple[int, int]]:
    """Of each word its span, without the hyphen that it may hang on; a mention's place holds its own."""
    spans: list[tuple[int, int]] = []
    for place, (start, end) in enumerate(row.stretches):
        spans += [piece.span() for piece in PIECE.finditer(text, start, end)]
        if place + 1 < len(row.stretches):
            spans.append((end, row.stretches[place + 1].start))
    return [(start + (text[start] == "-"), end) for start, end in spans]


def _tokens(spans: list[tuple[int, int]], row: Row) -> list[Token]:
    tokens: list[Token] = [(*spans[place], None) for place in row.runs.places]
    for token, length in row.runs.lengths.items():
        start, place = tokens[token][0], row.runs.places[token]
        tokens[token] = (start, spans[place + length - 1][1], None)
    for token, place in enumerate(row.runs.places):
        if place in row.named:
            tokens[token] = (*spans[place], row.named[place].concept_id)
    return tokens


def _compound(row: Rules, parts: Rules, lexicon: Lexicon, vocabulary: Vocabulary) -> Compound:
    place = f"{PLACE} compounds {row['id']}"
    check_known(field(row, "outcome", place), place, vocabulary)
    return Compound(lexicon.pattern(field(row, "pattern", place), parts, place), row["outcome"])
