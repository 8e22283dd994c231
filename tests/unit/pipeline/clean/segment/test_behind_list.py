"""Statements behind a list of references."""

from __future__ import annotations

import pytest

from pipeline.clean.segment.behind_list import settle_behind_list
from pipeline.clean.segment.lines import read_lines


def role(text: str, rule_id: str = "model-reference: stop") -> str:
    (line,) = read_lines(text)
    line.decide("reference", rule_id)
    settle_behind_list([line])
    return line.role


@pytest.mark.parametrize(
    "text",
    [
        "Consent: Written consent was obtained from the next of kin.",
        "Competing interests: The authors hold no shares in any firm.",
    ],
)
def test_a_labelled_sentence_is_of_the_record(text: str) -> None:
    assert role(text) == "metadata"


@pytest.mark.parametrize(
    "text",
    [
        "Example Health Agency: Guidance on cells for nerves, 2019.",
        "Roe C: Cells in late disease of the cord. J Ex Neurol.",
        "Marrow cells for nerves, a report to the board.",
    ],
    ids=["year", "author", "no label"],
)
def test_entries_stay_references(text: str) -> None:
    assert role(text) == "reference"


def test_what_a_rule_found_stays() -> None:
    assert (
        role("Consent: Written consent was obtained from the next of kin.", "numbered-references")
        == "reference"
    )
