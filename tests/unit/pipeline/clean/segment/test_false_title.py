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
