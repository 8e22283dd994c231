"""Where the values of documents were read."""

from __future__ import annotations

import pytest

from pipeline.clean.assemble import assemble
from pipeline.clean.page import lay_out
from pipeline.decoded import CLEAN, MARKUP, RAW, SHOWN, Block, Decoded, Stated
from pipeline.document import OffsetMap
from pipeline.engine.provenance import Capture, quotes
from tests.seeded import SEEDED

SEGMENTER = SEEDED.segmenter

PAGE = (
    "Privacy policy\n\n  • doi: 10.5555/a.1\n\nAbstract\n\nCells were given to mice, and they lived long.\n"
)


def plain(text: str) -> Capture:
    decoded = Decoded(text, "utf-8", OffsetMap([0], [0], [1]))
    page = lay_out(decoded, SEGMENTER)
    return Capture(decoded, page, assemble(decoded, page.segments))


def stated(text: str, words: str, within: str, field: str = "source_type") -> Stated:
    start = text.index(words)
    return Stated(field, "news", start, start + len(words), "rule", within)


def test_words_of_the_clean_text_keep_their_place() -> None:
    capture = plain(PAGE)
    kept, dropped = quotes([stated(capture.assembled.text, "10.5555/a.1", CLEAN, "doi")], capture)
    assert [capture.assembled.text[one.start : one.end] for one in kept] == ["10.5555/a.1"]
    assert dropped == []


@pytest.mark.parametrize(
    ("words", "surface"), [("• doi: 10.5555/a.1\n", "doi: 10.5555/a.1"), ("lived", "lived")]
)
def test_a_cue_of_the_page_is_found_in_the_clean_text(words: str, surface: str) -> None:
    capture = plain(PAGE)
    kept, dropped = quotes([stated(PAGE, surface, SHOWN)], capture)
    assert [capture.assembled.text[one.start : one.end] for one in kept] == [surface]
    assert dropped == []


def test_a_cue_in_dropped_text_keeps_its_bytes_alone() -> None:
    kept, dropped = quotes([stated(PAGE, "Privacy policy\n", SHOWN)], plain(PAGE))
    assert kept == []
    assert [(one.raw_start, one.raw_end, one.surface) for one in dropped] == [(0, 14, "Privacy policy")]


def test_values_of_a_list_are_numbered_and_cues_of_one_value_are_not() -> None:
    names = [Stated("authors", name, start, start + 1, "rule", CLEAN) for start, name in enumerate("ab")]
    cues = [Stated("source_type", "news", start, start + 1, "rule", CLEAN) for start in (3, 5, 5)]
    kept, _ = quotes([*names, *cues], plain(PAGE))
    assert [(one.column, one.ordinal, one.start) for one in kept] == [
        ("authors", 0, 0),
        ("authors", 1, 1),
        ("source_type", 0, 3),
        ("source_type", 0, 5),
    ]


MARKED = (
    "<title>A &amp; B</title><h2>Abstract</h2><p>Cells &amp; nerves were seen in twelve mice, and the mice "
    "that had been given cells lived longer than the others.</p><footer>Privacy &amp; cookies policy</footer>"
)


def marked() -> Capture:
    blocks = []
    for tag, opening in (("h2", "Abstract"), ("p", "Cells"), ("footer", "Privacy")):
        start = MARKED.index(opening)
        blocks.append(Block(start, MARKED.index("</", start), "", "", tag))
    decoded = Decoded(MARKED, "utf-8", OffsetMap([0], [0], [1]), MARKUP, tuple(blocks))
    page = lay_out(decoded, SEGMENTER)
    return Capture(decoded, page, assemble(decoded, page.segments))


def test_a_cue_of_a_page_in_markup_leads_to_the_clean_text() -> None:
    capture = marked()
    kept, dropped = quotes([stated(capture.page.shown, "& nerves", SHOWN)], capture)
    assert [capture.assembled.text[one.start : one.end] for one in kept] == ["& nerves"]
    assert dropped == []


def test_a_cue_in_dropped_markup_leads_to_its_bytes() -> None:
    capture = marked()
    kept, dropped = quotes([stated(capture.page.shown, "Privacy & cookies", SHOWN)], capture)
    assert kept == []
    assert [MARKED[one.raw_start : one.raw_end] for one in dropped] == ["Privacy &amp; cookies"]


def test_a_value_in_markup_reads_as_its_words() -> None:
    kept, dropped = quotes([stated(MARKED, "A &amp; B", RAW, "title")], marked())
    assert kept == []
    assert [(one.surface, one.raw_start, one.raw_end) for one in dropped] == [("A & B", 7, 16)]


def test_what_a_format_says_without_words_has_no_row() -> None:
    assert quotes([Stated("source_type", "news", 0, 0, "rule")], plain(PAGE)) == ([], [])


def test_the_text_of_a_record_is_the_page_it_shows() -> None:
    decoded, page, assembled = plain(PAGE)
    record = page._replace(shown="", parts=[], is_record=True)
    kept, _ = quotes([stated(assembled.text, "lived", SHOWN)], Capture(decoded, record, assembled))
    assert [assembled.text[one.start : one.end] for one in kept] == ["lived"]


def test_a_value_that_is_a_whole_segment_stands_where_that_does() -> None:
    text = "<a>10.5555/a.1</a><b>mice &amp; men</b><c>• dotted</c>"
    blocks = tuple(
        Block(text.index(words), text.index(words) + len(words), "metadata", "x#x")
        for words in ("10.5555/a.1", "mice &amp; men", "• dotted")
    )
    decoded = Decoded(text, "utf-8", OffsetMap([0], [0], [1]), MARKUP, blocks)
    page = lay_out(decoded, SEGMENTER)
    capture = Capture(decoded, page, assemble(decoded, page.segments))
    values = [stated(text, text[block.start : block.end], RAW, "doi") for block in blocks]
    kept, dropped = quotes(values, capture)
    assert [capture.assembled.text[one.start : one.end] for one in kept] == ["10.5555/a.1", "mice & men"]
    assert [one.surface for one in dropped] == ["• dotted"]


def test_flags_are_written_as_words() -> None:
    kept, _ = quotes([Stated("redistributable", True, 0, 1, "rule", CLEAN)], plain(PAGE))
    assert kept[0].value == "true"
