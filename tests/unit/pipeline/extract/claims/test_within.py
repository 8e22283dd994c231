"""Which mentions stand in a title, a sentence or a stretch."""

from __future__ import annotations

from dataclasses import replace

from pipeline.document import CleanDocument, OffsetMap, Sentence, Span
from pipeline.extract.claims.within import in_sentence, in_title, inside
from pipeline.extract.rows import Named

TEXT = "MSCs in ALS\n\nMSCs slow ALS. NSCs do not."
SENTENCES = [
    Sentence("a", "title", 0, 11),
    Sentence("b", "abstract", 13, 27),
    Sentence("c", "abstract", 28, 40),
]
DOCUMENT = CleanDocument("d", "u", TEXT, [], SENTENCES, OffsetMap([0], [0], [1]))


def named(start: int, end: int, sentence: int) -> Named:
    return Named(start, end, sentence, "any", TEXT[start:end])


MENTIONS = [named(0, 4, 0), named(8, 11, 0), named(13, 17, 1), named(23, 26, 1), named(28, 32, 2)]


def test_a_title_has_its_own_mentions() -> None:
    assert in_title(DOCUMENT, MENTIONS) == MENTIONS[:2]


def test_a_document_without_a_title_has_none_there() -> None:
    assert in_title(replace(DOCUMENT, sentences=[]), MENTIONS) == []


def test_a_sentence_has_its_own_mentions() -> None:
    assert in_sentence(DOCUMENT, MENTIONS, 1) == MENTIONS[2:4]


def test_a_stretch_holds_what_does_not_reach_out_of_it() -> None:
    assert inside(MENTIONS, Span(0, 25)) == MENTIONS[:3]
