"""Times stand on one axis, in months; other numbers on that of their unit."""

from __future__ import annotations

import pytest

from pipeline.publish.report.quantities import on_axis


@pytest.mark.parametrize(
    ("value", "unit", "place"),
    [
        (3.0, "a", 36.0),
        (6.0, "mo", 6.0),
        (30.4375, "d", 1.0),
        (12.0, "wk", 2.75975),
        (5.0, "%", 5.0),
        (5.0, None, 5.0),
        (None, "a", None),
    ],
)
def test_a_value_stands_where_its_unit_puts_it(value, unit, place):
    assert on_axis(value, unit) == place


def test_a_quantity_is_held_with_its_place_on_the_axis(publish, held, full):
    row = {
        "quantity_id": "q1",
        "document_id": "d1",
        "kind": "duration",
        "low": 2.0,
        "high": float("inf"),
        "unit": "a",
    }
    numbers = held(publish(tables={**full, "quantities": [[row]]}))["quantities"]
    assert (numbers["low_on_axis"], numbers["high_on_axis"], numbers["axis"]) == ([24.0], [None], ["mo"])
