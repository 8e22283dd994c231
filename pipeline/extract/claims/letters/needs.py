"""Finds what a pattern can't fit without, so that most patterns need not be tried on most sentences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache, reduce
from operator import or_
from typing import Generic, TypeVar

from pipeline.extract.claims.letters.lexicon import Lexicon

Row = TypeVar("Row")

PIECE = re.compile(r"<([a-z_]+)>|\((?:\?(P<\w+>|:|<?[!=]))?|(\))|(\|)|\[[^]]*\]|.")
OPTIONAL = re.compile(r"[?*]|\{0,")

Needs = frozenset[frozenset[str]]
"""Sets of letters of each of which a match holds one at least."""


def needs(
    source: str, parts: Mapping[str, str], letters: Mapping[str, str], known: dict[str, Needs] | None = None
) -> Needs:
    """The needs of ``source``, a pattern of ``<name>``, groups, alternatives and quantifiers.

    ``known`` keeps those of its parts for the next pattern.
    """
    return _Scanner(source, parts, letters, {} if known is None else known).group()


class Needy(Generic[Row]):
    """Rows that each have a pattern, in order."""

    def __init__(self, rows: Sequence[tuple[Row, str]], lexicon: Lexicon) -> None:
        """``rows`` have their patterns' sources beside them."""
        known: dict[str, Needs] = {}
        self._rows = [row for row, _ in rows]
        self._asking: dict[int, int] = defaultdict(int)
        """By each need, as a mask, the rows that have it: the bits of their places."""
        for place, (_, source) in enumerate(rows):
            for need in needs(source, lexicon.parts, lexicon.letters, known):
                self._asking[lexicon.mask(need)] |= 1 << place
        self._needed = reduce(or_, self._asking, 0)
        self._met = lru_cache(4096)(self._that_need)

    def met(self, present: int) -> list[Row]:
        """Those that can fit letters that are all in the mask ``present``; most sentences meet few."""
        return self._met(present & self._needed)

    def _that_need(self, present: int) -> list[Row]:
        lacking = reduce(or_, [rows for need, rows in self._asking.items() if not need & present], 0)
        return [row for place, row in enumerate(self._rows) if not lacking >> place & 1]


class _Scanner:
    """Walks over a pattern once."""

    def __init__(
        self, source: str, parts: Mapping[str, str], letters: Mapping[str, str], known: dict[str, Needs]
    ) -> None:
        self._source, self._parts, self._letters, self._known = source, parts, letters, known
        self._place = 0

    def group(self) -> Needs:
        """What the group needs whose inside begins here; goes on behind its closing bracket."""
        alternatives: list[Needs] = []
        needed: Needs = frozenset()
        while match := PIECE.match(self._source, self._place):
            self._place = match.end()
            if match[3]:
                break
            if match[4]:
                alternatives.append(needed)
                needed = frozenset()
            else:
                needed |= self._of(match)
        return reduce(_either, [*alternatives, needed])

    def _of(self, match: re.Match[str]) -> Needs:
        """What one name or group needs; nothing where it may be left out or must not stand there."""
        found: Needs = frozenset()
        if match[1]:
            found = self._named(match[1])
        elif match[0].startswith("("):
            inside = self.group()
            found = frozenset() if (match[2] or "").endswith("!") else inside
        return frozenset() if OPTIONAL.match(self._source, self._place) else found

    def _named(self, name: str) -> Needs:
        if name in self._parts:
            if name not in self._known:
                self._known[name] = needs(self._parts[name], self._parts, self._letters, self._known)
            return self._known[name]
        return frozenset((frozenset((self._letters[name],)),))


def _either(one: Needs, other: Needs) -> Needs:
    """What is needed whichever of two alternatives fits, without what another need already says."""
    kept: list[frozenset[str]] = []
    for need in sorted({left | right for left in one for right in other}, key=len):
        if not any(map(need.issuperset, kept)):
            kept.append(need)
    return frozenset(kept)
