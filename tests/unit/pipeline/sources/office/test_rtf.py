from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.normalize import normalize
from pipeline.decoded import Unreadable
from pipeline.sources.docx import read_word
from pipeline.sources.office.rtf import word_layer

FONTS = rb"{\fonttbl{\f1\fcharset2 Symbol;}{\f2\fcharset161 Greek;}}"
STYLES = rb"{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s7 Title;}}"


def shown(body: bytes) -> list[str]:
    decoded = read_word(word_layer(rb"{\rtf1\ansi\ansicpg1252" + FONTS + STYLES + body + b"}"))
    return [
        normalize(decoded.text[one.start : one.end], decoded.form).strip(" |") for one in decoded.blocks or ()
    ]


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        (rb"Stem\par cells", ["Stem", "cells"]),
        (rb"na\'efve \{x\} a\~b\_c\-d\emdash e", ["naïve {x} a b-cd—e"]),
        (rb"\u945?-synuclein \uc2\u945 ab\uc0\u945 c", ["α-synuclein ααc"]),
        (rb"\u-10179?\u-8704?", ["\U0001f600"]),
        (rb"{\f1 a} {\f2 \'e1}", ["α α"]),
        (rb"10{\super 6} cells, 10\super 3\nosupersub .", ["10^6 cells, 10^3."]),
        (rb"a{\*\fldinst X}{\fldrslt b}{\pict 00ff}{\v c}{\deleted d}{\info{\title e}}f", ["abf"]),
        (rb"A{\footnote Noted.\par}B", ["AB", "Noted."]),
        (rb"\pard\intbl a\cell b\cell\row\pard c", ["a | b", "c"]),
        (b"Stem\r\n cells\\\nline", ["Stem cells", "line"]),
        (rb"never {closed", ["never closed"]),
    ],
)  # fmt: skip
def test_what_a_page_shows_is_read(body: bytes, paragraphs: list[str]) -> None:
    assert shown(body) == paragraphs


def test_styles_are_known_by_their_numbers() -> None:
    data = rb"{\rtf1" + STYLES + rb"\pard\s7 Stem cells\par\pard\s1 Methods\par\pard Text.\par}"
    assert [(one.role, one.hint) for one in read_word(word_layer(data)).blocks or ()] == [
        ("title", ""),
        ("", "h1"),
        ("", "p"),
    ]


@pytest.mark.parametrize(("data", "code"), [(rb"{\rtf1 }", "empty"), (rb"{\rtf1" + b"{" * 2_000, "too_deep")])
def test_what_can_not_be_read_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        word_layer(data)
    assert refused.value.reason_code == code


PIECES = st.sampled_from([
    b"{", b"}", b"a", rb"\'e9", rb"\u945 ?", rb"\par ", rb"\cell", rb"\row ", rb"\footnote ", rb"\intbl ",
    rb"\*", rb"\v0 ", b"\\",
])  # fmt: skip


@given(st.lists(PIECES).map(b"".join))
def test_any_rich_text_has_a_text(body: bytes) -> None:
    assert read_word(word_layer(b"{\\rtf1 x" + body)).blocks


@pytest.mark.parametrize(
    "hostile", [rb"\'e9" * 100_000, b"{}" * 100_000, rb"\par" * 100_000, b"\\" * 300_000]
)
def test_hostile_rich_text_takes_no_quadratic_time(hostile: bytes) -> None:
    started = time.process_time()
    word_layer(rb"{\rtf1 x" + hostile)
    assert time.process_time() - started < 10
