from __future__ import annotations

import pickle

import pytest

from pipeline.errors import ColumnError, EvidenceError, PromiseError, SeedError, UsageError

ERRORS = [
    UsageError("A cause.", "A cure."),
    SeedError("seeds/rules/x.yaml line 3", "CL-1", "is not a CURIE", "Write PREFIX:ID."),
    ColumnError("works", "column x is missing"),
    PromiseError("sorted", "works", "row 3"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_survives_the_way_from_a_worker(error: EvidenceError) -> None:
    arrived = pickle.loads(pickle.dumps(error))
    assert type(arrived) is type(error)
    assert (arrived.cause, arrived.cure, str(arrived)) == (error.cause, error.cure, str(error))


def test_a_seed_error_names_place_value_rule_and_cure() -> None:
    assert str(ERRORS[1]) == "seeds/rules/x.yaml line 3: 'CL-1' is not a CURIE. Write PREFIX:ID."
