from __future__ import annotations

import pytest

from pipeline.clean.segment.false_title import drop_false_titles
from pipeline.clean.segment.lines import read_lines

CELLS = "Cells for nerves: what is known"


def titles(*texts: str) -> list[str]:
    """What stays a title of lines that are all taken for one."""
    lines = read_lines("\n".join(texts))
    for line in lines:
        line.decide("title", "model-title")
    drop_false_titles(lines)
    return [line.says.text for line in lines if line.role == "title"]


@pytest.mark.parametrize(
    "line",
    [
        "Treatments | Conditions | Patient stories | Our science",
        "Home    Advanced Search    List By    Search Tips",
        "Guidance ▸ Motor neurone disease ▸ Guideline 118",
        "Home / Inspections / Example Medicine, LLC",
    ],
)
def test_a_menu_or_a_path_is_no_title(line: str) -> None:
    assert titles(line, CELLS) == [CELLS]
    assert titles(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "Cells for nerves | Motor Neurone Example Trust",
        "Cells for nerves: risks | benefits",
        "Safety of cells at 1 / 2 / 3 million a dose",
        "Stem cells / motor neurons",
    ],
)
def test_a_title_with_a_bar_or_a_stroke_is_one(line: str) -> None:
    assert titles(line) == [line]


def test_the_name_of_a_site_above_a_path_is_no_title() -> None:
    site = "Institute for Health and Care"
    assert titles(site, "Home / Guidance / Technology appraisal", CELLS) == [CELLS]
    assert titles(site, CELLS) == [site, CELLS]
    assert titles(CELLS, "Overview | Evidence | Tools | History", site) == [CELLS, site]


def test_points_below_the_title_are_none() -> None:
    assert titles(CELLS, "• Glia were safe in nine people") == [CELLS]
    assert titles("• Glia were safe in nine people") == ["Glia were safe in nine people"]


BOOK = "9th Meeting on Motor Neurons"


def of_book(*texts: str) -> list[str]:
    lines = read_lines("\n".join(texts))
    for line in lines:
        is_author = line.says.text.endswith("2")
        is_code = len(line.says.text) < len(CELLS) and not is_author and line.says.text != BOOK
        line.decide("author" if is_author else "metadata" if is_code else "title", "model")
    drop_false_titles(lines)
    return [line.says.text for line in lines if line.role == "title"]


def test_a_book_is_no_title_of_its_only_abstract() -> None:
    authors = "Bo Sample1, Cy Probe2"
    assert of_book(BOOK, "P-287", CELLS, authors) == [CELLS]
    assert of_book(BOOK, CELLS, authors) == [BOOK, CELLS]
    assert of_book(BOOK, "P-287", CELLS, authors, "P-288", CELLS, authors) == [BOOK, CELLS, CELLS]


BODIES = {"agency", "institute"}


def below_body(*texts: str) -> list[str]:
    lines = read_lines("\n".join(texts))
    for line in lines:
        line.decide("title", "model-title")
    drop_false_titles(lines, BODIES)
    return [line.says.text for line in lines if line.role == "title"]


def test_an_agency_above_the_title_is_none() -> None:
    assert below_body("National Agency for Medicines (NAM)", CELLS) == [CELLS]


@pytest.mark.parametrize(
    "texts",
    [
        ("National Agency for Medicines warns of cells", CELLS),
        ("National Agency for Medicines", "Annual report"),
        ("Cells for Nerves", CELLS),
        ("National Agency for Medicines",),
    ],
    ids=["a sentence", "too short below", "no agency", "nothing below"],
)
def test_other_lines_above_titles_stay(texts: tuple[str, ...]) -> None:
    assert below_body(*texts) == list(texts)


def below_motto(*texts: str) -> list[str]:
    """Titles among lines of which those with bars are menus and those with years are dates."""
    lines = read_lines("\n".join(texts))
    for line in lines:
        line.decide("title", "model-title")
        if "|" in line.says.text:
            line.decide("navigation", "model-navigation")
        elif line.says.text[:1].isdigit():
            line.decide("metadata", "date-line")
    drop_false_titles(lines)
    return [line.says.text for line in lines if line.role == "title"]


def test_a_motto_above_a_menu_and_a_dated_title_is_none() -> None:
    assert below_motto("Nerves, one day after another", "About | Archive", "3 May 2023", CELLS) == [CELLS]


def test_a_title_above_tabs_stays() -> None:
    title = "Nerves, one day after another"
    assert below_motto(title, "Abstract | References", CELLS) == [title, CELLS]
    assert below_motto(title, "3 May 2023", CELLS) == [title, CELLS]
