"""The chain's decisions: the best sequence of roles, its reasons, broken weights."""

from __future__ import annotations

import json
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.chain.columns import Column
from pipeline.chain.model import LinearChain, best_scores, best_sequences, load_weights, read_weights
from pipeline.chain.sequences import Sequences
from pipeline.errors import SeedError

WEIGHTS = {
    "labels": ["body", "navigation"],
    "after": {"body": [50, -50], "navigation": [-50, 50]},
    "values": {"end": {"stop": [200, 0], "letter": [0, 90]}},
}
SCORES = st.lists(st.lists(st.integers(-200, 200), min_size=3, max_size=3), min_size=1, max_size=5)


def total(roles: tuple[int, ...], scores: list[list[int]], after: np.ndarray) -> int:
    steps = sum(after[left, right] for left, right in pairwise(roles))
    return int(sum(line[role] for line, role in zip(scores, roles, strict=True)) + steps)


@given(st.lists(SCORES, min_size=1, max_size=3), st.integers(0, 5))
def test_no_sequence_of_a_page_scores_higher_than_the_chosen_one(pages: list[Any], seed: int) -> None:
    after = np.random.default_rng(seed).integers(-200, 200, (3, 3)).astype(np.int32)
    scores = np.array([line for page in pages for line in page], np.int32)
    found = best_sequences(scores, after, Sequences([len(page) for page in pages])).tolist()
    for page in pages:
        chosen, found = tuple(found[: len(page)]), found[len(page) :]
        best = max(total(roles, page, after) for roles in product(range(3), repeat=len(page)))
        assert total(chosen, page, after) == best


@given(st.lists(SCORES, min_size=1, max_size=3), st.integers(0, 5))
def test_the_best_score_with_a_label_is_that_of_the_best_sequence_with_it(
    pages: list[Any], seed: int
) -> None:
    after = np.random.default_rng(seed).integers(-200, 200, (3, 3)).astype(np.int32)
    scores = np.array([line for page in pages for line in page], np.int32)
    found = best_scores(scores, after, Sequences([len(page) for page in pages])).tolist()
    for page in pages:
        own, found = found[: len(page)], found[len(page) :]
        sequences = list(product(range(3), repeat=len(page)))
        for place, label in product(range(len(page)), range(3)):
            with_it = (total(roles, page, after) for roles in sequences if roles[place] == label)
            assert own[place][label] == max(with_it)


def test_no_sequence_is_too_long_to_be_summed() -> None:
    scores = np.tile(np.array([[20_000_000, 0]], np.int32), (300, 1))
    assert not best_sequences(scores, np.zeros((2, 2), np.int32), Sequences([300])).any()


def test_the_margin_is_what_another_label_would_cost() -> None:
    ends = Column("end", ("stop", "letter", "unseen"), np.array([0, 2]))
    weighed = LinearChain(read_weights(WEIGHTS)).weigh([ends], Sequences([2]))
    assert (weighed.labels.tolist(), weighed.margins.tolist()) == ([0, 0], [200, 100])


def test_a_line_without_evidence_goes_with_its_neighbours() -> None:
    ends = Column("end", ("stop", "letter", "unseen"), np.array([0, 2, 0]))
    assert LinearChain(read_weights(WEIGHTS)).decide([ends], Sequences([3])).tolist() == [0, 0, 0]


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
