import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.markup_text import BORDER
from pipeline.clean.normalize import normalize_with_map
from pipeline.clean.together import normalize_all
from pipeline.decoded import JSON, MARKUP, PLAIN

TEXTS = st.lists(
    st.lists(
        st.sampled_from([
            "cells", " ", "-\n", "<i>", "</i>", "<sup>6", "</sup>", "10", "<p", ">", "&lt;", "&#x3b1;",
            "\xad", "cafe\u0301", "β", "Ã©", "<!-- hidden", "-->", "<script>", "</script>", "ﬁ", "2",
            "\\u03b1", '"', ",",
        ])
    ).map("".join),
)  # fmt: skip


@given(TEXTS, st.sampled_from([PLAIN, MARKUP, JSON]))
def test_together_texts_read_as_one_by_one(texts: list[str], form: str) -> None:
    assert [text for text, *_ in normalize_all(texts, form)] == [
        normalize_with_map(text, form)[0] for text in texts
    ]


@given(TEXTS, st.sampled_from([PLAIN, MARKUP]))
def test_each_character_keeps_its_own_source(texts: list[str], form: str) -> None:
    for text, (_, shared, first, source) in zip(texts, normalize_all(texts, form), strict=True):
        clean, offsets = normalize_with_map(text, form)
        for at in range(len(clean)):
            start, end = shared.raw_span(first + at, first + at + 1)
            assert (start - source, end - source) == offsets.raw_span(at, at + 1)


@pytest.mark.parametrize("held", [BORDER, "&#9712;", "&#x25F0;", "&amp;#x025f0;"])
def test_a_text_may_hold_the_border_itself(held: str) -> None:
    texts = [f"a  {held} b", "<p class='", "'> c"]
    assert [text for text, *_ in normalize_all(texts, MARKUP)] == [
        normalize_with_map(text, MARKUP)[0] for text in texts
    ]
