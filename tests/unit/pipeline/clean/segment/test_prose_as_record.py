"""Paragraphs that look like lines of the record."""

from __future__ import annotations

import pytest

from pipeline.clean.segment.lines import read_lines
from pipeline.clean.segment.prose_as_record import settle_prose

SMALL = {"of", "in", "with", "the", "and", "to"}
PROSE = (
    "OSLO - Example Bio (Nasdaq: EXB) today reported results of its trial with cells in ALS. The cells were "
    "made of marrow and given to nine adults."
)
BELOW = "Marrow cells of donors improved survival in SOD1-G93A rats."


def roles(*texts: str, rule_id: str = "model-metadata: label") -> list[str]:
    lines = read_lines("\n".join(texts))
    for line in lines:
        line.decide("metadata", rule_id)
    settle_prose(lines, SMALL)
    return [line.role for line in lines]


def test_two_sentences_and_those_below_are_text() -> None:
    assert roles(PROSE, BELOW) == ["body", "body"]
    assert roles(BELOW, PROSE) == ["metadata", "body"]


@pytest.mark.parametrize(
    "line",
    [
        f"Funding: {PROSE}",
        "Example, A. (2016). Cells of the cord in mice with the disease, and of the doses and days to death. "
        "Journal of the Nerves, 4.",
        "Example University Library. Browse by Year. Browse by Subject. Login to the Repository. Theses "
        "Papers Posters Slides Reports Data.",
        PROSE.rstrip("."),
    ],
    ids=["label", "citation", "few small words", "no end"],
)
def test_lines_of_the_record_are_none(line: str) -> None:
    assert roles(line) == ["metadata"]


def test_statements_about_an_article_and_what_a_rule_decided_stay() -> None:
    assert roles(PROSE, rule_id="model-metadata: section statement") == ["metadata"]
    assert roles(PROSE, rule_id="label-published") == ["metadata"]


def posted(date: str, rule_id: str) -> str:
    """The role of a labelled paragraph below a line with a date."""
    lines = read_lines(f"{date}\nNote: {PROSE}")
    lines[0].decide("metadata", rule_id)
    lines[1].decide("metadata", "model-metadata: slash")
    settle_prose(lines, SMALL)
    return lines[1].role


def test_a_label_within_a_post_is_the_writers() -> None:
    assert posted("Jan 10, 2025   #4", "date-line") == "body"
    assert posted("Received Jan 10, 2025", "date-line") == "metadata"
