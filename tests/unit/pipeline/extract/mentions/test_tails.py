"""Some nouns belong to the names before them."""

import pytest

from pipeline.extract.fold import folded
from pipeline.extract.mentions.index import FormIndex
from pipeline.extract.mentions.reading import Naming, Namings, Readings
from pipeline.extract.mentions.tails import Tails
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Concept, Vocabulary
from tests.seeded import SEEDED

CONCEPTS = [
    Concept(f"X:{name}", entity_type, label, (), (), (), (), (), "here")
    for name, entity_type, label in [
        ("therapy", "cell_product", "cell therapy"),
        ("oec", "cell_type", "olfactory ensheathing cell"),
        ("sc", "cell_type", "stem cell"),
        ("sc-therapy", "cell_product", "stem cell therapy"),
        ("glia", "cell_type", "glial cell"),
        ("glia-therapy", "outcome", "glial cell therapy"),
    ]
]
VOCABULARY = Vocabulary({concept.concept_id: concept for concept in CONCEPTS})
TAILS = Tails(
    FormIndex(VOCABULARY, SEEDED.rules("mentions")),
    VOCABULARY,
    Rules(
        {
            **SEEDED.rules("mentions"),
            "tails": [
                {
                    "id": "act",
                    "entity_types": ["delivery_route"],
                    "alone": ["X:infusion"],
                    "nouns": ["infusion", "route"],
                },
                {"id": "salt", "entity_types": ["drug"], "nouns": ["acetate"]},
                {
                    "id": "cells",
                    "entity_types": ["cell_type"],
                    "nouns": ["therapy", "therapies"],
                    "concept": "X:therapy",
                },
            ],
        }
    ),
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


@pytest.mark.parametrize(
    ("name", "noun", "both"),
    [
        ("oec", "therapy", "therapy"),
        ("sc", "therapy", "sc-therapy"),
        ("sc", "therapies", "sc-therapy"),
        ("glia", "therapy", "therapy"),
    ],
)
def test_a_noun_makes_of_a_name_what_the_vocabulary_calls_both_if_it_is_of_the_type_of_the_rule(
    name: str, noun: str, both: str
) -> None:
    rows = [(2, 4, Naming("cell_type", f"X:{name}", "r"))]
    found = TAILS.with_tails(Readings.of(rows, Namings()), folded(f"; CE {noun};\n;").low)
    assert found.named() == [Naming("cell_product", f"X:{both}", "rules/mentions.yaml#cells")]
