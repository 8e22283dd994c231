"""What a sentence says behind its first statement keeps the words of that statement out."""

from __future__ import annotations

import re

import pytest

from tests.seeds.test_claim_rules import FINDER, RULES, read_marked

SENTENCE = (
    "[MSCs](CL:0000134) did not slow [disease progression](MESH:D018450) (p = 0.4), "
    "and caused more [fever](HP:0001945) than saline (p = 0.01)."
)


@pytest.fixture
def by_outcome() -> dict[str, tuple[bool, str | None]]:
    found = FINDER.find(*read_marked(SENTENCE), [])
    return {claim.outcome_id: (claim.negated, claim.significance) for claim in found}


def test_neither_half_lends_its_denial(by_outcome: dict[str, tuple[bool, str | None]]) -> None:
    assert by_outcome["MESH:D018450"][0]
    assert not by_outcome["HP:0001945"][0]


def test_neither_half_lends_its_p_value(by_outcome: dict[str, tuple[bool, str | None]]) -> None:
    assert by_outcome["MESH:D018450"][1] == "not_significant"
    assert by_outcome["HP:0001945"][1] == "significant"


def test_the_cues_of_a_half_stand_in_it() -> None:
    document, mentions = read_marked(SENTENCE)
    caused = next(claim for claim in FINDER.find(document, mentions, []) if claim.outcome_id == "HP:0001945")
    assert "caused" in [document.text[cue.start : cue.end] for cue in caused.cues]


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        ("The treatment was feasible and did not accelerate disease progression.", True),
        ("Results: Intrathecal injections were safe but caused headache.", True),
        ("Surgery relieved pain but did not restore strength.", False),
        ("Treatment of infections was quick and did not affect survival.", False),
    ],
)
def test_a_sentence_that_names_no_cells_is_of_them_where_giving_is_its_subject(
    sentence: str, tells: bool
) -> None:
    assert bool(re.match(RULES["said_on"]["giving"], sentence)) is tells
