"""A sentence cut where its cue words begin and end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

LONGEST = 1500
"""Characters of a sentence that are shown; longer than any sentence that makes a claim."""


class Piece(NamedTuple):
    """A run of text that is all cue or no cue."""

    text: str
    cue: bool


def underline(text: str, cues: Iterable[tuple[int, int]]) -> list[Piece]:
    """Pieces that join to ``text``; ``cues`` are half-open code point spans, in any order, and may overlap.

    A cue outside the text is left out; a text that is too long is cut and ends in an ellipsis.
    """
    shown = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    pieces, place = [], 0
    for start, end in sorted(cues):
        first, last = max(start, place), min(end, len(shown))
        if first < last:
            pieces += [Piece(shown[place:first], False), Piece(shown[first:last], True)]
            place = last
    return [piece for piece in (*pieces, Piece(shown[place:], False)) if piece.text]
