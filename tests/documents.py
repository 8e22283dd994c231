"""Small documents for the tests of what reads documents."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.document import CleanDocument, OffsetMap, Segment, Sentence


def one_segment(text: str, role: str = "body", sentences: Iterable[Sentence] = ()) -> CleanDocument:
    """A document of one segment, whose code points are one byte each."""
    segments = [Segment(role, 0, len(text))]
    return CleanDocument("d", "u", text, segments, list(sentences), OffsetMap([0], [0], [1]))


def one_sentence(text: str, role: str = "body") -> CleanDocument:
    """A document of one segment that is one sentence."""
    return one_segment(text, role, [Sentence("s", role, 0, len(text))])
