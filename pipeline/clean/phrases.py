"""Finds many phrases in folded text in one pass of one automaton."""

from __future__ import annotations

from collections.abc import Iterable

from daachorse import CharwiseDoubleArrayAhoCorasick


class PhraseIndex:
    """Search for folded phrases that begin a word; each is known by its number in the given order.

    A phrase may begin or end with a line end, which ties it to the line's start or end.  Only phrases
    that begin so may be glued to the word after them.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = list(phrases)
        self._automaton = CharwiseDoubleArrayAhoCorasick(self._phrases) if self._phrases else None

    def hits(self, folded: str) -> list[tuple[int, int, int]]:
        """``(start, end, number)`` of every phrase in ``folded``, in the order of their ends.

        A digit may be glued before a phrase: a mark of affiliation.
        """
        if self._automaton is None:
            return []
        return [hit for hit in self._automaton.find_overlapping(folded) if _is_whole(folded, hit[0], hit[1])]


def _is_whole(folded: str, start: int, end: int) -> bool:
    first = folded[start]
    if first == "\n":
        return True
    if start and first.isalnum() and folded[start - 1].isalpha():
        return False
    return not (end < len(folded) and folded[end - 1].isalnum() and folded[end].isalnum())
