"""A part of the body right before some names belongs to them."""

import pytest

from pipeline.extract.fold import folded
from pipeline.extract.mentions.placed import Placed
from pipeline.extract.mentions.reading import Naming, Namings, Readings
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Concept, Vocabulary

CELL_DEATH = Concept("X:cell-death", "mechanism", "cell death", (), (), (), (), (), "here")
PLACED = Placed(
    Vocabulary({CELL_DEATH.concept_id: CELL_DEATH}),
    Rules(
        {
            "placed": [
                {"id": "illness", "entity_types": ["adverse_event"], "places": ["anatomy"]},
                {"id": "strength", "concepts": ["X:weakness"], "places": ["anatomy"]},
                {"id": "death", "concepts": ["X:death"], "places": ["anatomy"], "concept": "X:cell-death"},
                {"id": "passing", "concepts": ["X:death"], "places": ["species"]},
            ]
        }
    ),
)
ARM = Naming("anatomy", "X:arm", "r")


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("; arm infection;", Naming("adverse_event", "X:infection", "r"), ["arm infection"]),
        ("; arm weakness;", Naming("outcome", "X:weakness", "r"), ["arm weakness"]),
        ("; arm function;", Naming("outcome", "X:function", "r"), ["arm", "function"]),
        ("; arm, infection;", Naming("adverse_event", "X:infection", "r"), ["arm", "infection"]),
        ("; arm  infection;", Naming("adverse_event", "X:infection", "r"), ["arm", "infection"]),
    ],
)
def test_a_part_of_the_body_and_a_name_are(text: str, name: Naming, expected: list[str]) -> None:
    start = text.rindex(" ") + 1
    rows = [(2, 5, ARM), (start, len(text) - 1, name)]
    found = PLACED.with_places(Readings.of(rows, Namings()), folded(text).low)
    spans = zip(found.starts.tolist(), found.ends.tolist(), strict=True)
    assert [text[start:end] for start, end in spans] == expected
    assert found.naming(len(expected) - 1).concept_id == name.concept_id


def test_both_name_the_concept_of_the_rule() -> None:
    rows = [(2, 5, ARM), (6, 11, Naming("outcome", "X:death", "r"))]
    found = PLACED.with_places(Readings.of(rows, Namings()), b"; arm death;")
    assert found.naming(0) == Naming("mechanism", "X:cell-death", "rules/mentions.yaml#death")


def test_one_name_takes_places_of_several_types_by_rules_of_their_own() -> None:
    rows = [(2, 5, Naming("species", "X:rat", "r")), (6, 11, Naming("outcome", "X:death", "r"))]
    found = PLACED.with_places(Readings.of(rows, Namings()), b"; rat death;")
    assert found.naming(0) == Naming("outcome", "X:death", "rules/mentions.yaml#passing")


def test_without_readings_there_is_nothing_to_join() -> None:
    nothing = Readings.of([], Namings())
    assert len(PLACED.with_places(nothing, b"; ;").starts) == 0
