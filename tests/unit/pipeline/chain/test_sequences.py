"""Looks from a line to others of its page, and never beyond."""

from __future__ import annotations

import numpy as np

from pipeline.chain.sequences import Sequences

PAGES = Sequences([3, 2])
MARKED = np.array([True, False, True, False, True])


def test_neighbours_end_with_the_page() -> None:
    assert PAGES.shifted(np.arange(5), 1, -1).tolist() == [1, 2, -1, 4, -1]
    assert PAGES.shifted(np.arange(5), -2, -1).tolist() == [-1, -1, 0, -1, -1]


def test_sums_leave_the_line_itself_out() -> None:
    assert PAGES.window(MARKED, 1).tolist() == [0, 2, 0, 1, 0]
    assert PAGES.above(MARKED).tolist() == [0, 1, 1, 0, 0]
    assert PAGES.total(MARKED).tolist() == [2, 2, 2, 1, 1]


def test_the_nearest_marked_line_is_found() -> None:
    assert PAGES.last_above(MARKED).tolist() == [-1, 0, 0, -1, -1]
    assert PAGES.next_below(MARKED).tolist() == [2, 2, -1, 4, -1]


def test_each_page_has_one_best_line_or_none() -> None:
    assert PAGES.best(np.array([1, 4, 4, 0, 0])).tolist() == [False, True, False, False, False]
