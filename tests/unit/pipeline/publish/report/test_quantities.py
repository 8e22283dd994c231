"""A quantity is shown in figures."""

from __future__ import annotations

import pytest

from pipeline.publish.report.quantities import figures


@pytest.mark.parametrize(
    ("low", "high", "comparator", "shown"),
    [
        (0.6, 3.8, None, "0.6 to 3.8"),
        (30.0, 30.0, None, "30"),
        (None, 0.05, "<", "< 0.05"),
        (1e6, 1e6, "~", "~ 1000000"),
        (None, None, None, ""),
    ],
)
def test_values_are_shown_in_figures(low, high, comparator, shown):
    assert figures({"low": low, "high": high, "comparator": comparator}) == shown
