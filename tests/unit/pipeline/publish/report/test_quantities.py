"""Times of a kind stand on one axis, in months or years; other numbers on that of their unit."""

from __future__ import annotations

import pytest

from pipeline.publish.report.quantities import axis_of, on_axis


@pytest.mark.parametrize(
    ("value", "kind", "unit", "place"),
    [
        (3.0, "duration", "a", 36.0),
        (6.0, "duration", "mo", 6.0),
        (30.4375, "duration", "d", 1.0),
        (12.0, "duration", "wk", 2.75975),
        (18.0, "age", "mo", 1.5),
        (5.0, "percentage", "%", 5.0),
        (5.0, "ratio", None, 5.0),
        (None, "duration", "a", None),
    ],
)
def test_a_value_stands_where_its_unit_puts_it(value, kind, unit, place):
    assert on_axis(value, unit, axis_of(kind, unit)) == place


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
