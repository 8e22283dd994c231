"""The packed forms: what one process leaves, another reads; what is damaged is made anew."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pipeline.extract.mentions.forms import Forms, forms_of
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Concept, Vocabulary
from tests.seeded import SEEDED

RULES = SEEDED.rules("mentions")


def vocabulary(*forms: str, ambiguous: tuple[str, ...] = ()) -> Vocabulary:
    concept = Concept("A:1", "disease", forms[0], forms[1:], ambiguous, (), (), (), "x line 2")
    return Vocabulary({concept.concept_id: concept})


def same(one: Forms, other: Forms) -> bool:
    return all(map(np.array_equal, one, other))


def test_what_one_process_left_is_what_it_made(tmp_path: Path) -> None:
    known = vocabulary("motor neurone disease", "MND", "TNF-alpha", ambiguous=("SC",))
    made = forms_of(known, RULES, tmp_path / "forms")
    assert same(forms_of(known, RULES, tmp_path / "forms"), made)
    assert same(forms_of(known, RULES, None), made)
    assert len(list((tmp_path / "forms").iterdir())) == 1


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04", b"nonsense" * 100])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    known = vocabulary("motor neuron")
    made = forms_of(known, RULES, tmp_path / "forms")
    kept = next((tmp_path / "forms").iterdir())
    kept.chmod(0o644)
    kept.write_bytes(damage)
    assert same(forms_of(known, RULES, tmp_path / "forms"), made)
    assert len(kept.read_bytes()) > len(damage)


def test_one_flipped_byte_is_noticed(tmp_path: Path) -> None:
    known = vocabulary("motor neuron")
    made = forms_of(known, RULES, tmp_path / "forms")
    kept = next((tmp_path / "forms").iterdir())
    content = bytearray(kept.read_bytes())
    content[content.index(made.automaton) + 40] ^= 1
    kept.chmod(0o644)
    kept.write_bytes(content)
    assert same(forms_of(known, RULES, tmp_path / "forms"), made)


@pytest.mark.parametrize(
    "other",
    [
        vocabulary("motor neuron", "MN"),
        vocabulary("motor neuron", ambiguous=("MN",)),
        vocabulary("motor neurons"),
    ],
)
def test_other_forms_are_other_files(tmp_path: Path, other: Vocabulary) -> None:
    forms_of(vocabulary("motor neuron"), RULES, tmp_path / "forms")
    forms_of(other, RULES, tmp_path / "forms")
    assert len(list((tmp_path / "forms").iterdir())) == 2


def test_other_rules_are_other_files(tmp_path: Path) -> None:
    known = vocabulary("axis")
    forms_of(known, RULES, tmp_path / "forms")
    forms_of(known, Rules({**RULES, "irregular_plurals": {}}, RULES.place), tmp_path / "forms")
    assert len(list((tmp_path / "forms").iterdir())) == 2


def test_no_forms_make_no_automaton(tmp_path: Path) -> None:
    for _ in range(2):
        assert not forms_of(Vocabulary({}), RULES, tmp_path / "forms").automaton
