"""Finds many phrases in folded text in one pass of one automaton."""

from __future__ import annotations

from collections.abc import Iterable

from daachorse import CharwiseDoubleArrayAhoCorasick


class PhraseIndex:
    """Search for folded phrases that begin a word; each is known by its number in the given order.

    A phrase may begin or end with a line end, which ties it to the line's start or end.  Only phrases
    that begin so may be glued to the word after them, or all with ``run_on``: `publication status`
    then stands in `publication statusin press`.
    """

    def __init__(self, phrases: Iterable[str], *, run_on: bool = False) -> None:
        listed = list(phrases)
        self._anchored = [phrase.startswith("\n") for phrase in listed]
        self._run_on = run_on
        self._automaton = CharwiseDoubleArrayAhoCorasick(listed) if listed else None

    def hits(self, folded: str) -> list[tuple[int, int, int]]:
        """``(start, end, number)`` of every phrase in ``folded``, in the order of their ends.

        A digit may be glued before a phrase: a mark of affiliation.
        """
        if self._automaton is None:
            return []
        anchored = self._anchored
        found = self._automaton.find_overlapping(folded)
        return [hit for hit in found if anchored[hit[2]] or self._is_whole(folded, hit[0], hit[1])]

    def _is_whole(self, folded: str, start: int, end: int) -> bool:
        if start and folded[start].isalnum() and folded[start - 1].isalpha():
            return False
        if self._run_on or end == len(folded):
            return True
        return not (folded[end - 1].isalnum() and folded[end].isalnum())
