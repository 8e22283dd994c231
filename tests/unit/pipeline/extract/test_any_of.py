"""Whether a text holds one of some runs of letters."""

from __future__ import annotations

import pytest

from pipeline.extract.any_of import AnyOf


@pytest.mark.parametrize(
    ("runs", "text", "stands"),
    [
        (["safe", "slow"], "It was unsafe.", True),
        (["safe", "slow"], "It was Safe.", False),
        (["≤"], "p ≤ 0.05", True),
        (["≤"], "p ≥ 0.05", False),
        (["safe"], "", False),
        (["safe"], "\ud800 safe", True),
        ([], "safe", False),
    ],
)
def test_a_run_stands_in_a_text_as_it_is_written(runs: list[str], text: str, stands: bool) -> None:
    assert AnyOf(runs).stands_in(text) is stands
