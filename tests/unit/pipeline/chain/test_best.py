"""The best sequences of labels, against all that there are."""

from __future__ import annotations

from itertools import pairwise, product
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.chain.best import best_scores, best_sequences
from pipeline.chain.sequences import Sequences

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
