"""The digit mask keeps places and finds every run of digits."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.digits import digit_mask, digit_runs, long_runs


def test_a_mask_keeps_digits_and_joints() -> None:
    assert digit_mask("10.1/a-é½٣7") == b"00.0/x-xxx0"


@given(st.text())
def test_a_mask_has_one_byte_for_each_code_point(text: str) -> None:
    assert len(digit_mask(text)) == len(text)


@given(st.text(alphabet="0123 x.–é"))
def test_runs_begin_where_a_pattern_finds_them(text: str) -> None:
    assert digit_runs(digit_mask(text)) == [run.start() for run in re.finditer("[0-9]+", text)]


@given(st.text(alphabet="0123 x.–é"))
def test_long_runs_begin_where_a_pattern_finds_them(text: str) -> None:
    assert long_runs(digit_mask(text), 3) == [run.start() for run in re.finditer("[0-9]{3,}", text)]
