"""The chain's decisions: the best sequence of roles, its reasons, broken weights."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipeline.chain.columns import Column
from pipeline.chain.model import LinearChain, Sought, load_weights, read_weights
from pipeline.chain.sequences import Sequences
from pipeline.errors import SeedError

WEIGHTS = {
    "labels": ["body", "navigation"],
    "after": {"body": [50, -50], "navigation": [-50, 50]},
    "values": {"end": {"stop": [200, 0], "letter": [0, 90]}},
}


def test_the_margin_is_what_another_label_would_cost() -> None:
    ends = Column("end", ("stop", "letter", "unseen"), np.array([0, 2]))
    weighed = LinearChain(read_weights(WEIGHTS)).weigh([ends], Sequences([2]))
    assert (weighed.labels.tolist(), weighed.margins.tolist()) == ([0, 0], [200, 100])


def test_a_line_without_evidence_goes_with_its_neighbours() -> None:
    ends = Column("end", ("stop", "letter", "unseen"), np.array([0, 2, 0]))
    assert LinearChain(read_weights(WEIGHTS)).decide([ends], Sequences([3])).tolist() == [0, 0, 0]


GIVEN = [
    (300, [False, True, True], [0, 0, 1]),
    (9, [False, True, True], [0, 0, 0]),
    (300, [True, False, False], [1, 0, 0]),
    (300, [False, False, False], [0, 0, 0]),
]


@pytest.mark.parametrize(("margin", "places", "found"), GIVEN)
def test_a_label_that_is_sought_goes_to_the_likeliest_place_that_may_have_it(
    margin: int, places: list[bool], found: list[int]
) -> None:
    ends = Column("end", ("stop", "letter"), np.array([0, 0, 1]))
    sought = Sought("navigation", np.array(places), margin)
    chain = LinearChain(read_weights(WEIGHTS))
    assert chain.decide([ends], Sequences([3]), sought=sought).tolist() == found


def test_a_sequence_with_the_label_that_is_sought_gets_no_second_one() -> None:
    ends = Column("end", ("stop", "letter"), np.array([1, 1, 0]))
    sought = Sought("navigation", np.array([True, True, True]), 900)
    chain = LinearChain(read_weights(WEIGHTS))
    assert chain.decide([ends], Sequences([2, 1]), sought=sought).tolist() == [1, 1, 1]


def test_the_reason_is_what_speaks_most_for_the_role() -> None:
    columns = [
        Column("end", ("stop", "letter"), np.array([0, 1])),
        Column("unknown", ("x",), np.array([0, 0])),
    ]
    reasons = LinearChain(read_weights(WEIGHTS)).reasons(columns, np.array([0, 1]), np.array([0, 1]))
    assert reasons == ["end stop", "end letter"]


def test_what_a_format_says_is_added() -> None:
    prior = np.array([[0, 0], [0, 500]], np.int32)
    columns = [Column("end", ("stop", "letter"), np.array([0, 0]))]
    assert LinearChain(read_weights(WEIGHTS)).decide(columns, Sequences([1, 1]), prior).tolist() == [0, 1]


BROKEN: list[dict[str, Any]] = [
    {},
    {**WEIGHTS, "after": {"body": [1, 2]}},
    {**WEIGHTS, "values": {"end": {"stop": [1, 2, 3]}}},
    {**WEIGHTS, "values": {"end": {"stop": ["x", 2]}}},
]


@pytest.mark.parametrize("content", BROKEN)
def test_weights_that_do_not_fit_together_are_refused(content: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "weights.json"
    path.write_text(json.dumps(content))
    with pytest.raises(SeedError, match=r"weights\.json"):
        load_weights(path)
