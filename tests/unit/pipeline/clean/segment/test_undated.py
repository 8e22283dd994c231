"""Lines that only look like entries of a list of references are text."""

from __future__ import annotations

import pytest

from pipeline.clean.segment.lines import read_lines
from pipeline.clean.segment.undated import settle_undated


def settled(*texts: str) -> list[str]:
    lines = read_lines("\n".join(texts))
    for line in lines:
        if line.says.text == "References":
            line.decide("heading", "heading-references")
        else:
            line.decide("reference", "model-reference: stop <= 5")
    settle_undated(lines)
    return [line.role for line in lines]


RESULTS = (
    "1. Primary Outcome. Title: Deaths. Time Frame: 12 months",
    "Term: Headache. Cells 1/21. Sham 2/20",
)


def test_numbered_results_are_text() -> None:
    assert settled(*RESULTS) == ["body", "body"]


@pytest.mark.parametrize(
    "entry",
    [
        "Olsen A, Berg B. Cells in rats. Brain 2019;4:1-9.",
        "Olsen A, Berg B. Cells in rats. https://x.org",
        "Olsen A, et al. Cells in rats. Brain, in press.",
    ],
)
def test_a_row_of_lines_with_one_that_points_to_a_work_is_a_list(entry: str) -> None:
    assert settled(*RESULTS, entry) == ["reference"] * 3


def test_below_its_heading_a_list_needs_no_years() -> None:
    assert settled("References", *RESULTS) == ["heading", "reference", "reference"]
