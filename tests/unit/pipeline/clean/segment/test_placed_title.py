"""The title of a page on which no line was taken for one."""

from __future__ import annotations

import pytest

from pipeline.clean.names import read_name_words
from pipeline.clean.segment.lines import read_lines
from pipeline.clean.segment.placed_title import place_title
from pipeline.clean.segment.rules import Rule
from tests.seeded import SEEDED

WORDS = read_name_words(SEEDED.rules("metadata"))
PROSE = (
    "Cells were given to patients with the disease, and none of them got better; " * 2 + "nobody knows why."
)
DEFINING = f"Glial cells are cells beside neurons. {PROSE}"
RULES = {
    "Overview | Evidence | History | Tools": ("navigation", "menu-for-title"),
    "Home > Letters > Example Medicine, LLC - 664 - 2023": ("navigation", "breadcrumb"),
    DEFINING: ("body", "model-body"),
    "Home > Research > Grants": ("navigation", "breadcrumb"),
    "June 3, 2021": ("metadata", "date-line"),
    "Search": ("navigation", "menu-word"),
    "Volume 9, Issue 1, Pages 3-4": ("metadata", "volume-line"),
    "Key points": ("heading", "model-heading"),
    PROSE: ("body", "model-body"),
    "Cells for all": ("title", "model-title"),
}


def titles(*texts: str) -> list[str]:
    lines = read_lines("\n".join(texts))
    for line in lines:
        role, rule_id = RULES.get(line.says.text, ("navigation", "model-navigation"))
        line.decide(role, rule_id)
        line.says.rule = Rule(rule_id, role) if not rule_id.startswith("model") else None
    place_title(lines, WORDS, {"compare"})
    return [line.says.text for line in lines if line.role == "title"]


@pytest.mark.parametrize(
    "below",
    ["June 3, 2021", "Dr Ana Ex, Consultant neurologist, Ex Infirmary", "Ana Ex1, Bo Sample2"],
    ids=["date", "office", "names"],
)
def test_it_stands_above_a_date_or_authors(below: str) -> None:
    assert titles("Wobbly legs", "Search", "Why I stay at home", below, PROSE) == ["Why I stay at home"]


def test_it_stands_below_a_path() -> None:
    assert titles("Home > Research > Grants", "Breathing cells", "Search", PROSE) == ["Breathing cells"]


@pytest.mark.parametrize("below", ["Key points", PROSE], ids=["heading", "text"])
def test_a_long_line_right_above_the_text_is_one(below: str) -> None:
    assert titles("Search", "Stem cell therapy for ALS: our programme", below, PROSE) == [
        "Stem cell therapy for ALS: our programme"
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("Search", "Who to contact", PROSE),
        ("Search", "Compare all clinics and their prices", PROSE),
        ("Illustrations by Pablo Ex", "June 3, 2021", PROSE),
        ("Search", "This is a sentence.", "June 3, 2021", PROSE),
        ("Search", PROSE, "Latest from our blog", "June 3, 2021"),
        ("Search", "Latest from our blog", "All of our pages"),
    ],
    ids=["short", "action", "credit", "sentence", "below the text", "no text"],
)
def test_other_lines_are_none(texts: tuple[str, ...]) -> None:
    assert titles(*texts) == []


def test_a_page_with_a_title_keeps_it() -> None:
    assert titles("Home > Research > Grants", "Breathing cells", "Cells for all", PROSE) == ["Cells for all"]


def test_a_long_line_above_what_counts_its_readers_is_one() -> None:
    views = "12,408 views • Streamed live"
    assert titles("Search", "What to tell people about cells", views, PROSE) == [
        "What to tell people about cells"
    ]
    assert titles("Search", "Example Channel", views, PROSE) == []


def test_it_stands_above_one_author_and_the_date() -> None:
    assert titles("Selling certainty", "Ana Example", "June 3, 2021", PROSE) == ["Selling certainty"]
    assert titles("Search", "Selling certainty", "Ana Example", PROSE) == []


def test_the_text_begins_with_the_term_that_it_defines() -> None:
    assert titles("From OpenPedia, the free encyclopedia", "Glial cells", "Talk", DEFINING) == ["Glial cells"]
    assert titles("Glial cells", "Talk", PROSE) == []


@pytest.mark.parametrize("line", ["Stem cells: what we tell you ...... 3", "From OpenPedia, the free wiki"])
def test_contents_and_origins_are_none(line: str) -> None:
    assert titles("Search", line, PROSE) == []


def test_the_last_step_of_a_path_names_it() -> None:
    path = "Home > Letters > Example Medicine, LLC - 664 - 2023"
    assert titles(path, "WARNING LETTER", "Example Medicine, LLC", PROSE) == ["Example Medicine, LLC"]
    assert titles(path, "WARNING LETTER", "Example Surgery, LLC", PROSE) == ["WARNING LETTER"]
    assert titles(path, "WARNING LETTER", "Example Medicine", PROSE) == ["WARNING LETTER"]
    menu = "Overview | Evidence | History | Tools"
    assert titles("Home > Research > Grants", "Breathing cells", menu, PROSE) == ["Breathing cells"]


def test_it_stands_between_the_volume_and_one_author() -> None:
    volume = "Volume 9, Issue 1, Pages 3-4"
    assert titles(volume, "Cells for the neuron", "J. Harker", PROSE) == ["Cells for the neuron"]
    assert titles(volume, "Cells for the neuron", "Share", PROSE) == []
