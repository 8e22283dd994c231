"""Tries patterns only on texts that hold letters which they can't fit without."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import islice

from daachorse import DoubleArrayAhoCorasick

from pipeline.extract.claims.letters.needs import Needs, needs
from pipeline.vocabulary.rules import compiled

LITERAL = re.compile(r"\\.|\(\?\w[^:>)]*|([a-z]{2,}?)(?=[a-z][?*{]|[^a-z?*{]|$)")
"""Letters that a match holds as they are; none of an escape, of a group's name, or that may be left out."""

_MOST = 3
"""Needs of a pattern that are looked at: others mostly stand where these do."""

_SHORTEST = 3
"""Letters of a run at least, since shorter ones stand everywhere."""


class Needful:
    """Some patterns over text as it is written, in order."""

    def __init__(self, sources: Mapping[str, str], flags: int = 0) -> None:
        """``sources`` are the patterns by where they stand in the rules."""
        needed = [_looked_at(source) for source in sources.values()]
        runs = sorted({run for needs_of_one in needed for need in needs_of_one for run in need})
        self._automaton = DoubleArrayAhoCorasick([run.encode("ascii") for run in runs]) if runs else None
        bits = {run: 1 << place for place, run in enumerate(runs)}
        masks = [[sum(map(bits.__getitem__, need)) for need in needs_of_one] for needs_of_one in needed]
        patterns = [compiled(source, place, flags) for place, source in sources.items()]
        self._rows = list(zip(patterns, masks, strict=True))

    def that_may_fit(self, text: str) -> list[re.Pattern[str]]:
        """Those that may fit ``text``; most texts hold what few of them need."""
        held = 0
        if self._automaton:
            low = text.lower().encode("utf-8", "surrogatepass")
            for _, _, run in self._automaton.find_overlapping(low):
                held |= 1 << run
        return [pattern for pattern, needed in self._rows if all(map(held.__and__, needed))]

    def fit_in(self, text: str, start: int, end: int) -> bool:
        """Does any of them fit in the stretch of ``text``?"""
        return any(pattern.search(text, start, end) for pattern in self.that_may_fit(text[start:end]))


def _looked_at(source: str) -> list[frozenset[str]]:
    long = (need for need in most_telling(source) if min(map(len, need)) >= _SHORTEST)
    return list(islice(long, _MOST))


@cache
def most_telling(source: str) -> tuple[frozenset[str], ...]:
    """Sets of runs of letters, of each of which a match of the pattern holds one.

    First those whose runs are longest, then those of fewest runs. A pattern may stand in several finders.
    """
    return tuple(sorted(_needs(source), key=_telling, reverse=True))


def _needs(source: str) -> Needs:
    runs = {run: run for run in LITERAL.findall(source) if run}
    return needs(LITERAL.sub(_named, source), {}, runs)


def _named(match: re.Match[str]) -> str:
    """The run as a name; what is escaped, a bracket too, as any sign."""
    if match[0].startswith("\\"):
        return "."
    return f"<{match[1]}>" if match[1] else match[0]


def _telling(need: frozenset[str]) -> tuple[int, int, list[str]]:
    """The longer its shortest run and the fewer they are, the more a need tells."""
    return min(map(len, need)), -len(need), sorted(need)
