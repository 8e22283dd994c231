"""Which stretch of a clause is an outcome's own."""

from __future__ import annotations

import pytest

from pipeline.extract.claims.letters.lexicon import Lexicon
from pipeline.extract.claims.reading.stretches import Stretches
from tests.seeded import SEEDED

LEXICON = Lexicon(SEEDED.rules("claims"))
STRETCHES = Stretches(LEXICON)


@pytest.mark.parametrize(
    ("classes", "outcome", "stretch"),
    [
        ("intervention avert outcome also increase outcome", 2, (0, 3)),
        ("intervention avert outcome also increase outcome", 5, (3, 6)),
        ("intervention avert outcome comma increase outcome also improve outcome", 5, (3, 6)),
        ("intervention increase outcome by word also word also improve outcome", 2, (0, 7)),
        ("intervention increase outcome improve outcome", 2, (0, 5)),
        ("intervention improve outcome also outcome", 2, (0, 5)),
        ("intervention improve outcome also outcome", 4, (0, 5)),
        ("intervention improve outcome", 2, (0, 3)),
        ("intervention improve outcome also improve word", 5, (0, 6)),
    ],
)
def test_only_an_outcome_with_its_own_verb_has_a_stretch(
    classes: str, outcome: int, stretch: tuple[int, int]
) -> None:
    letters = "".join(LEXICON.letters[name] for name in classes.split())
    assert STRETCHES.of(letters, outcome, (0, len(letters))) == stretch


def test_each_outcome_of_a_clause_has_the_stretch_up_to_the_next_joint() -> None:
    letters = "".join(
        LEXICON.letters[name] for name in ["intervention", "improve", "outcome", "also", "outcome"]
    )
    assert STRETCHES.each(letters, (0, 5)) == {2: (0, 3), 4: (3, 5)}
