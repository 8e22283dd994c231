"""Sources without authors below their heading."""

from __future__ import annotations

from pipeline.clean.segment.announced import settle_announced
from pipeline.clean.segment.lines import read_lines

PAGE = "Nerve Institute. Cells: what is known. https://www.example.org/cells. Accessed 3 May 2021."
REPORT = "Nerve Society. (2020). What we pay for."


def settled(*texts: str, heading: str = "heading-references") -> list[str]:
    lines = read_lines("\n".join(texts))
    for line in lines:
        is_entry = line.says.text.startswith("Holm A")
        line.decide("reference" if is_entry else "metadata", "model")
    lines[0].decide("heading", heading)
    settle_announced(lines)
    return [line.role for line in lines[1:]]


def test_pages_and_reports_below_the_heading_are_references() -> None:
    assert settled("Sources", PAGE, REPORT) == ["reference", "reference"]


def test_the_first_other_line_ends_them() -> None:
    assert settled("Sources", PAGE, "Written for patients by our team", REPORT) == [
        "reference",
        "metadata",
        "metadata",
    ]


def test_what_stands_behind_entries_with_authors_is_none_of_them() -> None:
    assert settled("Sources", "Holm A. Cells. 2010;1:2.", PAGE) == ["reference", "metadata"]


def test_other_headings_announce_nothing() -> None:
    assert settled("Funding", PAGE, heading="heading-statement") == ["metadata"]
