"""Phrases are found wherever they stand, in short texts and long ones."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SeedError
from pipeline.extract.claims.letters.phrases import LONG, NEAR, Phrases, plain
from pipeline.vocabulary.rules import Rules

ROWS = [
    {"id": "drawn", "level": "randomised", "pattern": "(?<!non )randomi[sz]ed|drawn by (?:lot|hand)s?"},
    {
        "id": "sham",
        "level": "controlled",
        "pattern": r"sham controlled|overall , (?:\w+ )?control",
    },
    {"id": "animal", "level": "animal", "pattern": "rats?|mice"},
]


def phrases(*rows: dict[str, Any], counting: frozenset[str] | None = None) -> Phrases:
    return Phrases(Rules({"levels": list(rows)}), {"levels": "level"}, counting)


FOUND = phrases(*ROWS)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("A Randomized trial", "randomised"),
        ("non-randomised rats", "animal"),
        ("drawn by hands", "randomised"),
        ("mice, sham-controlled", "controlled"),
        ("Overall, a control", "controlled"),
        ("overall a control", None),
        ("a rate of administration", None),
        ("", None),
    ],
)
def test_the_first_row_that_fits_tells(text: str, level: str | None) -> None:
    assert FOUND.first("levels", text) == level


@pytest.mark.parametrize(
    "text", ["a sham-controlled trial", "drawn by lot", "rats", "a rate", "non-randomised"]
)
@pytest.mark.parametrize("before", [0, 1, NEAR - 3, NEAR, LONG])
@pytest.mark.parametrize("after", [0, 1, NEAR - 3, NEAR, LONG])
def test_a_long_text_tells_what_its_part_tells(text: str, before: int, after: int) -> None:
    assert FOUND.first("levels", f"{'a ' * before}{text}{' b' * after}") == FOUND.first("levels", text)


WORDS = st.sampled_from(
    ["sham", "controlled", "control", "overall", ",", "non", "randomised", "mice", "a", "é"]
)


@given(st.lists(WORDS, max_size=20), st.lists(WORDS, min_size=120, max_size=140))
def test_parts_of_a_long_text_tell_what_it_tells_as_a_whole(short: list[str], long: list[str]) -> None:
    for words in (short, long):
        text = " ".join(words)
        whole = plain(text)
        fitting = (row["level"] for row in ROWS if re.search(f" (?:{row['pattern']})(?= )", whole))
        assert FOUND.first("levels", text) == next(fitting, None)


def test_only_labels_that_count_are_told() -> None:
    assert phrases(*ROWS, counting=frozenset({"animal"})).first("levels", "randomised mice") == "animal"


@pytest.mark.parametrize("pattern", [r"\w+", "(?:mice)?", "a|mice"])
def test_a_pattern_without_a_word_of_its_own_is_refused(pattern: str) -> None:
    with pytest.raises(SeedError, match="can match without any word of its own"):
        phrases({"id": "x", "level": "y", "pattern": pattern})
