from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.clean.forms import form_of, plain, plain_text
from pipeline.clean.normalize import normalizations_of, normalize, normalize_with_map
from pipeline.decoded import CSV, JSON, MARKDOWN, MARKUP, PLAIN

PIECES = st.sampled_from([
    "cells", " ", "p ", "<i>", "</i>", "<sup>6</sup>", "10", "</p><p>", "&lt;", "&#x3b1;", "\n", "é", "&",
    "<", "&amp;", "<!-- hidden -->", "<script>a</script>",
    "<span aria-hidden='true'>*</span>",
])  # fmt: skip
MARKS = st.sampled_from([
    "cells", "5", "12", "*", "**", "_", "__", "[", "]", "](http://x/a_b)", "(#r)", "\\[", "\\]", "\\*", " ",
    "\n", "\n> ", "`", "~~", "<b>", "</b>", "&lt;", "<https://x.org>", "![a](b)", "[^", "–", ",", "2^3",
    "snake_case", "(", ")", ".",
])  # fmt: skip


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<i>n</i> = 31, 93 &#xb1; 30 s", "n = 31, 93 ± 30 s"),
        ("mean<br/>time", "mean time"),
        ("<td>12</td><td>3</td>", "12 | 3"),
        ("<n:td>12</n:td><n:td>3</n:td>", "12 | 3"),
        ("2 &times; 10<sup>6</sup> cells", "2 × 10^6 cells"),
        ("10<sup>&#8722;3</sup>", "10^−3"),
        ("10<sup>−3</sup>", "10^−3"),
        ("as shown<sup><a href='#b3'>3</a>,4</sup>", "as shown^3,4"),
        ("Ca<sup>2+</sup> and SOD1<sup>G93A</sup>", "Ca2+ and SOD1G93A"),
        ("CO<sub>2</sub>", "CO2"),
        ("p < 0.05 and q > 3", "p < 0.05 and q > 3"),
        ("a <!-- not --> b", "a b"),
        ("<a title='x > y'>link</a>", "link"),
        ("<![CDATA[raw]]>", "raw"),
        ("<![CDATA[<b>bold</b> a < b]]>", "bold a < b"),
        (
            "2 x 10&lt;sup&gt;6&lt;/sup&gt; &lt;i&gt;SOD1&lt;/i&gt; cells&lt;br /&gt;p &lt; 0.05",
            "2 x 10^6 SOD1 cells p < 0.05",
        ),
        ("a hyphen-\nated source line", "a hyphen- ated source line"),
        ("R&D &unknown; AT&amp;T", "R&D &unknown; AT&T"),
        ("in<script>if (a < b) '</p>'</script> the <style>p{}</style>midst", "in the midst"),
        ("a<svg><title>icon</title></svg>, b", "a, b"),
        ("ALS<span class='sr-only'> (opens)</span><span aria-hidden='true'>*</span>", "ALS"),
        ("ALS<span class='bold'> patients</span>", "ALS patients"),
        ("on <time datetime='2019'>3 May</time>, again", "on 3 May, again"),
    ],
)
def test_markup_reads_as_on_the_screen(written: str, read: str) -> None:
    assert normalize(written, MARKUP).strip() == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('the ""new"" trial', 'the "new" trial'),
        ("10<sup>6</sup> <jats:italic>n</jats:italic> &amp; more", "10^6 n & more"),
        ("10&lt;sup&gt;6&lt;/sup&gt; cells", "10^6 cells"),
        ("p < 0.05, a<c and d>e", "p < 0.05, a<c and d>e"),
    ],
)
def test_cells_of_tables_read_as_their_values(written: str, read: str) -> None:
    assert normalize(written, CSV).strip() == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"\u03b1-synuclein", "α-synuclein"),
        (r"\ud835\udefc", "\U0001d6fc"),
        (r"a \"quoted\" word\nand a line", 'a "quoted" word and a line'),
        (r"<jats:p>Safe in <jats:italic>n<\/jats:italic> = 3<\/jats:p>", "Safe in n = 3"),
        (r"C:\\notes", r"C:\notes"),
    ],
)
def test_json_strings_read_as_their_values(written: str, read: str) -> None:
    assert normalize(written, JSON).strip() == read


@pytest.mark.parametrize(
    ("behind", "mark"),
    [
        ("", ""),
        ('<ext-link href="x"/>', ""),
        ("<comment></comment>", ""),
        ("<uri/><year>2004</year>", "."),
        ("<year>2004</year>", "."),
    ],
)
def test_a_part_of_a_reference_is_set_apart_from_one_that_holds_something(behind: str, mark: str) -> None:
    read = normalize(f"<ref><source>Brain</source>{behind}</ref>", MARKUP).strip()
    assert read == f"Brain{mark} 2004" if mark else read == "Brain"


@given(st.lists(PIECES).map("".join))
def test_each_word_of_markup_is_quoted_by_its_own_source(text: str) -> None:
    clean, offsets = normalize_with_map(text, MARKUP)
    for start, end in _words(clean):
        raw_start, raw_end = offsets.raw_span(start, end)
        assert normalize(text[raw_start:raw_end], MARKUP) == clean[start:end]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("x<y and a>b", "x<y and a>b"),
        ("10<sup>6</sup> cells<br/>were given", "10^6 cells were given"),
        ('<span class="x">SOD1</span> &lt; 1 <!-- no -->', "SOD1 < 1 "),
    ],
)
def test_only_tags_of_markdown_are_no_text(written: str, read: str) -> None:
    assert plain(written, MARKDOWN)[0] == read


@example("_*5")
@given(st.lists(MARKS).map("".join))
def test_each_word_of_markdown_is_quoted_by_its_own_source(text: str) -> None:
    clean, offsets = plain(text, MARKDOWN)
    for word in re.finditer(r"\S*\w", clean):
        raw_start, raw_end = offsets.raw_span(*word.span())
        assert plain(text[raw_start:raw_end], MARKDOWN)[0] == word[0]


def _words(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for word in text.split(" "):
        if word and "<" not in word and "&" not in word:
            spans.append((start, start + len(word)))
        start += len(word) + 1
    return spans


@given(st.lists(PIECES).map("".join))
def test_markup_reads_the_same_without_the_way_back(text: str) -> None:
    assert plain_text(text, MARKUP).split() == plain(text, MARKUP)[0].split()


@pytest.mark.parametrize(
    "unit", ["<a '\"", "<sup>", "<svg><style>", "<!--", "<tex-math>", "<span hidden", "&amp", "<"]
)
def test_broken_markup_costs_linear_time(unit: str) -> None:
    assert len(plain_text(unit * 200_000, MARKUP)) <= len(unit) * 200_000


@given(st.text())
def test_plain_text_is_left_to_the_other_normalizations(text: str) -> None:
    assert plain(text, PLAIN)[0] == text


@pytest.mark.parametrize("form", [PLAIN, MARKUP, JSON])
def test_the_recorded_normalizations_tell_the_form(form: str) -> None:
    assert form_of(list(normalizations_of(form))) == form


@given(st.lists(PIECES).map("".join), st.sampled_from([PLAIN, MARKUP, JSON]))
def test_text_reads_the_same_without_its_map(written: str, form: str) -> None:
    assert normalize(written, form) == normalize_with_map(written, form)[0]
