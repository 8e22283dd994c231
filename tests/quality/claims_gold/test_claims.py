"""How many of the claims that are found are right, and how many of those that a reader recorded are found.

``coverage`` is the share of sentences naming an intervention and an outcome of which a claim is read.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest

from tests.quality.claims_gold.passages import HERE, read, shares
from tests.quality.counting import wilson

LEAST_PRECISION = 0.85
"""A template that is right less often is to be mended or removed."""


DEVELOPMENT = (
    *("development", "varied", "wordings", "reworded", "fresh", "genres", "prose", "purposes"),
    *("stances", "results", "voices"),
)
"""The passages by which single rules are mended."""


@pytest.mark.parametrize("name", [*DEVELOPMENT, "held_out", "reworded_held_out", "blind"])
def test_claims_keep_their_floors(name: str, hold_floor: Any) -> None:
    judged, missed, reasons = read(name)
    right = sum(one.line is not None for one in judged)
    told = len({(one.passage, one.claim.sentence) for one in judged})
    figures = {
        "precision": right / len(judged),
        "wilson": wilson(right, len(judged)),
        "recall": right / (right + len(missed)),
        "coverage": told / (told + reasons.total()),
        **dict(shares(judged)),
    }
    hold_floor(f"claims {name}", HERE / f"{name}.yaml", **figures)


def test_each_template_keeps_its_floor(hold_floor: Any) -> None:
    """By the development parts; coverage is by what a reader recorded."""
    results = [read(name) for name in DEVELOPMENT]
    judged = [one for result in results for one in result.judged]
    recorded = sum(len(result.missed) for result in results) + sum(one.line is not None for one in judged)
    marks: dict[str, list[bool]] = defaultdict(list)
    for one in judged:
        marks[one.claim.rule_id].append(one.line is not None)
    for rule, told in sorted(marks.items()):
        figures = {"precision": sum(told) / len(told), "wilson": wilson(sum(told), len(told))}
        hold_floor(f"claim rule {rule}", HERE, **figures, coverage=sum(told) / recorded)
        assert figures["precision"] >= LEAST_PRECISION, rule
