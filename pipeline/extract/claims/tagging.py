"""Reads a sentence as a row of tokens: its mentions, its cue phrases and its other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.extract.claims.lexicon import PIECE, PLACE, Lexicon, check_known, concept_letters
from pipeline.extract.claims.words import Words
from pipeline.extract.rows import Mention
from pipeline.extract.rule_rows import Rules, field, rule_rows
from pipeline.vocabulary.vocabulary import Vocabulary


class Token(NamedTuple):
    """One token; ``start``/``end`` in code points of the document, ``concept_id`` for a mention."""

    start: int
    end: int
    concept_id: str | None


class Tagged(NamedTuple):
    """A sentence's tokens and, at the same places, the letters of their classes."""

    letters: str
    tokens: list[Token]


Tokens = list[Token]


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
            lexicon.pattern(source, parts, f"{PLACE} set_aside") for source in field(rules, "set_aside", PLACE)
        ]
        self._compounds = [
            _compound(row, parts, lexicon, vocabulary) for row in rule_rows(rules, "compounds", PLACE)
        ]

    def letters(self, text: str, span: tuple[int, int], mentions: Iterable[Mention]) -> str:
        """The letters of :meth:`tag`, a good deal faster.

        They may differ where lower case has another length, as for the capital dotted i.
        """
        letters: list[str] = []
        depth = 0
        for start, end, mention in self._stretches(span, mentions):
            runs, depth = self._words.read(PIECE.findall(text[start:end].lower()), depth)
            letters += [letter for letter, _, _ in runs]
            if mention is not None and not depth:
                letters.append(self.letters_of[mention.concept_id])
        return self._joined("".join(letters), [None] * len(letters))[0]

    def tag(self, text: str, span: tuple[int, int], mentions: Iterable[Mention]) -> Tagged:
        """The tokens of ``text[span]``, whose ``mentions`` are in order; without what stands in brackets."""
        letters: list[str] = []
        tokens: list[Token] = []
        depth = 0
        for start, end, mention in self._stretches(span, mentions):
            pieces = list(PIECE.finditer(text, start, end))
            runs, depth = self._words.read([piece[0].lower() for piece in pieces], depth)
            for letter, place, length in runs:
                letters.append(letter)
                tokens.append(_token(pieces[place], pieces[place + length - 1]))
            if mention is not None and not depth:
                letters.append(self.letters_of[mention.concept_id])
                tokens.append(Token(mention.start, mention.end, mention.concept_id))
        return Tagged(*self._joined("".join(letters), tokens))

    def _stretches(
        self, span: tuple[int, int], mentions: Iterable[Mention]
    ) -> Iterator[tuple[int, int, Mention | None]]:
        """Each stretch of words with the mention that ends it; of overlapping mentions the first."""
        position, end = span
        for mention in mentions:
            if mention.start >= position and mention.concept_id in self.letters_of:
                yield position, mention.start, mention
                position = mention.end
        yield position, end, None

    def _joined(self, letters: str, tokens: Tokens) -> tuple[str, Tokens]:
        """Interventions that the sentence is not about set aside, compounds made one token."""
        for pattern in self._set_aside:
            letters = pattern.sub(lambda match: match[0].replace(self._intervention, self._mention), letters)
        for pattern, outcome_id in self._compounds:
            while match := pattern.search(letters):
                first, last = match.start(), match.end()
                letters = letters[:first] + self._outcome + letters[last:]
                tokens = [*tokens[:first], _whole(tokens[first:last], outcome_id), *tokens[last:]]
        return letters, tokens


def _token(first: re.Match[str], last: re.Match[str]) -> Token:
    """A cue or word, without the hyphen that it may hang on."""
    return Token(first.start() + first[0].startswith("-"), last.end(), None)


def _whole(tokens: list[Token], outcome_id: str) -> Token:
    return Token(tokens[0].start, tokens[-1].end, outcome_id)


def _compound(row: Rules, parts: Rules, lexicon: Lexicon, vocabulary: Vocabulary) -> Compound:
    place = f"{PLACE} compounds {row['id']}"
    check_known(field(row, "outcome", place), place, vocabulary)
    return Compound(lexicon.pattern(field(row, "pattern", place), parts, place), row["outcome"])
