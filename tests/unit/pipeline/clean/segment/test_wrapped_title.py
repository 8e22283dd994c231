"""A title that is set on several lines."""

from __future__ import annotations

import pytest

from pipeline.clean.names import read_name_words
from pipeline.clean.segment.lines import read_lines
from pipeline.clean.segment.wrapped_title import join_title
from tests.seeded import SEEDED

WORDS = read_name_words(SEEDED.rules("metadata"))
JOINING = frozenset(["of", "in", "the"])
AUTHORS = "Ana Ex1, Bo Sample2"


def title(*texts: str, role: str = "metadata") -> str:
    """The title, whose first line is the first of ``texts``; the others have ``role``."""
    lines = read_lines("\n".join(texts))
    for number, line in enumerate(lines):
        line.decide(role if number else "title", "model")
    joined = join_title(lines, WORDS, JOINING)
    assert sum(line.role == "title" for line in joined) == 1
    return joined[0].says.text


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Comment on “Cells in ALS:", "do we measure the right thing?”"),
        ("Serum markers after transplantation of", "Neural Cells: Results of a Trial"),
        ("Serum markers after neural transplantation:", "Results of a Trial"),
        ("Serum markers after intraspinal neural stem", "cells in a secondary analysis"),
        ("TRANSVERSE MYELITIS AFTER UNREGULATED STEM", "CELL INFUSION"),
        ("Safety of Repeated Cord Cells in Motor Neuron", "Disease: A Comparison"),
    ],
    ids=["quotation", "joining word", "colon", "small letter", "capitals", "above authors"],
)
def test_lines_that_go_on_are_one(first: str, second: str) -> None:
    assert title(first, second, AUTHORS) == f"{first} {second}"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Do stem cells help in motor neuron disease?", "What three trials tell us"),
        ("Safety of Repeated Cord Cells in Motor Neuron", "Results came after two years of waiting."),
        ("ALS", "WHAT IS IT"),
        ("Safety of Repeated Cord Cells in Motor Neuron", AUTHORS),
    ],
    ids=["question", "sentence", "short", "names"],
)
def test_other_lines_are_not_joined(first: str, second: str) -> None:
    assert title(first, second, "Example Herald") == first


def test_headings_go_on_with_no_finished_title() -> None:
    assert title("TRANSVERSE MYELITIS AFTER STEM CELLS", "CASE", role="heading") == (
        "TRANSVERSE MYELITIS AFTER STEM CELLS"
    )


def test_a_gap_ends_the_title() -> None:
    assert title("Serum markers after neural transplantation:", "", "A trial") == (
        "Serum markers after neural transplantation:"
    )
