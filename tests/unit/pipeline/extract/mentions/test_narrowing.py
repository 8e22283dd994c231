"""Adjectives before a name belong to it, up to the name before."""

import pytest

from pipeline.extract.fold import folded
from pipeline.extract.mentions.narrowing import Narrowing
from pipeline.extract.mentions.reading import Naming, Namings, Readings
from pipeline.vocabulary.rules import Rules

NARROWING = Narrowing(
    Rules(
        {
            "narrowing": [
                {"id": "place", "entity_types": ["cell_type"], "adjectives": ["dermal", "retinal"]},
                {"id": "kind", "entity_types": ["disease"], "adjectives": ["acute"]},
            ]
        }
    )
)


@pytest.mark.parametrize(
    ("text", "entity_type", "expected"),
    [
        ("; dermal fibroblasts", "cell_type", "dermal fibroblasts"),
        ("; (retinal dermal fibroblasts", "cell_type", "retinal dermal fibroblasts"),
        ("; dermal, fibroblasts", "cell_type", "fibroblasts"),
        ("; subdermal fibroblasts", "cell_type", "fibroblasts"),
        ("; dermal fibroblasts", "disease", "fibroblasts"),
        ("; acute fibroblasts", "disease", "acute fibroblasts"),
    ],
)
def test_a_name_is_narrowed_to(text: str, entity_type: str, expected: str) -> None:
    start = text.index("fibroblasts")
    naming = Naming(entity_type, "X:fibroblast", "rule")
    found = NARROWING.narrowed(Readings.of([(start, len(text), naming)], Namings()), folded(text).low)
    assert text[int(found.starts[0]) : int(found.ends[0])] == expected
    assert found.naming(0).concept_id == "X:fibroblast"


def test_a_name_before_keeps_its_words() -> None:
    text = "; skin dermal fibroblasts"
    rows = [(2, 13, Naming("anatomy", "X:skin", "r")), (14, 25, Naming("cell_type", "X:fibroblast", "r"))]
    found = NARROWING.narrowed(Readings.of(rows, Namings()), folded(text).low)
    assert found.starts.tolist() == [2, 14]
