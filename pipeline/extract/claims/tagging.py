"""Reads a sentence as a row of tokens: its mentions, its cue phrases and its other words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, chain, compress, count, zip_longest
from operator import add, gt, itemgetter, not_
from typing import NamedTuple

from pipeline.document import Span
from pipeline.extract.claims.candidates import Candidate
from pipeline.extract.claims.lexicon import PLACE, Lexicon, check_known, nth_piece
from pipeline.extract.claims.needs import Needy
from pipeline.extract.claims.words import MENTION, MORE, Words
from pipeline.extract.rows import Mention
from pipeline.extract.rule_rows import Rules, field, rule_rows
from pipeline.vocabulary.vocabulary import Vocabulary

_START, _END, _CONCEPT = (itemgetter(Mention._fields.index(name)) for name in ("start", "end", "concept_id"))


class Pieces(NamedTuple):
    """A sentence's words with a sign for each mention."""

    signs: list[str]
    """Those of each text between spaces."""
    named: Sequence[Mention]
    """The mentions that count, none over another, and the letters of their classes."""
    letters: Sequence[str]
    starts: list[int]
    """Of the stretches before, between and after the mentions, and their ends."""
    ends: list[int]


class Compound(NamedTuple):
    """A pattern whose match names an outcome as a whole."""

    pattern: re.Pattern[str]
    outcome_id: str


class Row(NamedTuple):
    """A sentence as letters, one for each token."""

    letters: str
    aligned: str
    """The same with one sign for each word; ``GONE`` and ``MORE`` are no tokens of their own."""
    concepts: dict[int, str]
    """Of mentions and compounds, by the place of their first word."""
    places: list[int]
    """Those of the mentions among the words."""


class Tagged:
    """A sentence's tokens: their letters, their concepts, and where they stand in the text."""

    def __init__(self, text: str, pieces: Pieces, row: Row) -> None:
        self.letters = row.letters
        self._text, self._pieces, self._row = text, pieces, row
        self._firsts = [*_firsts(row.aligned), len(row.aligned)]

    def concept(self, token: int) -> str | None:
        """The id of the concept that the token names, if it is a mention or a compound."""
        return self._row.concepts.get(self._firsts[token])

    def span(self, token: int) -> Span:
        """The code points of the document that the token covers."""
        first, after = self._firsts[token : token + 2]
        start, end = self._word(first)
        last = self._row.aligned.rfind(MORE, first, after)
        return Span(start, end if last < 0 else self._word(last)[1])

    def between(self, first: int, last: int) -> Span:
        """The stretch of the sentence from one token to another; at its ends that of the sentence."""
        start, end = self._pieces.starts[0], self._pieces.ends[-1]
        if self._firsts[first]:
            start = self.span(first).start
        if self._firsts[last] + 1 < len(self._row.aligned):
            end = self.span(last).end
        return Span(start, end)

    def _word(self, place: int) -> tuple[int, int]:
        """Start and end of the word or mention at this place of the sentence."""
        pieces, places = self._pieces, self._row.places
        stretch = bisect_left(places, place)
        if stretch < len(places) and places[stretch] == place:
            return pieces.named[stretch][:2]
        before = place - places[stretch - 1] - 1 if stretch else place
        word = nth_piece(before).match(self._text, pieces.starts[stretch], pieces.ends[stretch])
        assert word is not None
        return word.span(1)


class Tagger:
    """The phrases and concepts, ready to be looked up."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self._words = Words(lexicon)
        parts = field(rules, "parts", PLACE)
        named = lexicon.letters
        self._outcome, self._mention, self._intervention = (
            named[name] for name in ("outcome", "mention", "intervention")
        )
        self._made = lexicon.mask((self._outcome, self._mention, named["word"]))
        aside = field(rules, "set_aside", PLACE)
        patterns = [lexicon.pattern(source, parts, f"{PLACE} set_aside") for source in aside]
        self._set_aside = Needy(list(zip(patterns, aside, strict=True)), parts, lexicon)
        compounds = rule_rows(rules, "compounds", PLACE)
        outcomes = [(_compound(row, parts, lexicon, vocabulary), row["pattern"]) for row in compounds]
        self._compounds = Needy(outcomes, parts, lexicon)

    def pieces(self, text: str, candidate: Candidate) -> Pieces:
        """The candidate's words and mentions; of overlapping mentions the first counts."""
        _, sentence, named, letters = candidate
        starts = [sentence.start, *map(_END, named)]
        ends = [*map(_START, named), sentence.end]
        if any(map(gt, starts, ends)) or "" in letters:
            return self.pieces(text, _apart(candidate))
        stretches = map(text.__getitem__, map(slice, starts, ends))
        return Pieces(self._words.signs(f" {MENTION} ".join(stretches)), named, letters, starts, ends)

    def letters_at_most(self, pieces: Pieces) -> int:
        """The mask of all letters that the row of the pieces can hold."""
        return self._words.letters_at_most({*pieces.signs, *pieces.letters}) | self._made

    def row(self, pieces: Pieces, present: int) -> Row | None:
        """The pieces as tokens, without what stands in brackets; ``present`` is the mask of their letters.

        None where the text itself holds the sign of a mention.
        """
        stretches = "".join(pieces.signs).split(MENTION)
        if len(stretches) != len(pieces.starts):
            return None
        signs = "".join(chain.from_iterable(zip_longest(stretches, pieces.letters, fillvalue="")))
        places = list(map(add, accumulate(map(len, stretches[:-1])), count()))
        concepts = dict(zip(places, map(_CONCEPT, pieces.named), strict=True))
        aligned = self._words.letters(signs)
        letters = "".join(aligned.split())
        for aside in self._set_aside.met(present):
            letters = aside.sub(self._mere, letters)
        for pattern, outcome_id in self._compounds.met(present):
            for match in reversed(list(pattern.finditer(letters))):
                first, *others = _firsts(aligned)[slice(*match.span())]
                concepts[first] = outcome_id
                aligned = "".join(MORE if place in others else sign for place, sign in enumerate(aligned))
            letters = pattern.sub(self._outcome, letters)
        return Row(letters, aligned, concepts, places)

    def _mere(self, match: re.Match[str]) -> str:
        """The letters, with the interventions that the sentence is not about as mere mentions."""
        return match[0].replace(self._intervention, self._mention)


def _apart(candidate: Candidate) -> Candidate:
    """The candidate with those mentions only that have a letter and begin behind the one before."""
    apart: list[tuple[Mention, str]] = []
    position = candidate.sentence.start
    for mention, letter in zip(candidate.named, candidate.letters, strict=True):
        if letter and mention.start >= position:
            apart.append((mention, letter))
            position = mention.end
    return candidate._replace(
        named=[mention for mention, _ in apart], letters=[letter for _, letter in apart]
    )


def _firsts(aligned: str) -> list[int]:
    """The place of the first word of each token."""
    return list(compress(count(), map(not_, map(str.isspace, aligned))))


def _compound(row: Rules, parts: Rules, lexicon: Lexicon, vocabulary: Vocabulary) -> Compound:
    place = f"{PLACE} compounds {row['id']}"
    check_known(field(row, "outcome", place), place, vocabulary)
    return Compound(lexicon.pattern(field(row, "pattern", place), parts, place), row["outcome"])
