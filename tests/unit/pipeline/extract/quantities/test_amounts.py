"""Bounds from numbers, joins and comparators."""

import pytest

from pipeline.extract.quantities.amounts import Bounds, bounds


@pytest.mark.parametrize(
    ("low", "high", "joined", "comparator", "expected"),
    [
        (5, None, "", None, Bounds(5, 5, None)),
        (5, None, "", "~", Bounds(5, 5, "~")),
        (5, None, "", ">", Bounds(5, None, ">")),
        (5, None, "", ">=", Bounds(5, None, ">=")),
        (5, None, "", "<", Bounds(None, 5, "<")),
        (5, None, "", "<=", Bounds(None, 5, "<=")),
        (3, 5, " to ", "~", Bounds(3, 5, "~")),
        (4.9, 1.2, " ± ", None, Bounds(3.7, 6.1, "±")),
        (5, 3, "-", None, None),
        (5, 5, "-", None, None),
    ],
)
def test_bounds_say_what_the_numbers_say(
    low: float, high: float | None, joined: str, comparator: str | None, expected: Bounds | None
) -> None:
    assert bounds(low, high, joined=joined, comparator=comparator) == expected
