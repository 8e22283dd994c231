"""What a format says of lines, as scores."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.clean.segment.hints import HintReader
from pipeline.clean.segment.lines import read_lines
from pipeline.errors import SeedError
from pipeline.vocabulary.rules import Rules

ROLES = ("body", "navigation")


def row(**changes: Any) -> Rules:
    weights = {"navigation": 4, "body": -1.5}
    return Rules({"hints": [{"id": "hint-menu", "elements": ["nav"], "weights": weights, **changes}]})


def test_a_hint_scores_in_hundredths_and_blank_lines_count() -> None:
    lines = read_lines("Home\n\nText\n", ["nav", "", ""])
    scores = HintReader(row(), ROLES).scores(lines)
    assert scores is not None
    assert scores.tolist() == [[-150, 400], [0, 0]]


def test_lines_without_hints_have_no_scores() -> None:
    assert HintReader(row(), ROLES).scores(read_lines("Home\n")) is None


def test_a_hint_is_the_rule_only_of_roles_that_it_favours() -> None:
    (line,) = read_lines("Home\n", ["nav"])
    reader = HintReader(row(), ROLES)
    assert (reader.rule(line, "navigation"), reader.rule(line, "body")) == ("hint-menu", "")


@pytest.mark.parametrize(
    "changes", [{"weights": {"nonsense": 1}}, {"weights": {"body": "x"}}, {"elements": None}]
)
def test_a_broken_hint_is_named(changes: dict[str, Any]) -> None:
    with pytest.raises(SeedError, match="rule hint-menu"):
        HintReader(row(**changes), ROLES)
