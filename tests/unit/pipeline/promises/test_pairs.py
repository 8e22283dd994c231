"""The basis of a pair of claims is held against the two claims."""

from __future__ import annotations

import pyarrow as pa
import pytest

from pipeline.promises.pairs import misfounded
from schemas import TABLES

SAID = {"intervention_id": "i", "cell_source_id": "c", "outcome_id": "o", "model_id": "m", "effect": "better"}
BASIS = "same intervention, same outcome, same model, same effect, different sources"


def pairs(basis, **other):
    """What is wrong with a pair of claims of which the second says something other."""
    claims = [{"claim_id": "a", **SAID}, {"claim_id": "b", **SAID, **other}]
    link = {"claim_a": "a", "claim_b": "b", "kind": "supports", "basis": basis}
    rows = [
        pa.Table.from_pylist(rows, TABLES[name].arrow_schema())
        for name, rows in (("claim_links", [link]), ("claims", claims))
    ]
    return list(misfounded(*rows))


@pytest.mark.parametrize(
    ("basis", "other"),
    [
        (BASIS, {}),
        (BASIS, {"intervention_id": "another", "route_id": "r"}),
        (BASIS.replace("same outcome", "outcome by another name"), {"outcome_id": "another"}),
        (BASIS.replace("same effect", "opposite effect"), {"effect": "worse"}),
        (BASIS.replace("same effect", "other effect"), {"effect": "none"}),
        (BASIS.replace("same model", "broader and narrower model"), {"model_id": "narrower"}),
        (BASIS.replace("same intervention", "broader and narrower intervention"), {"cell_source_id": "d"}),
    ],
)
def test_a_basis_that_is_that_of_the_claims_is_sound(basis, other):
    assert pairs(basis, **other) == []


@pytest.mark.parametrize(
    "other",
    [
        {"outcome_id": "another"},
        {"effect": "worse"},
        {"model_id": "another"},
        {"model_id": None},
        {"cell_source_id": None},
        {"cell_source_id": "another"},
    ],
)
def test_a_pair_whose_claims_say_otherwise_is_found(other):
    assert pairs(BASIS, **other) == ["a b"]


@pytest.mark.parametrize(
    ("same", "unlike"),
    [
        ("same effect", "opposite effect"),
        ("same effect", "other effect"),
        ("same outcome", "outcome by another name"),
    ],
)
def test_a_pair_that_is_said_to_differ_and_does_not_is_found(same, unlike):
    assert pairs(BASIS.replace(same, unlike)) == ["a b"]
