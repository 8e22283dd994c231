"""Finds many phrases in folded text in one pass of one automaton."""

from __future__ import annotations

from collections.abc import Iterable

from daachorse import CharwiseDoubleArrayAhoCorasick


class PhraseIndex:
    """Search for folded phrases that begin a word; each is known by its number in the given order.

    A phrase may begin or end with a line end, which ties it to the line's start or end.  Only phrases
    that begin so may be glued to the word after them.
    """

    def __init__(self, phrases: Iterable[str], *, run_on: bool = False) -> None:
        """With ``run_on`` a phrase needs no word end: `publication status` stands in `publication statusin press`."""
        self._run_on = run_on
        self._phrases = list(phrases)
        self._automaton = CharwiseDoubleArrayAhoCorasick(self._phrases) if self._phrases else None

    def hits(self, folded: str) -> list[tuple[int, int, int]]:
        """``(start, end, number)`` of every phrase in ``folded``, in the order of their ends.

        A digit may be glued before a phrase: a mark of affiliation.
        """
        if self._automaton is None:
            return []
        found = self._automaton.find_overlapping(folded)
        return [
            hit
            for hit in found
            if _begins(folded, hit[0]) and (self._run_on or _ends(folded, hit[0], hit[1]))
        ]


def _begins(folded: str, start: int) -> bool:
    return not (start and folded[start].isalnum() and folded[start - 1].isalpha())


def _ends(folded: str, start: int, end: int) -> bool:
    if end == len(folded) or folded[start] == "\n":
        return True
    return not (folded[end - 1].isalnum() and folded[end].isalnum())
