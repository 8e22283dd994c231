from __future__ import annotations

import pytest

from pipeline.clean.segment.broken_text import join_broken_text
from pipeline.clean.segment.lines import read_lines

REST = "the score fell by 0.8 points a month before treatment and by 0.2 points after it."


def settled(first: str, second: str, *, role: str = "legal") -> list[tuple[str, str]]:
    raw = f"{first}\n{second}"
    lines = read_lines(raw)
    lines[0].decide("body", "model-body")
    lines[1].decide(role, "model")
    return [(line.role, raw[line.start : line.end].strip()) for line in join_broken_text(lines)]


def test_the_halves_of_a_word_are_one_line() -> None:
    assert settled("Cells improve func-", "tion of the lungs.") == [
        ("body", "Cells improve func-\ntion of the lungs.")
    ]


def test_the_rest_of_a_sentence_is_text() -> None:
    assert [role for role, _ in settled("We agree:", REST)] == ["body", "body"]


@pytest.mark.parametrize(
    ("first", "second", "role"),
    [
        ("We agree.", REST, "legal"),
        ("We agree:", f"\n{REST}", "legal"),
        ("We agree:", "All rights reserved", "legal"),
        ("We agree:", REST, "reference"),
        ("Cells of type-", "Two were used.", "legal"),
        ("Cells improve func-", "\ntion", "legal"),
    ],
)
def test_other_lines_keep_their_roles(first: str, second: str, role: str) -> None:
    assert [one for one, _ in settled(first, second, role=role)] == ["body", role]


def test_many_broken_lines_are_joined_in_linear_time() -> None:
    raw = "cells of the cord and of the mar-\n" * 20_000
    lines = read_lines(raw)
    for line in lines:
        line.decide("body", "model-body")
    assert len(join_broken_text(lines)) < len(lines) // 50
