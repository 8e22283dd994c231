"""A line that cites the page holds its title; authors and year may stand before that."""

import pytest

from pipeline.clean.metadata.own_citation import title_in

TITLE = "grafts of olfactory cells in mice"


@pytest.mark.parametrize(
    ("line", "title", "place"),
    [
        ("Example A. Grafts of olfactory cells in mice. 2020.", TITLE, (11, 44)),
        ("Grafts of olfactory cells in mice", TITLE, None),
        ("Example A. Grafts of other cells in mice or rats. 2020.", TITLE, None),
        ("Example A. Grafts of cells. 2020.", "grafts of cells", None),
        ("Example A. Grafts of olfactory cells in mice. 2020.", f"{TITLE}: a blinded study", (11, 44)),
        ("Correction: grafts of olfactory cells in mice and rats", f"{TITLE}: a blinded study", None),
    ],
)
def test_the_title_in_a_citation_stands_at(line: str, title: str, place: tuple[int, int] | None) -> None:
    assert title_in(line, title) == place
