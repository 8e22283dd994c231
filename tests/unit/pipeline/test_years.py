"""Years as they stand in running text."""

from __future__ import annotations

import pytest

from pipeline.years import PRINTED_YEAR


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2019", "2019"),
        ("Brain. 1899;12:1", "1899"),
        ("in press 2100, 1950a", "1950"),
        ("12018 of 2018", "2018"),
        ("\n1820\n", "1820"),
    ],
)
def test_a_year_is_a_number_of_its_own(text: str, year: str) -> None:
    found = PRINTED_YEAR.search(text)
    assert found is not None
    assert found[0] == year


@pytest.mark.parametrize("text", ["12018", "20181", "1750", "2100", "201", "", "doi 10.1201"])
def test_other_numbers_are_none(text: str) -> None:
    assert PRINTED_YEAR.search(text) is None
