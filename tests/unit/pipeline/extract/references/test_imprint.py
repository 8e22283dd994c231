"""Last pages are given in full."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.references.imprint import expand


@pytest.mark.parametrize(
    ("first", "last", "full"),
    [
        ("181", "184", "184"),
        ("181", "4", "184"),
        ("1477", "81", "1481"),
        ("S12", "5", "S15"),
        ("S12", "S15", "S15"),
        ("e12", "e15", "e15"),
        ("45", "3", None),
        ("S12", "L15", None),
        ("XII", "XV", None),
    ],
)
def test_a_last_page_is_completed_from_the_first(first: str, last: str, full: str | None) -> None:
    assert expand(first, last) == full


@given(st.integers(1, 99_999), st.integers(0, 5_000))
def test_a_shortened_last_page_gives_back_the_whole(first: int, more: int) -> None:
    whole = str(first + more)
    if len(whole) == len(str(first)):
        for cut in range(len(whole)):
            if str(first)[:cut] == whole[:cut]:
                assert expand(str(first), whole[cut:]) == whole
