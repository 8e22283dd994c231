"""How many of the claims that are found are right, and how many of those that a reader recorded are found."""

from __future__ import annotations

from typing import Any

import pytest

from tests.quality.claims_gold.passages import HERE, read, shares, wilson


@pytest.mark.parametrize("name", ["development", "held_out"])
def test_claims_keep_their_floors(name: str, hold_floor: Any) -> None:
    judged, missed = read(name)
    right = sum(one.line is not None for one in judged)
    figures = {
        "precision": right / len(judged),
        "wilson": wilson(right, len(judged)),
        "recall": right / (right + len(missed)),
        **dict(shares(judged)),
    }
    hold_floor(f"claims {name}", HERE / f"{name}.yaml", **figures)
