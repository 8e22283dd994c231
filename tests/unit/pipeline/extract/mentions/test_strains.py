"""An animal and the gene or line before it are one model."""

import pytest

from pipeline.extract.mentions import MentionFinder
from pipeline.vocabulary.vocabulary import Concept, Vocabulary
from tests.documents import one_sentence
from tests.seeded import SEEDED


def concept(
    concept_id: str, kind: str, label: str, synonyms: tuple[str, ...] = (), broader: str = ""
) -> Concept:
    above = (broader,) if broader else ()
    return Concept(concept_id, kind, label, synonyms, (), above, (), (), "here")


CONCEPTS = [
    concept("ACE:als-animal-model", "model", "ALS animal model"),
    concept("ACE:mouse-model", "model", "mouse model"),
    concept("NCBITaxon:10090", "species", "mouse"),
    concept("X:abc1", "gene_protein", "ABC1"),
    concept("X:def2", "gene_protein", "DEF2"),
    concept("X:abc1-g7r", "model", "ABC1-G7R", (), "ACE:als-animal-model"),
    concept("X:abc1-mouse", "model", "ABC1 mouse", (), "ACE:als-animal-model"),
]
FINDER = MentionFinder(Vocabulary({row.concept_id: row for row in CONCEPTS}), SEEDED.rules("mentions"))


@pytest.mark.parametrize(
    ("text", "model", "concept_id"),
    [
        ("ABC1 transgenic mice ran", "ABC1 transgenic mice", "X:abc1-mouse"),
        ("ABC1G7R mice ran", "ABC1G7R mice", "X:abc1-g7r"),
        ("ABC1-R44Q mice ran", "ABC1-R44Q mice", "X:abc1-mouse"),
        ("ABC1-deficient mice ran", "ABC1-deficient mice", "ACE:mouse-model"),
        ("mutant DEF2 mice ran", "mutant DEF2 mice", "ACE:mouse-model"),
    ],
)
def test_the_whole_names(text: str, model: str, concept_id: str) -> None:
    found = {text[row.start : row.end]: row.concept_id for row in FINDER.find(one_sentence(text), [])}
    assert found[model] == concept_id


@pytest.mark.parametrize(
    "text", ["DEF2 mice ran", "ABC1 (mice)", "ABC1 and mice", "ABC1-r44q mice", "mice ABC1"]
)
def test_there_is_no_model_in(text: str) -> None:
    rows = FINDER.find(one_sentence(text), [])
    assert {row.entity_type for row in rows} == {"gene_protein", "species"}
