"""Phrases that are looked for in a sentence as a whole."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from daachorse import DoubleArrayAhoCorasick

from pipeline.errors import SeedError
from pipeline.extract.claims.letters.lexicon import ASCII_MARKS, BARE_PIECE
from pipeline.extract.claims.letters.needful import most_telling
from pipeline.vocabulary.rules import Rules, compiled

NEAR = 100
"""Code points on both sides of such letters within which their phrase lies."""

LONG = 4 * NEAR
"""Code points from which on a text is not read as a whole."""

SECTIONS = {
    "vague_authority": "id",
    "same_source": "id",
    "own_work": "id",
    "other_study": "id",
    "own_words": "id",
    "claim_roles": "role",
    "evidence_words": "level",
}
"""The sections of the rules, each with the field that it tells."""

_BARE = bytes(code if chr(code).isalnum() or chr(code) in ASCII_MARKS else 32 for code in range(128)) * 2
"""What ASCII text is translated by so that spaces stand for all but letters, digits and marks."""

_HELD = 8
"""Texts of which it is remembered which rows they may fit."""

_KINDS = 2**12
"""Sets of rows that texts may fit of which it is remembered how they are parted; most texts share a few."""

_REMEMBERED = 32
"""Texts of which it is remembered what they tell: each section is asked of the sentences around a claim."""


class Phrase(NamedTuple):
    """One row: its pattern over :func:`plain` text, and letters of which each match holds one run."""

    section: str
    label: str
    literals: frozenset[str]
    pattern: re.Pattern[str]


class Met(NamedTuple):
    """A text in lower case, the letters of rows that it holds, and these rows."""

    low: str
    letters: list[tuple[int, int, int]]
    """Start, end and place among the literals."""
    rows: Mapping[str, Sequence[Phrase]]
    """By section."""


class Phrases:
    """The patterns of some sections; each begins and ends at a word's end."""

    def __init__(
        self, rules: Rules, labels: Mapping[str, str], counting: Container[str] | None = None
    ) -> None:
        """``labels`` name for each section what its rows tell; of ``counting`` one must be told, if given."""
        rows = [row for section, key in labels.items() for row in _phrases(rules, section, key)]
        self._rows = [row for row in rows if counting is None or row.label in counting]
        self.literals = sorted({literal for row in self._rows for literal in row.literals})
        """Letters of which each text that a row fits holds one, in lower case."""
        self._holding = [
            sum(1 << place for place, row in enumerate(self._rows) if literal in row.literals)
            for literal in self.literals
        ]
        """The rows of each literal, with one bit for each."""
        self._automaton = DoubleArrayAhoCorasick([literal.encode("ascii") for literal in self.literals])
        self._by_section = lru_cache(_KINDS)(self._rows_by_section)
        self._met = lru_cache(_HELD)(self._rows_met)
        self._told = lru_cache(_REMEMBERED * len(labels))(self._first)

    def first(self, section: str, text: str) -> str | None:
        """What the first row of the section, in the order of the file, tells that fits ``text``."""
        return self._told(section, text)

    def _first(self, section: str, text: str) -> str | None:
        met = self._met(text)
        rows = met.rows.get(section)
        return next((row.label for row in rows if self._fits(row, met)), None) if rows else None

    def _rows_met(self, text: str) -> Met:
        """The rows that may fit the text."""
        low = text.lower()
        letters = self._automaton.find_overlapping(low.encode("ascii", "replace"))
        rows = 0
        for _, _, literal in letters:
            rows |= self._holding[literal]
        return Met(low, letters, self._by_section(rows))

    def _rows_by_section(self, rows: int) -> dict[str, list[Phrase]]:
        """The rows of the mask, in the order of the file."""
        by_section: dict[str, list[Phrase]] = {}
        for place, row in enumerate(self._rows):
            if rows >> place & 1:
                by_section.setdefault(row.section, []).append(row)
        return by_section

    def _fits(self, row: Phrase, met: Met) -> bool:
        """Does the row fit the text, of which only what stands around its letters is read if it is long?"""
        if len(met.low) < LONG:
            return row.pattern.search(plain(met.low)) is not None
        places = (start for start, _, literal in met.letters if self.literals[literal] in row.literals)
        return any(map(row.pattern.search, _around(met.low, places)))


@lru_cache(maxsize=1)
def plain(text: str) -> str:
    """The words and marks of ``text``, each after one space; a hyphen counts as a space."""
    return f" {' '.join(_pieces(text))} "


def _pieces(text: str) -> list[str]:
    if not text.isascii():
        return BARE_PIECE.findall(text)
    bare = text.encode("ascii").translate(_BARE).decode("ascii")
    for mark in ASCII_MARKS:
        if mark in bare:
            bare = bare.replace(mark, f" {mark} ")
    return bare.split()


def _around(text: str, places: Iterable[int]) -> Iterator[str]:
    """The whole words around the places."""
    for place in places:
        start = max(0, text.find(" ", place - NEAR, place)) if place > NEAR else 0
        end = max(place, text.rfind(" ", place, place + NEAR)) if place + NEAR < len(text) else len(text)
        yield plain(text[start:end])


def _phrases(rules: Rules, section: str, key: str) -> Iterator[Phrase]:
    for row in rules.rows(section):
        source = str(row.field("pattern"))
        compiled(source, row.place)
        whole = compiled(f" (?:{source})(?= )", row.place)
        needed = most_telling(source)
        if not needed:
            cure = "Give it a word of two letters or more that each match holds."
            raise SeedError(row.place, source, "can match without any word of its own", cure)
        yield Phrase(section, str(row.field(key)), needed[0], whole)
