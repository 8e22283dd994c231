"""Any text is inert in a cell, and comes back from it."""

from __future__ import annotations

import re

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish.export.inert import ORDERS, inert_cells

HOSTILE = st.text(
    st.one_of(st.sampled_from("=+-@|%'\t\r\n \u00a0\u200b\uff1d\x1b\u202e\\"), st.characters(codec="utf-8"))
)


def cell_of(text: str) -> str:
    return str(inert_cells(pa.chunked_array([[text]]))[0].as_py())


@given(HOSTILE)
def test_no_cell_begins_a_formula_or_holds_an_order(text: str) -> None:
    cell = cell_of(text)
    assert not re.search(ORDERS, cell)
    assert cell.lstrip()[:1] not in tuple("=+-@|%\uff1d\uff0b\uff0d\uff20") or not cell


@given(HOSTILE)
def test_taking_one_quote_away_gives_every_text_back(text: str) -> None:
    harmless = re.sub(ORDERS, "", text)
    assert cell_of(harmless).removeprefix("'") == harmless


@pytest.mark.parametrize("sign", "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_no_sign_that_turns_the_direction_of_writing_is_left(sign: str) -> None:
    assert cell_of(f"a{sign}b") == f"a\\u{ord(sign):04x}b"


def test_null_and_nothing_stay_apart() -> None:
    texts = pa.chunked_array([[None, "", "=1", "\x1b"]], pa.string())
    assert inert_cells(texts).to_pylist() == [None, "", "'=1", "\\u001b"]
