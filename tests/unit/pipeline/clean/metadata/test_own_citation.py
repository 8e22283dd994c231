"""A line that cites the page holds its title; authors and year may stand before that."""

import pytest

from pipeline.clean.metadata.own_citation import behind_title

TITLE = "grafts of olfactory cells in mice"


@pytest.mark.parametrize(
    ("line", "title", "end"),
    [
        ("Example A. Grafts of olfactory cells in mice. 2020.", TITLE, 44),
        ("Grafts of olfactory cells in mice", TITLE, 0),
        ("Example A. Grafts of other cells in mice or rats. 2020.", TITLE, 0),
        ("Example A. Grafts of cells. 2020.", "grafts of cells", 0),
    ],
)
def test_the_title_in_a_citation_ends_at(line: str, title: str, end: int) -> None:
    assert behind_title(line, title) == end
