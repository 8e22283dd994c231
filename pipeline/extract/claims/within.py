"""Which of a document's mentions its title, one of its sentences or a stretch holds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from pipeline.document import CleanDocument, Span
from pipeline.extract.claims.parts import TITLE
from pipeline.extract.claims.whole import START
from pipeline.extract.rows import Named


def in_title(document: CleanDocument, mentions: Sequence[Named]) -> list[Named]:
    """Those of the document's mentions that its title holds."""
    roles = (sentence.role == TITLE for sentence in document.sentences)
    place = next((place for place, is_title in enumerate(roles) if is_title), None)
    return [] if place is None else in_sentence(document, mentions, place)


def in_sentence(document: CleanDocument, mentions: Sequence[Named], place: int) -> list[Named]:
    """Those of the document's mentions, which are in order, that its sentence at ``place`` holds."""
    first, last = (bisect_left(mentions, at, key=START) for at in document.sentences[place][-2:])
    return [one for one in mentions[first:last] if one.sentence == place]


def inside(mentions: Iterable[Named], stretch: Span) -> list[Named]:
    """Those of the mentions that stand in the stretch as a whole."""
    return [one for one in mentions if stretch.start <= one.start and one.end <= stretch.end]
