"""Results on the page of a registry."""

from __future__ import annotations

from pipeline.clean.segment.lines import read_lines
from pipeline.clean.segment.posted_results import PostedResults
from tests.seeded import SEEDED

POSTED = PostedResults(SEEDED.rules("roles"))
ABOVE = ["Sponsor: Example University", "Results", "Participant Flow", "Cells: 5 of 24. Sham: 3 of 12."]


def roles(*texts: str, number: str = "label-registry") -> list[str]:
    """The roles of lines that the model takes for the record, below the one that states a trial's number."""
    first, *others = lines = read_lines("\n".join(["NCT01234567", *texts]))
    first.decide("metadata", number)
    for line in others:
        line.decide("metadata", "model-metadata: label")
    POSTED.settle(lines)
    return [line.role for line in others]


def test_lines_below_results_are_text() -> None:
    assert roles(*ABOVE) == ["metadata", "metadata", "metadata", "body"]
    assert roles(*ABOVE[1:], "Comment: P = 0.4") == ["metadata", "metadata", "body", "body"]


def test_what_stands_behind_results_is_of_the_record() -> None:
    behind = ["More Information", "Responsible Party: A. Example"]
    assert roles(*ABOVE, *behind) == ["metadata", "metadata", "metadata", "body", "metadata", "metadata"]


def test_pages_of_no_registry_are_left() -> None:
    assert set(roles(*ABOVE, number="model-metadata: year")) == {"metadata"}


def test_a_page_that_only_states_a_number_needs_a_heading_of_registries() -> None:
    assert set(roles(*ABOVE[:2], ABOVE[3], number="identifier-line")) == {"metadata"}
    below = roles("Results Overview", "Comments: No arm was better.", number="identifier-line")
    assert below == ["metadata", "body"]


def test_a_label_that_ends_its_line_is_left() -> None:
    assert roles("Results", "Date Posted:") == ["metadata", "metadata"]
