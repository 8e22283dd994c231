"""The digit mask keeps places, and places are found from left to right."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.digits import digit_mask, places


def test_a_mask_shows_small_letters_and_one_sign_for_each_digit() -> None:
    assert digit_mask("10.1/A-é½٣7") == b"00.0/a-???0"


@given(st.text())
def test_a_mask_has_one_byte_for_each_code_point(text: str) -> None:
    assert len(digit_mask(text)) == len(text)


def test_places_are_found_from_left_to_right_however_they_overlap() -> None:
    assert list(places("aaba", "aa")) == [0]
    assert list(places(b"0000", b"00")) == [0, 1, 2]
    assert list(places("text", "-")) == []
