"""Which sentences may hold a claim at all."""

from __future__ import annotations

import pytest

from pipeline.document import CleanDocument, OffsetMap, Segment, Sentence
from pipeline.extract.claims.letters.lexicon import Lexicon
from pipeline.extract.claims.letters.targets import Targets
from tests.seeded import SEEDED

RULES = SEEDED.rules("claims")
LEXICON = Lexicon(RULES)
TARGETS = Targets(RULES, LEXICON)


def may_stand(text: str, *classes: str) -> bool:
    sentence = Sentence("s", "body", 0, len(text))
    offsets = OffsetMap([0], [0], [1])
    document = CleanDocument("d", "d", text, [Segment("body", 0, len(text))], [sentence], offsets)
    return TARGETS.may_stand(document, 0, [LEXICON.letters[name] for name in classes])


@pytest.mark.parametrize(
    ("text", "classes", "may"),
    [
        ("MSCs and onset.", ("intervention", "outcome"), True),
        ("The mice given MSCs outlived others.", ("intervention",), True),
        ("MSCs were grown.", ("intervention",), False),
        ("Onset came late.", ("outcome",), False),
        ("MSCs and onset" + " again" * RULES["sentence_characters_most"], ("intervention", "outcome"), False),
    ],
)
def test_an_intervention_and_an_outcome_in_a_sentence_that_can_be_read(
    text: str, classes: tuple[str, ...], may: bool
) -> None:
    assert may_stand(text, *classes) is may
