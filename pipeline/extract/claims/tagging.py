"""Reads a sentence as a row of tokens: its mentions, its cue phrases and its other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.extract.claims.lexicon import PIECE, PLACE, Lexicon, check_known, concept_letters
from pipeline.extract.claims.words import Runs, Words
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


class Stretch(NamedTuple):
    """The words between two mentions, and the mention that ends them."""

    start: int
    end: int
    n_words: int
    runs: Runs
    mention: Mention | None


class Row(NamedTuple):
    """A sentence as letters, and what it takes to find its tokens in the text."""

    letters: str
    stretches: list[Stretch]


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

    def row(self, text: str, span: tuple[int, int], mentions: Iterable[Mention]) -> Row:
        """``text[span]``, whose ``mentions`` are in order; without what stands in brackets."""
        letters: list[str] = []
        stretches: list[Stretch] = []
        depth = 0
        for start, end, mention in self._stretches(span, mentions):
            words = PIECE.findall(text[start:end].lower())
            runs, depth = self._words.read(words, depth)
            letters += runs.letters
            if mention is not None and not depth:
                letters.append(self.letters_of[mention.concept_id])
            stretches.append(Stretch(start, end, len(words), runs, None if depth else mention))
        row = self._about("".join(letters))
        for pattern, _ in self._compounds:
            row = pattern.sub(self._outcome, row)
        return Row(row, stretches)

    def tagged(self, text: str, row: Row) -> Tagged | None:
        """The row with its tokens.

        None where lower case parts words elsewhere, as it can after a capital dotted i.
        """
        tokens: list[Token] = []
        letters: list[str] = []
        for start, end, n_words, runs, mention in row.stretches:
            pieces = list(PIECE.finditer(text, start, end))
            if len(pieces) != n_words:
                return None
            tokens += _tokens(pieces, runs)
            letters += runs.letters
            if mention is not None:
                tokens.append(Token(mention.start, mention.end, mention.concept_id))
                letters.append(self.letters_of[mention.concept_id])
        return Tagged(row.letters, self._compounded("".join(letters), tokens))

    def _compounded(self, letters: str, tokens: list[Token]) -> list[Token]:
        """The tokens with those of each compound as one."""
        for pattern, outcome_id in self._compounds:
            for match in reversed(list(pattern.finditer(letters))):
                first, last = match.span()
                tokens[first:last] = [Token(tokens[first].start, tokens[last - 1].end, outcome_id)]
            letters = pattern.sub(self._outcome, letters)
        return tokens

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

    def _about(self, letters: str) -> str:
        """The letters, with the interventions that the sentence is not about as mere mentions."""
        for pattern in self._set_aside:
            letters = pattern.sub(lambda match: match[0].replace(self._intervention, self._mention), letters)
        return letters


def _tokens(pieces: list[re.Match[str]], runs: Runs) -> Iterator[Token]:
    """Cues and words, without the hyphen that they may hang on."""
    for token, place in enumerate(runs.places):
        first, last = pieces[place], pieces[place + runs.lengths.get(token, 1) - 1]
        yield Token(first.start() + first[0].startswith("-"), last.end(), None)


def _compound(row: Rules, parts: Rules, lexicon: Lexicon, vocabulary: Vocabulary) -> Compound:
    place = f"{PLACE} compounds {row['id']}"
    check_known(field(row, "outcome", place), place, vocabulary)
    return Compound(lexicon.pattern(field(row, "pattern", place), parts, place), row["outcome"])
