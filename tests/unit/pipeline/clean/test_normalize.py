import re
import time
import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.clean.normalize import is_normal, normalize, normalize_all, normalize_with_map
from pipeline.decoded import JSON, MARKUP, PLAIN
from pipeline.document import OffsetMap

PIECES = [
    "a", "e", "o", "A", "N", "i", "1", "9", "-", "-\n", "marrow-\n", "derived", "and", "\n", "\r\n", "\t",
    " ", "  ", "\u00a0", "\u00ad", "\u200b", "\ufeff", "\x00", "\x1f", "\u0301", "\u0323", "\u0308",
    "\u0344", "\u0958", "\u2126", "\u212b", "\u1100", "\u1161", "\u11a8", "\uac00", "\u0dd9", "\u0dcf",
    "\u0dca", "\u2011", "\u2010", "\u2013", ".", ",", "𝒳", "\U0001d15e", "\u2000",
]  # fmt: skip
OPENS_MOJIBAKE = re.compile(r"[\u00c2-\u00f4]\S{0,2} ")
"""What reads as bytes of UTF-8 where a no-break space, byte A0, ends it: `5Â\xa0mg`, which is mended."""

MARKED_PIECES = [
    "cells", " ", "-\n", "<i>", "</i>", "<sup>6", "</sup>", "10", "<p", ">", "&lt;", "&#x3b1;", "&amp;",
    "&no;", "\xad", "cafe\u0301", "β", "Ã©", "<!-- hidden", "-->", "<script>", "</script>", "ﬁ",
    "\\u03b1", '"', ",",
]  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join))


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("motor neuron", "motor neuron"),
        ("upper\u00a0motor\tneurons", "upper motor neurons"),
        ("10\u2009mg,\u202f5\u2007kg", "10 mg, 5 kg"),
        ("motor\nneurons\r\nof the cord", "motor neurons of the cord"),
        ("one.  Two \n three", "one. Two three"),
        ("amyo\u00adtrophic\u200b sclerosis\ufeff", "amyotrophic sclerosis"),
        ("motor \u200b neuron", "motor neuron"),
        ("motor\x00 neu\x07ron\x9d", "motor neuron"),
        ("ALSFRS\u2011R and BM\u2010MSC", "ALSFRS-R and BM-MSC"),
        ("cafe\u0301", "café"),
        ("\u212b and \u2126", "Å and Ω"),
        ("\u1100\u1161\u11a8", "각"),
        ("e\u00ad\u0301", "é"),
        ("a\u0301\u0323", "\u1ea1\u0301"),
        ("\u0301 alone", "\u0301 alone"),
        ("\u0958", "\u0915\u093c"),
        ("Î±-synuclein in 2â€“5 years, 5Â°C", "α-synuclein in 2–5 years, 5°C"),
        ("itâ€™s 5Â\xa0mg, Ã¢â‚¬â„¢", "it’s 5 mg, ’"),
        ("IRMÃ\xa0e ÂüÜ¿", "IRMÃ e ÂüÜ¿"),
        ("MÃ¼ller and ÃƒÂ©", "Müller and é"),
        ("naïve Ångström, déjà vu, façade", "naïve Ångström, déjà vu, façade"),
        ("p &lt; 0.05, &alpha;, 5&nbsp;mg, &amp;lt;", "p < 0.05, α, 5 mg, <"),
        ("R&D; AT&T &unknownname;", "R&D; AT&T &unknownname;"),
        ("\ufb01brosis and e\ufb03cacy", "fibrosis and efficacy"),
    ],
)
def test_each_recorded_normalization_is_done(raw: str, clean: str) -> None:
    assert normalize(raw) == clean


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("neuro-\ndegeneration", "neurodegeneration"),
        ("neuro- \r\n  degeneration", "neurodegeneration"),
        ("neuro\u00ad\ndegeneration", "neurodegeneration"),
        ("bone marrow-\nderived cells", "bone marrow-derived cells"),
        ("a pheno-\ntype", "a phenotype"),
        ("an in-\ndependent test", "an independent test"),
        ("MSC-\nderived", "MSC-derived"),
        ("IL-\n6 and 0.6-\n3.8", "IL-6 and 0.6-3.8"),
        ("non-\nALS", "non-ALS"),
        ("pages 181\u2013\n184", "pages 181\u2013184"),
        ("upper-\nand lower motor neurons", "upper- and lower motor neurons"),
        ("3-\nto 5-year survival", "3- to 5-year survival"),
        ("a disease -\nrare and fatal", "a disease - rare and fatal"),
        ("ALS \u2013\na fatal disease", "ALS \u2013 a fatal disease"),
        ("well-known", "well-known"),
    ],
)
def test_a_word_broken_by_a_line_end_is_joined(raw: str, clean: str) -> None:
    assert normalize(raw) == clean


def test_text_without_need_has_one_run() -> None:
    assert normalize_with_map("motor neuron – é") == ("motor neuron – é", OffsetMap([0], [0], [1]))


def test_the_map_names_the_source_of_every_code_point() -> None:
    clean, offsets = normalize_with_map("\ufeffcafe\u0301  au-\nlait")
    assert clean == "café aulait"
    assert [offsets.raw_span(place, place + 1) for place in range(len(clean))] == [
        (1, 2), (2, 3), (3, 4), (4, 6), (6, 8), (8, 9), (9, 10), (12, 13), (13, 14), (14, 15), (15, 16),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Â\x1b¡", "¡"),
        ("A\u0302¡", "¡"),
        ("a &am-\np; b", "a & b"),
        ("&l\xadt;", "<"),
        ("Â&pm;", "±"),
        ("&lt\u037e", "<"),
    ],
)
def test_what_comes_together_is_mended_too(raw: str, clean: str) -> None:
    assert normalize(raw) == clean


@settings(max_examples=400)
@given(TEXTS)
def test_normalizing_twice_changes_nothing(raw: str) -> None:
    clean = normalize(raw)
    assert normalize(clean) == clean
    assert "  " not in clean
    assert unicodedata.is_normalized("NFC", clean)


def assert_quoted(raw: str, start: int, end: int) -> None:
    clean, offsets = normalize_with_map(raw)
    raw_start, raw_end = offsets.raw_span(start, end)
    assert normalize(raw[raw_start:raw_end]) == clean[start:end]


def joins_no_word(raw: str) -> bool:
    """No line end, so no word that one broke."""
    return len(raw.splitlines()) < 2


@settings(max_examples=400)
@given(TEXTS.map(normalize), st.data())
def test_any_span_of_text_that_is_normal_but_for_spaces_is_quoted_exactly(
    text: str, data: st.DataObject
) -> None:
    assume(not OPENS_MOJIBAKE.search(text))
    raw = text.replace(" ", "\u00a0\t").replace("a", "a\u200b")
    clean, _ = normalize_with_map(raw)
    spans = [place for place, character in enumerate(clean) if not character.isspace()]
    assert clean == text
    if spans:
        start, last = sorted(data.draw(st.tuples(st.sampled_from(spans), st.sampled_from(spans))))
        assert_quoted(raw, start, last + 1)


@settings(max_examples=400)
@given(TEXTS, st.data())
def test_any_span_of_whole_characters_is_quoted_exactly(raw: str, data: st.DataObject) -> None:
    raw = raw if joins_no_word(raw) else " ".join(raw.splitlines())
    clean, offsets = normalize_with_map(raw)
    sources = [offsets.raw_start(place) for place in range(len(clean))]
    starts = [
        place
        for place in range(len(clean))
        if is_whole(clean[place:]) and sources[place] not in sources[place - 1 : place]
    ]
    if starts:
        start = data.draw(st.sampled_from(starts))
        end = data.draw(st.sampled_from([*(place for place in starts if place > start), len(clean)]))
        trimmed = clean[start:end].strip()
        if trimmed:
            start += clean[start:end].index(trimmed)
            assert_quoted(raw, start, start + len(trimmed))


def is_whole(rest: str) -> bool:
    """``rest`` begins with a character that stands alone: no mark, vowel sign or jamo that joins."""
    return unicodedata.category(rest[0])[0] != "M" and not "\u1160" < rest[0] < "\u1200"


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), min_size=1).map("".join))
def test_every_word_is_quoted_exactly_across_line_ends(raw: str) -> None:
    clean, _ = normalize_with_map(raw)
    start = 0
    for word in clean.split(" "):
        if word:
            assert_quoted(raw, start, start + len(word))
        start += len(word) + 1


@pytest.mark.parametrize(
    "hostile",
    [
        "a" + "\u0301" * 1_000_000,
        "a" + "\u0301\u0323" * 500_000,
        "-\n" * 500_000,
        " \u200b" * 500_000,
        "word- \n" * 200_000,
        "stem cells " * 1_000_000,
    ],
    ids=["marks", "mixed_marks", "hyphens", "invisible", "broken", "one_line"],
)
def test_hostile_text_takes_no_quadratic_time(hostile: str) -> None:
    started = time.process_time()
    clean, offsets = normalize_with_map(hostile)
    assert time.process_time() - started < 20
    assert len(clean) <= len(hostile)
    assert len(offsets.starts) <= len(clean) + 1


@given(text=TEXTS)
@settings(max_examples=300)
def test_a_quick_look_passes_only_texts_that_stay_as_they_are(text: str) -> None:
    if is_normal(text):
        assert all(normalize(text[start:]) == text[start:] for start in range(min(len(text), 5)))


def test_characters_that_pass_the_quick_look_join_with_no_other() -> None:
    passed = [chr(point) for point in range(0x80, 0xD800) if is_normal(chr(point))]
    joined = "".join(f"{one}e{one}\u3042{one}" for one in passed)
    assert len(passed) > 20_000
    assert unicodedata.normalize("NFC", joined) == joined
    assert not any(unicodedata.combining(one) or one.isspace() for one in passed)


@given(
    st.lists(st.lists(st.sampled_from(MARKED_PIECES)).map("".join)), st.sampled_from([PLAIN, MARKUP, JSON])
)
def test_together_texts_read_as_one_by_one(texts: list[str], form: str) -> None:
    assert list(normalize_all(texts, form)) == [normalize_with_map(text, form) for text in texts]
