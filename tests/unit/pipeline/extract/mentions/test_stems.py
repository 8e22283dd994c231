"""A word with the stem of a nonproprietary name is a thing of that kind."""

import pytest

from pipeline.extract.fold import folded
from pipeline.extract.mentions.reading import Naming, Namings, Reading, Readings
from pipeline.extract.mentions.stems import Stems
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Concept, Vocabulary

ANTIBODY = Concept("X:1", "drug", "monoclonal antibody", (), (), (), (), (), "here")
RULES = Rules({"stems": [{"id": "antibodies", "concept": "X:1", "stems": ["mab"]}]})
STEMS = Stems(Vocabulary({"X:1": ANTIBODY}), RULES)


def named(text: str, rows: list[Reading]) -> list[str]:
    found = STEMS.with_names(Readings.of(rows, Namings()), folded(text))
    spans = zip(found.starts.tolist(), found.ends.tolist(), strict=True)
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" nofacimab fell, Obarimab too. ", ["nofacimab", "Obarimab"]),
        (" a mab and an amab ", []),
        (" anti-2mab and X5remab ", []),
        (" nofacimabs ", []),
    ],
)
def test_words_with_a_stem_are_named(text: str, expected: list[str]) -> None:
    assert named(text, []) == expected


def test_a_name_of_the_vocabulary_is_left_as_it_is() -> None:
    assert named(" ravulizumab ", [(1, 12, Naming("drug", "X:2", "r"))]) == ["ravulizumab"]
