"""Some nouns belong to the names before them."""

import pytest

from pipeline.extract.fold import folded
from pipeline.extract.mentions.reading import Naming, Namings, Readings
from pipeline.extract.mentions.tails import Tails
from pipeline.vocabulary.vocabulary import Concept, Vocabulary

THERAPY = Concept("X:therapy", "cell_product", "cell therapy", (), (), (), (), (), "here")
TAILS = Tails(
    Vocabulary({THERAPY.concept_id: THERAPY}),
    {
        "tails": [
            {
                "id": "act",
                "entity_types": ["delivery_route"],
                "alone": ["X:infusion"],
                "nouns": ["infusion", "route"],
            },
            {"id": "salt", "entity_types": ["drug"], "nouns": ["acetate"]},
            {"id": "cells", "entity_types": ["cell_type"], "nouns": ["therapy"], "concept": "X:therapy"},
        ]
    },
)
IV = Naming("delivery_route", "X:iv", "r")
INFUSION = Naming("delivery_route", "X:infusion", "r")


@pytest.mark.parametrize(
    ("text", "rows", "expected"),
    [
        ("; IV infusion;", [(2, 4, IV), (5, 13, INFUSION)], ["IV infusion"]),
        ("; IV route;", [(2, 4, IV)], ["IV route"]),
        ("; IV, infusion;", [(2, 4, IV), (6, 14, INFUSION)], ["IV", "infusion"]),
        ("; IV infusions;", [(2, 4, IV)], ["IV"]),
        ("; infusion route;", [(2, 10, INFUSION)], ["infusion"]),
        ("; AB acetate;", [(2, 4, Naming("drug", "X:ab", "r"))], ["AB acetate"]),
        ("; IV acetate;", [(2, 4, IV)], ["IV"]),
        ("; AB infusion;", [(2, 4, Naming("drug", "X:iv", "r")), (5, 13, INFUSION)], ["AB", "infusion"]),
    ],
)
def test_names_and_the_nouns_behind_them_are(
    text: str, rows: list[tuple[int, int, Naming]], expected: list[str]
) -> None:
    found = TAILS.with_tails(Readings.of(rows, Namings()), folded(f"{text}\n;").low)
    spans = zip(found.starts.tolist(), found.ends.tolist(), strict=True)
    assert [text[start:end] for start, end in spans] == expected


def test_a_noun_may_make_another_thing_of_a_name() -> None:
    rows = [(2, 5, Naming("cell_type", "X:oec", "r"))]
    found = TAILS.with_tails(Readings.of(rows, Namings()), folded("; OEC therapy;\n;").low)
    assert found.named() == [Naming("cell_product", "X:therapy", "rules/mentions.yaml#cells")]
