"""Dates in the precision that pages print."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.metadata.dates import DateReader
from pipeline.vocabulary.rules import load_rules

MONTHS = load_rules(Path(__file__).parents[5] / "seeds/rules/metadata.yaml")["months"]
READER = DateReader(MONTHS)

DATES = [
    ("12 March 2019", "2019-03-12", "12 March 2019"),
    ("online on March 5th, 2019.", "2019-03-05", "March 5th, 2019"),
    ("2nd of February 2019", "2019-02-02", "2nd of February 2019"),
    (". 2019 Mar 10:2019", "2019-03-10", "2019 Mar 10"),
    ("12-Mar-2019", "2019-03-12", "12-Mar-2019"),
    ("2019-03-12T10:00", "2019-03-12", "2019-03-12"),
    ("2019/3/2", "2019-03-02", "2019/3/2"),
    ("13.02.2019", "2019-02-13", "13.02.2019"),
    ("02/13/2019", "2019-02-13", "02/13/2019"),
    ("05/05/2019", "2019-05-05", "05/05/2019"),
    ("March 2019", "2019-03", "March 2019"),
    ("2019 Oct", "2019-10", "2019 Oct"),
    ("2019-10", "2019-10", "2019-10"),
    ("10/2019", "2019-10", "10/2019"),
    ("Spring 2019", "2019", "2019"),
    ("Jan-Feb 2019", "2019", "Jan-Feb 2019"),
    ("2019 Mar-Apr", "2019", "2019 Mar-Apr"),
    ("03/04/2019", "2019", "2019"),
    ("31/04/2019", "2019", "2019"),
    ("30 February 2019", "2019", "2019"),
]


@pytest.mark.parametrize(("text", "iso", "printed"), DATES)
def test_a_date_is_as_exact_as_it_is_printed(text: str, iso: str, printed: str) -> None:
    found = READER.read(text)
    assert found is not None
    assert (found.iso, text[found.start : found.end]) == (iso, printed)


@pytest.mark.parametrize("text", ["", "no date", "2019-2020", "12345678", "May", "1.5 of 2.5", "NCT20191234"])
def test_what_is_no_date_or_no_single_year_is_none(text: str) -> None:
    assert READER.read(text) is None


def test_the_first_of_several_dates_is_read() -> None:
    assert READER.read("1 May 2018; 2 May 2019").iso == "2018-05-01"


@given(st.text(alphabet="0123456789 ./-Mayofth,"))
def test_any_text_gives_a_date_that_stands_in_it_or_none(text: str) -> None:
    found = READER.read(text)
    assert found is None or 0 <= found.start < found.end <= len(text)
