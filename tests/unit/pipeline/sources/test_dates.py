from __future__ import annotations

import pytest

from pipeline.sources.dates import (
    date_of,
    date_of_registration,
    dated,
    iso_date,
    loose_date_of,
    month_of,
    year_of,
)


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2019 Mar 7", "2019-03-07"),
        ("2019-03-07T00:00", "2019-03-07"),
        ("2019/03/07/Spring", "2019-03-07"),
        ("2019/03//", "2019-03"),
        ("2017 3 13", "2017-03-13"),
        ("2006 Jan-Feb", "2006-01"),
        ("2019 Feb 30", "2019-02"),
        ("2002 Spring", "2002"),
        ("2019-20", "2019"),
        ("2019///", "2019"),
        ("March 2019", "2019-03"),
        ("March 7, 2019", "2019-03-07"),
        ("Mar. 7 2019", "2019-03-07"),
        ("7-Mar-2019", "2019-03-07"),
        ("Thu, 07 Mar 2019 06:00:00 -0500", "2019-03-07"),
        ("Spring 2019", "2019"),
        ("20190307", "2019-03-07"),
        ("20191340", "2019"),
        ("2019030712", "2019"),
        ("07/03/2019", ""),
        ("March 20191", ""),
        ("of March 2019", ""),
        ("", ""),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(words: str, iso: str) -> None:
    assert date_of(words) == iso


def test_only_a_full_date_is_a_day_of_publication() -> None:
    assert dated("2019-03") == {"published": "2019-03", "year": "2019"}
    assert dated("2019-03-07")["published_on"] == "2019-03-07"
    assert iso_date("2019", "", None) == "2019"
    assert month_of("13") == ""
    assert month_of("²") == ""
    assert iso_date("2019", "03", "9" * 20) == "2019-03"


def test_a_year_is_read_wherever_it_stands() -> None:
    assert year_of("published in March 2019") == "2019"
    assert loose_date_of("published in March 2019") == "2019"
    assert loose_date_of("March 2019") == "2019-03"


def test_only_dates_of_registrations_give_the_day_first() -> None:
    assert date_of_registration("07/03/2019") == "2019-03-07"
    assert date_of_registration("2019-03-07") == "2019-03-07"
