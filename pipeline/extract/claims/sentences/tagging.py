"""Reads a sentence as a row of tokens: its mentions, its cue phrases and its other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, zip_longest
from typing import NamedTuple

from pipeline.errors import SeedError
from pipeline.extract.claims.letters.lexicon import Lexicon, check_known
from pipeline.extract.claims.letters.needs import Needy
from pipeline.extract.claims.letters.words import END, GONE, MENTION, MORE, Words
from pipeline.extract.claims.sentences.candidates import Candidate
from pipeline.extract.claims.sentences.tagged import Join, Row
from pipeline.extract.claims.whole import END as BEHIND
from pipeline.extract.claims.whole import START
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary

_REMEMBERED = 4096
"""Sets of letters of which it is remembered what compounds add to them."""

_AT_ONCE = 512
"""Sentences whose words are read together."""


class Compound(NamedTuple):
    """A pattern whose match is one token: an outcome, or of a class that names none of ours."""

    pattern: re.Pattern[str]
    letter: str
    outcome_id: str | None


class Tagger:
    """The phrases and concepts, ready to be looked up."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self._words = Words(lexicon)
        named = lexicon.letters
        self._mention, self._intervention, self._cell = (
            named[name] for name in ("mention", "intervention", "cell")
        )
        aside, place = rules.field("set_aside"), rules.at("set_aside")
        self._set_aside = Needy([(lexicon.pattern(source, place), source) for source in aside], lexicon)
        self._namings, self._compounds = (
            Needy([(_compound(row, lexicon, vocabulary), row["pattern"]) for row in rules.rows(key)], lexicon)
            for key in ("namings", "compounds")
        )
        narrowed = rules.sections("narrowed")
        self._narrowed = frozenset(named[name] for name in narrowed)
        self._plain = str.maketrans({named[name]: named[row["otherwise"]] for name, row in narrowed.items()})
        self._mask = lexicon.mask
        self._with_compounds = lru_cache(_REMEMBERED)(self._and_compounds)

    def rows(self, candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, Row]]:
        """The sentences without what stands in brackets, but for those whose text itself holds the sign of a
        mention or of an end.
        """
        for start in range(0, len(candidates), _AT_ONCE):
            group = [one for one in candidates[start : start + _AT_ONCE] if not _holds_sign(one)]
            if not group:
                continue
            signs = "".join(self._words.signs(f" {END} ".join(map(_marked, group))))
            letters = chain.from_iterable(one.letters for one in group)
            placed = zip_longest(signs.split(MENTION), letters, fillvalue="")
            aligned = self._words.letters("".join(chain.from_iterable(placed)))
            bare = aligned.replace(GONE, "").replace(MORE, "")
            rows = map(self._row, *(text.split(END) for text in (bare, aligned, signs)))
            yield from zip(group, rows, strict=True)

    def _row(self, letters: str, aligned: str, signs: str) -> Row:
        letters, named = self._named(letters)
        before, present = letters, self._mask(letters)
        for aside in self._set_aside.met(present):
            letters = aside.sub(self._mere, letters)
        letters = letters.replace(self._cell, self._mention)
        letters, joins = _joined(letters, self._compounds.met(self._with_compounds(present)))
        present = present if letters == before else self._mask(letters)
        return Row(letters, present, named + joins, aligned, signs)

    def _named(self, letters: str) -> tuple[str, list[Join]]:
        """The letters with the outcomes that ``namings`` find, and all others read as they are elsewhere."""
        if self._narrowed.isdisjoint(letters):
            return letters, []
        letters, joins = _joined(letters, self._namings.met(self._mask(letters)))
        return letters.translate(self._plain), joins

    def _and_compounds(self, present: int) -> int:
        """The mask with the letters of compounds of its letters, and of compounds that hold compounds.

        What is set aside is a mention.
        """
        added = [self._mention, *(compound.letter for compound in self._compounds.met(present))]
        more = present | self._mask(added)
        return present if more == present else self._and_compounds(more)

    def _mere(self, match: re.Match[str]) -> str:
        """The letters, with the interventions that the sentence is not about as mere mentions."""
        start, end = match.span("aside" if "aside" in match.re.groupindex else 0)
        aside = match.string[start:end].replace(self._intervention, self._mention)
        return match.string[match.start() : start] + aside + match.string[end : match.end()]


def _marked(candidate: Candidate) -> str:
    """The sentence with ``MENTION`` for each mention."""
    starts = [candidate.sentence.start, *map(BEHIND, candidate.named)]
    ends = [*map(START, candidate.named), candidate.sentence.end]
    stretches = map(candidate.document.text.__getitem__, map(slice, starts, ends))
    return f" {MENTION} ".join(stretches)


def _holds_sign(candidate: Candidate) -> bool:
    text, (start, end) = candidate.document.text, candidate.sentence[-2:]
    return text.find(MENTION, start, end) >= 0 or text.find(END, start, end) >= 0


def _joined(letters: str, compounds: Iterable[Compound]) -> tuple[str, list[Join]]:
    """The letters with each compound as one, and what became one."""
    joins: list[Join] = []
    for pattern, letter, outcome_id in compounds:
        for match in reversed(list(pattern.finditer(letters))):
            first, last = match.span()
            joins.append(Join(first, last, outcome_id))
            letters = letters[:first] + letter + letters[last:]
    return letters, joins


def _compound(row: Rules, lexicon: Lexicon, vocabulary: Vocabulary) -> Compound:
    outcome = row.get("outcome")
    if outcome is not None:
        check_known(outcome, row.place, vocabulary)
    name = row.get("class", "outcome" if outcome else "mention")
    if name not in lexicon.letters:
        raise SeedError(row.place, name, "is no class", "Name a class under cues.")
    pattern = lexicon.pattern(row.field("pattern"), row.place)
    return Compound(pattern, lexicon.letters[name], outcome)
