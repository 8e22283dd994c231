"""The chain learns what is shown to it, and what follows what."""

from __future__ import annotations

import numpy as np

from training.crf import Chain, Drop

SIZES = [4] * 6
SEEN = np.tile(np.array([[1, 0], [0, 0], [0, 1], [0, 0]], np.float32), (6, 1))
RIGHT = np.tile(np.array([[True, False], [True, False], [False, True], [True, True]]), (6, 1))


def fitted() -> Chain:
    drop = Drop(np.zeros(2, bool), SIZES, 0.0)
    return Chain(values=2, roles=2, penalty=0.1).fit(SEEN, RIGHT, SIZES, steps=80, drop=drop)


def test_what_is_seen_with_a_role_speaks_for_it() -> None:
    weights = fitted().weights
    assert weights[0, 0] > weights[0, 1]
    assert weights[1, 1] > weights[1, 0]


def test_a_role_that_follows_itself_has_the_greater_transition() -> None:
    transitions = fitted().transitions
    assert transitions[0, 0] > transitions[1, 0]


def test_fitting_twice_gives_the_same_weights() -> None:
    assert np.array_equal(fitted().weights, fitted().weights)


def test_hidden_columns_are_hidden_on_whole_pages() -> None:
    shown = Drop(np.array([True, False]), SIZES, 0.5)(np.ones((24, 2), np.float32), 3)
    assert {tuple(page) for page in shown[:, 0].reshape(6, 4).tolist()} == {(0.0,) * 4, (1.0,) * 4}
    assert shown[:, 1].all()


def test_columns_of_a_group_are_hidden_together() -> None:
    drop = Drop(np.ones(3, bool), SIZES, 0.5, groups=np.array([4, 4, 9]))
    shown = drop(np.ones((24, 3), np.float32), 3)
    assert (shown[:, 0] == shown[:, 1]).all()
    assert (shown[:, 0] != shown[:, 2]).any()
