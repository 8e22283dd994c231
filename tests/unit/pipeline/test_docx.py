from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.normalize import normalize, normalize_with_map
from pipeline.decoded import DOCX

RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
PIECES = st.sampled_from([
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>stem</w:t>", "<w:t>cells</w:t>", "<w:t>10</w:t>", RAISED,
    "<w:tab/>", "<w:delText>gone</w:delText>", "&lt;", "&#x3b1;", "\n", "</w:tc><w:tc>",
])  # fmt: skip


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<w:r><w:t>Stem </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>cells</w:t></w:r>", "Stem cells"),
        (f"<w:r><w:t>10</w:t></w:r><w:r>{RAISED}<w:t>6</w:t></w:r>", "10^6"),
        (f"<w:r><w:t>Ca</w:t></w:r><w:r>{RAISED}<w:t>2+</w:t></w:r>", "Ca2+"),
        (f"<w:p><w:pPr>{RAISED}</w:pPr><w:r><w:t>6 patients</w:t></w:r></w:p>", "6 patients"),
        (
            "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>-3</m:t></m:r></m:sup></m:sSup>",
            "10^-3",
        ),
        ("<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>", "a b c"),
        ("<w:t>one</w:t>\n  <w:t>word</w:t>", "oneword"),
        ("<w:t>a</w:t><w:t> </w:t><w:t>b</w:t>", "a b"),
        ('<w:t>1.1 </w:t><w:sym w:font="Symbol" w:char="F0B1"/><w:t> 0.4</w:t>', "1.1 ± 0.4"),
        ("<w:t>none</w:t><w:del><w:r><w:delText>of all</w:delText></w:r></w:del>", "none"),
        ("<w:moveFrom w:id='1'><w:r><w:t>here</w:t></w:r></w:moveFrom><w:moveFromRangeStart/>there", "there"),
        ('<w:instrText xml:space="preserve"> PAGEREF _Toc1 \\h </w:instrText>7', "7"),
        ("<w:tc><w:p><w:t>41</w:t></w:p></w:tc><w:tc><w:p><w:t>38</w:t></w:p></w:tc>", "41 | 38"),
        ("p &lt; 0.05 &amp; q", "p < 0.05 & q"),
    ],
)
def test_a_word_file_reads_as_on_the_page(written: str, read: str) -> None:
    assert normalize(written, DOCX).strip() == read


@given(st.lists(PIECES).map("".join))
def test_each_word_is_quoted_by_its_own_source(text: str) -> None:
    clean, offsets = normalize_with_map(text, DOCX)
    for word in ("stem", "cells"):
        place = clean.find(word)
        if place >= 0:
            start, end = offsets.raw_span(place, place + len(word))
            assert text[start:end] == word


@pytest.mark.parametrize(
    "unit",
    ["<w:p", "<w:instrText>", "<w:vertAlign w:val='superscript'/>", "<m:sup>", "<w:p><w:pPr>", "\n<", "&#1"],
)
def test_broken_markup_costs_linear_time(unit: str) -> None:
    assert len(normalize(unit * 100_000, DOCX)) <= 2 * len(unit) * 100_000
