"""Dates in the precision that pages print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.metadata.dates import DateReader
from tests.seeded import SEEDED

RULES = SEEDED.rules("metadata")
READER = DateReader(RULES["months"], RULES["weekdays"])

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


ALONE = [
    "14 September 2022",
    "Monday 27 February 2023",
    "Fri, March 3, 2019",
    "18:32, 22 Oct 2017",
    "Nov 17, 2020, 06:30 ET",
    "June 3, 2021 at 10:14 am",
    "June 3, 2021 by Ana Example",
    "Jan 9, 2025 #1",
    "Jan 9, 2025, 10:14 am · #12",
]
NOT_ALONE = [
    "Updated 3 May 2019",
    "Issue 3, May 2019",
    "3 May 2019 in Oslo",
    "Manuela, 3 May 2019",
    "3 May 2019 #ALS",
]


@pytest.mark.parametrize("line", ALONE)
def test_a_day_and_a_time_leave_a_date_alone(line: str) -> None:
    assert _stands_alone(line)


@pytest.mark.parametrize("line", NOT_ALONE)
def test_other_words_do_not(line: str) -> None:
    assert not _stands_alone(line)


def _stands_alone(line: str) -> bool:
    date = READER.read(line)
    return date is not None and READER.stands_alone(line, date)


BYLINES = [
    ("By Ana Example on November 16, 2022", "2022-11-16"),
    ("Reviewed by Bo Sample, MD - By Ana Example on 3 May 2019", "2019-05-03"),
    ("by Ana » 08 Jun 2019, 21:14", "2019-06-08"),
    ("By Ana Example, updated on 3 May 2019", None),
    ("By Ana Example, May 2019", None),
    ("Ana Example, Bo Sample", None),
]


@pytest.mark.parametrize(("line", "iso"), BYLINES)
def test_a_byline_may_hold_the_day_of_publication(line: str, iso: str | None) -> None:
    date = READER.in_byline(line)
    assert (date.iso if date else None) == iso
