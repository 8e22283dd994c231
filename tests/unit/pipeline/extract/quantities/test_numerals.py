"""Numbers as written and their values."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.quantities.numerals import Numerals

NUMERALS = Numerals(
    {"one": 1, "two": 2, "five": 5, "seven": 7, "twelve": 12, "twenty": 20},
    {"hundred": 100, "thousand": 1000, "million": 1_000_000},
)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12), ("1,234", 1234), ("100 000", 100_000), ("3.8", 3.8), ("0·05", 0.05), (".03", 0.03),
        ("1 × 10^6", 1e6), ("2x10(6)", 2e6), ("10⁶", 1e6), ("10⁻³", 1e-3), ("5 × 106", 5e6),
        ("1.2 x 10-4", 1.2e-4),
        ("5·10^6", 5e6), ("4e14", 4e14), ("-3", -3), ("−0.3", -0.3), ("2 million", 2e6), ("twenty-five", 25),
        ("Two", 2), ("one hundred and seven", 107), ("two hundred thousand", 200_000), ("IV", 4), ("II", 2),
    ],
)  # fmt: skip
def test_a_written_number_has_its_value(written: str, value: float) -> None:
    assert NUMERALS.value(written) == pytest.approx(value)


@pytest.mark.parametrize("written", ["abc", "9" * 41, "1e999", "twelve monkeys", "x"])
def test_what_is_no_number_has_no_value(written: str) -> None:
    assert NUMERALS.value(written) is None


@pytest.mark.parametrize(
    ("low", "high", "written_high", "scaled"),
    [
        (1, 2e6, "2 million", 1e6),
        (1, 2e6, "2 × 10^6", 1e6),
        (100_000, 1e6, "1 million", 100_000),
        (3, 5, "5", 3),
    ],
)
def test_a_scale_behind_the_second_number_holds_for_both(
    low: float, high: float, written_high: str, scaled: float
) -> None:
    assert NUMERALS.scale_shared(low, high, written_high) == pytest.approx(scaled)


@given(st.integers(min_value=0, max_value=10**9))
def test_digits_with_and_without_separators_agree(number: int) -> None:
    assert NUMERALS.value(f"{number:,}") == NUMERALS.value(str(number)) == number


@given(st.text(max_size=50))
def test_whatever_the_pattern_matches_is_short_or_has_a_value(text: str) -> None:
    for match in re.finditer(NUMERALS.digits, text):
        assert NUMERALS.value(match[0]) is not None or len(match[0]) > 40 or "10" in match[0]
