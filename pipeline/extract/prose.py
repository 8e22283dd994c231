"""Where a document's prose is: the segments that findings are read from, and their sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from pipeline.document import CleanDocument, Segment

PROSE_ROLES = frozenset({"title", "abstract", "body", "heading", "caption", "keyword"})
"""Roles whose text makes statements; the contract reads mentions, quantities and citations only here."""
_NO_SEGMENT = Segment("", 0, 0)


def prose_segments(document: CleanDocument) -> list[Segment]:
    """The document's prose segments, in order."""
    return [segment for segment in document.segments if segment.role in PROSE_ROLES]


def in_segments(places: Iterable[int], segments: Iterable[Segment]) -> Iterator[tuple[int, Segment]]:
    """Those of the places, which rise, that lie in one of the segments, each with its segment."""
    rest, segment = iter(segments), _NO_SEGMENT
    for place in places:
        while place >= segment.end:
            if (following := next(rest, None)) is None:
                return
            segment = following
        if place >= segment.start:
            yield place, segment


class SentenceIndex:
    """Finds the sentence that holds a span."""

    def __init__(self, document: CleanDocument) -> None:
        self._sentences = document.sentences
        self._starts = [sentence.start for sentence in document.sentences]

    def holding(self, start: int, end: int) -> int:
        """Index of the sentence that holds ``[start, end)`` whole, or -1."""
        index = bisect_right(self._starts, start) - 1
        return index if index >= 0 and end <= self._sentences[index].end else -1
