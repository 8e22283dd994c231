"""Where a clause ends, and where `, and` joins two statements."""

from __future__ import annotations

import pytest

from pipeline.extract.claims.letters.clauses import Clauses, Halves
from pipeline.extract.claims.letters.lexicon import Lexicon
from tests.seeded import SEEDED

RULES = SEEDED.rules("claims")
LEXICON = Lexicon(RULES)


def letters_of(classes: str) -> str:
    return "".join(LEXICON.letters[name] for name in classes.split())


@pytest.mark.parametrize(
    ("classes", "starts"),
    [
        ("intervention decrease outcome comma also outcome be increase", [3]),
        ("intervention decrease outcome comma also outcome comma outcome also outcome be increase", [3]),
        ("by intervention comma outcome be improve comma also outcome improve", [6]),
        ("by intervention be by comma outcome comma outcome comma also outcome be improve", []),
        ("outcome comma outcome comma also outcome be increase by intervention", []),
        ("intervention decrease outcome comma outcome comma also outcome", []),
        ("intervention decrease outcome comma also increase outcome", []),
        ("filler increase inside outcome comma outcome comma also outcome be observed by intervention", []),
        ("intervention be by break outcome comma outcome comma also outcome be improve", []),
    ],
)
def test_another_half_begins_where_both_have_a_verb_of_their_own(classes: str, starts: list[int]) -> None:
    assert Halves(RULES, LEXICON).starts(letters_of(classes)) == starts


@pytest.mark.parametrize(
    ("classes", "token", "clause"),
    [
        ("intervention decrease outcome comma also outcome be increase", 2, (0, 3)),
        ("intervention decrease outcome comma also outcome be increase", 5, (4, 8)),
        ("intervention decrease outcome also outcome be increase", 2, (0, 7)),
        ("intervention decrease outcome but outcome be increase", 4, (4, 7)),
    ],
)
def test_a_clause_ends_with_its_half_of_the_sentence(
    classes: str, token: int, clause: tuple[int, int]
) -> None:
    assert Clauses(RULES, LEXICON).of(letters_of(classes), token) == clause
