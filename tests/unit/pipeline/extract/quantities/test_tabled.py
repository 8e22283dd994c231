"""Cells of a table row have the unit, and what it says of their kind, of the label of the row."""

from pathlib import Path

import pytest

from pipeline.extract.quantities import QuantityFinder
from pipeline.vocabulary.rules import load_rules
from tests.documents import one_sentence

FINDER = QuantityFinder(load_rules(Path(__file__).parents[5] / "seeds/rules/quantities.yaml"))
Read = tuple[str, str, float | None, float | None, str | None]


def read(text: str) -> list[Read]:
    """Surface, kind, bounds and unit of each quantity."""
    rows = FINDER.find(one_sentence(text), [])
    return [(text[row.start : row.end], row.kind, row.low, row.high, row.unit) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Age (years) | 57.5 ± 9.5 | 58", [
            ("57.5 ± 9.5", "age", 48.0, 67.0, "a"), ("58", "age", 58.0, 58.0, "a")]),
        ("Age, years, mean (SD) | 57.5 (9.5)", [("57.5 (9.5)", "age", 48.0, 67.0, "a")]),
        ("Duration, months (range) | 18 (9-31)", [
            ("18", "duration", 18.0, 18.0, "mo"), ("9-31", "interval", 9.0, 31.0, "mo")]),
        ("Duration, months | 18 (9-31)", [("18", "duration", 18.0, 18.0, "mo")]),
        ("ALSFRS-R | 38", [("38", "measure", 38.0, 38.0, "{point}")]),
        ("NfL (pg/mL) | 98.5", [("98.5", "measure", 98.5, 98.5, "pg/mL")]),
        ("FVC (% predicted) | 78", [("78", "percentage", 78.0, 78.0, "%")]),
        ("Men, n (%) | 7 (58)", []),
        ("Stage | 2 | 3", []),
        ("Follow-up, months\nGroup | 12", []),
    ],
)  # fmt: skip
def test_a_cell_is_read_by_the_label_of_its_row(text: str, expected: list[Read]) -> None:
    assert read(text) == expected


def test_no_label_is_sought_farther_back_than_a_row_is_long() -> None:
    cells = " | 57" * 100
    assert len(read(f"Age (years){cells}")) < 100
