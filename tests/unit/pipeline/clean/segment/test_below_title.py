"""Who wrote, and when, around the title."""

from __future__ import annotations

import pytest

from pipeline.clean.names import read_name_words
from pipeline.clean.segment.below_title import settle_below_title
from pipeline.clean.segment.lines import read_lines
from pipeline.clean.segment.rules import Rule
from tests.seeded import SEEDED

WORDS = read_name_words(SEEDED.rules("metadata"))
PROSE = (
    "Cells were given to patients with the disease, and none of them got better; " * 2 + "nobody knows why."
)
DATE = "November 9, 2020"


def role(*texts: str, of: str, was: str = "navigation") -> str:
    """What becomes of the line ``of`` on a page whose title is `Cells`."""
    lines = read_lines("\n".join(texts))
    for line in lines:
        text = line.says.text
        line.decide("title" if text == "Cells" else "body" if text == PROSE else was, "model")
        line.says.rule = Rule("date-line", "metadata") if text == DATE else None
    settle_below_title(lines, WORDS)
    return next(line.role for line in lines if line.says.text == of)


@pytest.mark.parametrize("texts", [("Cells", "News", DATE), (DATE, "Cells", "News")], ids=["below", "above"])
def test_a_date_near_the_title_is_kept(texts: tuple[str, ...]) -> None:
    assert role(*texts, of=DATE) == "metadata"


def test_dates_behind_the_text_and_far_away_are_left() -> None:
    assert role("Cells", PROSE, DATE, of=DATE) == "navigation"
    assert role("Cells", *["News"] * 8, DATE, of=DATE) == "navigation"
    assert role("News", DATE, of=DATE) == "navigation"


@pytest.mark.parametrize(
    "names",
    [
        "N. Balogun a, I. Sørlie b, E. Prats a c",
        "Beatriz Olmedo a, Ruslan Karimov b,*, Hye-jin Noh a",
        "by Fátima Noronha 1,2,†, Duarte Leal 1,† and Rui Pestana 1,*",
        "Ana Ex, Bo Sample, and the PLACE-ALS Investigators",
        "Dr Ana Ex, Consultant neurologist, Ex Infirmary",
        "The Example Working Group on Cell Therapies",
    ],
)
def test_names_below_the_title_are_authors(names: str) -> None:
    assert role("Cells", names, PROSE, of=names) == "author"
    assert role("Cells", names, PROSE, of=names, was="affiliation") == "author"


@pytest.mark.parametrize("line", ["Journals, Books, About Us", "Institute of Nerves, Lima, Peru", "Ana Ex"])
def test_menus_and_addresses_are_none(line: str) -> None:
    assert role("Cells", line, PROSE, of=line) == "navigation"


def test_a_single_name_above_the_date_is_the_author() -> None:
    assert role("Cells", "Ana Example", DATE, of="Ana Example") == "author"
    assert role("Cells", "Ana Example", "News", of="Ana Example") == "navigation"
    assert role("Cells", "Patient stories", DATE, of="Patient stories") == "navigation"
