"""Each cue in `source_types.yaml` is met by its examples and not by its counter-examples."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.clean.fold import fold
from pipeline.clean.phrases import PhraseIndex
from tests.seeded import SEEDED
from tests.seeds.examples import examples

RULES = SEEDED.rules("source_types")


def holds(phrases: list[str], line: str, *, run_on: bool) -> bool:
    return bool(PhraseIndex(map(fold, phrases), run_on=run_on).hits(fold(line)))


@pytest.mark.parametrize(("row", "line"), examples(RULES["votes"], "finds"))
def test_a_vote_is_cast_by_its_examples(row: dict[str, Any], line: str) -> None:
    assert holds(row["within"], line, run_on=True)


@pytest.mark.parametrize(("row", "line"), examples(RULES["votes"], "ignores"))
def test_a_vote_is_not_cast_by_its_counter_examples(row: dict[str, Any], line: str) -> None:
    assert not holds(row["within"], line, run_on=True)


@pytest.mark.parametrize(("row", "line"), examples(RULES["designs"], "finds"))
def test_a_design_is_told_by_its_examples(row: dict[str, Any], line: str) -> None:
    assert holds([*row["title"], *row["says_so"]], line, run_on=False)


@pytest.mark.parametrize(("row", "line"), examples(RULES["designs"], "ignores"))
def test_a_design_is_not_told_by_its_counter_examples(row: dict[str, Any], line: str) -> None:
    assert not holds([*row["title"], *row["says_so"]], line, run_on=False)


@pytest.mark.parametrize(("row", "line"), examples(RULES["signs"], "finds"))
def test_a_group_of_words_is_met_by_its_examples(row: dict[str, Any], line: str) -> None:
    assert holds(row["words"], line, run_on=False)


@pytest.mark.parametrize(("row", "line"), examples(RULES["signs"], "ignores"))
def test_a_group_of_words_is_not_met_by_its_counter_examples(row: dict[str, Any], line: str) -> None:
    assert not holds(row["words"], line, run_on=False)
