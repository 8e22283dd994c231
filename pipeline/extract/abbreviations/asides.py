"""Finds short forms between commas: ``motor neuron disease, or MND,``; ``MND, motor neuron disease,``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.patterns import alternatives
from pipeline.vocabulary.rules import Rules

_SHORT = r"[A-Za-z]?[A-Z][A-Za-z0-9-]{2,9}"
_LAST_WORD = re.compile(rf"(?<![\w-]){_SHORT}$")
_LONGEST = 11


class Aside(NamedTuple):
    """A short form with its place, and the words beside it that may be its long form."""

    short: str
    start: int
    long_start: int
    long_end: int


class Asides:
    """Both orders; each pattern begins with its comma, so that texts are searched fast."""

    def __init__(self, rules: Rules) -> None:
        told = alternatives(rules.words("asides"))
        self._behind = re.compile(rf", (?:{told}) ({_SHORT})(?![\w-])")
        self._before = re.compile(r", (?<=[A-Z0-9], )([a-z][^,;:.()\n]{7,90}),")

    def long_before(self, text: str) -> Iterator[Aside]:
        """Those behind their long form, of which only the end is known."""
        return (Aside(match[1], match.start(1), 0, match.start()) for match in self._behind.finditer(text))

    def long_behind(self, text: str) -> Iterator[Aside]:
        """Those before their long form."""
        for match in self._before.finditer(text):
            start = max(0, match.start() - _LONGEST)
            if short := _LAST_WORD.search(text[start : match.start()]):
                yield Aside(short[0], start + short.start(), *match.span(1))
