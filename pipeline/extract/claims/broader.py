"""Which concepts are broader than others."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from pipeline.vocabulary.vocabulary import Vocabulary


class Broader:
    """The vocabulary's tree, remembered as far as it was asked for."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.of = cache(vocabulary.ancestors)
        """A concept itself and every broader one."""

    def are_related(self, one: str, other: str) -> bool:
        """Are they the same, or is one broader?"""
        return one in self.of(other) or other in self.of(one)

    def narrowed(self, one: str, among: Set[str]) -> str:
        """The narrowest of those ``among`` others that it is broader than, if any; else itself."""
        return self.narrowest({other for other in among if one in self.of(other)}) or one

    def narrowest(self, named: Set[str]) -> str | None:
        """The one that all others are broader than; null where there is none."""
        if len(named) < 2:
            return next(iter(named), None)
        return next((one for one in sorted(named) if named <= self.of(one)), None)
