"""The digit mask keeps places and finds every run of digits."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.digits import digit_mask, long_runs, places


def test_a_mask_shows_small_letters_and_one_sign_for_each_digit() -> None:
    assert digit_mask("10.1/A-é½٣7") == b"00.0/a-???0"


@given(st.text())
def test_a_mask_has_one_byte_for_each_code_point(text: str) -> None:
    assert len(digit_mask(text)) == len(text)


@given(st.text(alphabet="0123 x.–é"))
def test_long_runs_begin_where_a_pattern_finds_them(text: str) -> None:
    assert long_runs(digit_mask(text), 3) == [run.start() for run in re.finditer("[0-9]{3,}", text)]


def test_places_are_found_from_left_to_right_however_they_overlap() -> None:
    assert list(places("aaba", "aa")) == [0]
    assert list(places(b"0000", b"00")) == [0, 1, 2]
    assert list(places("text", "-")) == []
