"""What stands around a text under headings of its own."""

from __future__ import annotations

import pytest

from pipeline.clean.segment.furniture import Furniture
from pipeline.clean.segment.lines import read_lines
from tests.seeded import SEEDED

FURNITURE = Furniture(SEEDED.rules("roles"))
ABOVE = ["The cells were safe.", "They changed nothing."]


def roles(heading: str, *texts: str, above: int = 2) -> list[str]:
    """Roles of a heading and of text below it, with paragraphs above."""
    lines = read_lines("\n\n".join([*ABOVE[:above], heading, *texts]))
    for line in lines:
        line.decide("heading" if line.says.text == heading else "body", "hint")
    FURNITURE.settle(lines)
    return [line.role for line in lines[above:]]


def test_headlines_of_other_pages_are_links() -> None:
    headlines = ("New dean named", "Stem cells help mice walk again")
    assert roles("More news", *headlines) == ["navigation"] * 3
    assert roles("Results", *headlines) == ["heading", "body", "body"]
    assert roles("Recommendations", "Offer cells in trials alone") == ["heading", "body"]


def test_a_sentence_below_such_a_heading_is_text() -> None:
    assert roles("Related news", "The cells did nothing for survival in mice.")[1] == "body"


@pytest.mark.parametrize(
    "heading", ["Media contact", "Press contacts:", "For media enquiries", "Media Contact"]
)
def test_contacts_are_dropped(heading: str) -> None:
    assert roles(heading, "Ana Ex, press@example.org", above=1) == ["heading", "body"]
    assert roles(heading, "Ana Ex, press@example.org, +1 555 0142") == ["contact", "contact"]


@pytest.mark.parametrize(
    "heading",
    ["About ALS", "About the RESTORE trial", "About the study", "About stem cells", "Contact with cells"],
)
def test_other_headings_stay(heading: str) -> None:
    assert roles(heading, "It enrolled adults.") == ["heading", "body"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("bioRxiv posts many COVID19-related papers.", "legal"),
        ("A reminder: they have not been formally peer-reviewed.", "legal"),
        ("Abstract Full Text Info/History Metrics Preview PDF", "navigation"),
        ("New Results Follow this preprint", "navigation"),
        ("bioRxiv posts were read by many.", "body"),
        ("Abstract", "body"),
        ("Abstract figures of speech", "body"),
    ],
)
def test_notices_and_tabs_of_servers_are_no_text(text: str, role: str) -> None:
    assert roles("Results", text)[1] == role


def below_subjects(*texts: str) -> list[str]:
    """Roles of the lines below a heading of a list at the end of a page."""
    lines = read_lines("\n\n".join([*ABOVE, "MeSH terms", *texts]))
    for line, role in zip(lines, ["body", "body", "heading", *["metadata"] * len(texts)], strict=True):
        line.decide(role, "hint")
    FURNITURE.settle(lines)
    return [line.role for line in lines[3:]]


@pytest.mark.parametrize(
    "foot", ["FOLLOW NCBI", "Follow us", "Connect with the library", "Twitter Facebook LinkedIn"]
)
def test_the_foot_of_a_page_ends_its_last_list(foot: str) -> None:
    assert below_subjects("Humans", foot, "Web Policies", "DOI: 10.5555/1") == [
        *("metadata", "navigation", "navigation", "metadata")
    ]


@pytest.mark.parametrize("subject", ["Follow-Up Studies", "Social Media", "Facebook"])
def test_subjects_are_no_foot(subject: str) -> None:
    assert below_subjects("Humans", subject, "Mice") == ["metadata"] * 3
