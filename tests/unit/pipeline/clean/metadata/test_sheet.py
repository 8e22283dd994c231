"""Values of a document that its format states one by one."""

import pytest

from pipeline.clean.metadata.sheet import Sheet
from pipeline.decoded import Stated


def dated(issue: str, online: str) -> tuple[str | None, int | None]:
    """Date and year of publication where an issue's date stands before the day of an article online."""
    parts = [("published", issue), ("year", issue[:4]), ("published_on", online)]
    found = Sheet(Stated(field, said, 0, 4, "nbib") for field, said in parts).metadata()
    assert found.published_on is None or found.published_on.isoformat() == found.published
    return found.published, found.year


@pytest.mark.parametrize(
    ("issue", "online", "published"),
    [
        ("2024-06", "2024-03-18", "2024-03-18"),
        ("2024", "2024-03-18", "2024-03-18"),
        ("2024-06", "2023-12-18", "2024-06"),
        ("2024-06", "2024-08-18", "2024-06"),
        ("2024-06-02", "2024-03-18", "2024-06-02"),
    ],
)
def test_a_day_online_dates_an_article_within_the_year_of_its_issue(
    issue: str, online: str, published: str
) -> None:
    assert dated(issue, online) == (published, 2024)
