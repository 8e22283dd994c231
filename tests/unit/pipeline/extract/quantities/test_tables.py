"""Cells of a table row have the unit, and what it says of their kind, of the label of the row."""

import pytest

from pipeline.document import CleanDocument, OffsetMap, Segment, Sentence
from tests.documents import one_sentence
from tests.seeded import SEEDED

FINDER = SEEDED.quantities
Read = tuple[str, str, float | None, float | None, str | None]


def read(text: str) -> list[Read]:
    """Surface, kind, bounds and unit of each quantity."""
    rows = FINDER.find(one_sentence(text), [])
    return [(text[row.start : row.end], row.kind, row.low, row.high, row.unit) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Age (years) | 57.5 ± 9.5 | 58.5 ± 9.5", [
            ("57.5 ± 9.5", "age", 48.0, 67.0, "a"), ("58.5 ± 9.5", "age", 49.0, 68.0, "a")]),
        ("Age (years) | 57.5 ± 9.5 | 0.35", [("57.5 ± 9.5", "age", 48.0, 67.0, "a")]),
        ("Age, years, mean (SD) | 57.5 (9.5)", [("57.5 (9.5)", "age", 48.0, 67.0, "a")]),
        ("Duration, months (range) | 18 (9-31)", [
            ("18", "duration", 18.0, 18.0, "mo"), ("9-31", "interval", 9.0, 31.0, "mo")]),
        ("Duration, months | 18 (9-31)", [("18", "duration", 18.0, 18.0, "mo")]),
        ("ALSFRS-R | 38", [("38", "measure", 38.0, 38.0, "{point}")]),
        ("NfL (pg/mL) | 98.5", [("98.5", "measure", 98.5, 98.5, "pg/mL")]),
        ("FVC (% predicted) | 78", [("78", "percentage", 78.0, 78.0, "%")]),
        ("Men, n (%) | 7 (58)", [("7", "count", 7.0, 7.0, None), ("58", "percentage", 58.0, 58.0, "%")]),
        ("Stage | 2 | 3", []),
        ("Follow-up, months\nGroup | 12", []),
    ],
)  # fmt: skip
def test_a_cell_is_read_by_the_label_of_its_row(text: str, expected: list[Read]) -> None:
    assert read(text) == expected


def read_lines(text: str, roles: str = "b") -> list[Read]:
    """The same of a document of which each line is a segment; a `c` in ``roles`` makes a line a caption."""
    segments: list[Segment] = []
    start = 0
    for place, line in enumerate(text.split("\n")):
        role = "caption" if roles[place : place + 1] == "c" else "body"
        segments.append(Segment(role, start, start + len(line)))
        start += len(line) + 1
    sentences = [Sentence(str(place), *segment) for place, segment in enumerate(segments)]
    document = CleanDocument("d", "u", text, segments, sentences, OffsetMap([0], [0], [1]))
    return [
        (text[row.start : row.end], row.kind, row.low, row.high, row.unit)
        for row in FINDER.find(document, [])
        if row.rule_id.endswith("#tables")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Group | Age (years) | P value\nA | 57 | 0.04", [
            ("57", "age", 57.0, 57.0, "a"), ("0.04", "p_value", 0.04, 0.04, None)]),
        ("Group | Weight (kg)\nA | 57", [("57", "measure", 57.0, 57.0, "kg")]),
        ("Group | SD (kg)\nA | 5.7", [("5.7", "measure", 5.7, 5.7, "kg")]),
        ("Weight (kg) | SD\nA | 57 | 5", [("57", "measure", 57.0, 57.0, "kg")]),
        ("Study | Patients\nA | 12", [("12", "count", 12.0, 12.0, "{patient}")]),
        ("Study | Cells\nA | 12", []),
        ("Study | Cells\nA | 2 million", [("2 million", "dose", 2e6, 2e6, "{cell}")]),
        ("Trait | A | B\nn (%) | n (%)\nFever | 7 (58) | 2 (17)", [
            ("7", "count", 7.0, 7.0, None), ("58", "percentage", 58.0, 58.0, "%"),
            ("2", "count", 2.0, 2.0, None), ("17", "percentage", 17.0, 17.0, "%")]),
        ("Trait | n (%) or mean ± SD\nFever | 7 (58)", []),
        ("Age (months)\nMean (SD) | 37.5 (4.5)", [("37.5 (4.5)", "age", 33.0, 42.0, "mo")]),
        ("Age (months)\nBoys | 37.5\nMean | 37.5", []),
        ("NfL (pg/mL) | Change (%)\nNfL (pg/mL) | 98.5 | 7", [("98.5", "measure", 98.5, 98.5, "pg/mL")]),
        ("Weight (kg) | 70.5 (9.5) | 0.35", [("70.5", "measure", 70.5, 70.5, "kg")]),
    ],
)  # fmt: skip
def test_a_cell_is_read_by_the_headings_above_it(text: str, expected: list[Read]) -> None:
    assert read_lines(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Weight, kg 70 72\nHeight, cm 170 172", [
            ("70", "measure", 70.0, 70.0, "kg"), ("72", "measure", 72.0, 72.0, "kg"),
            ("170", "length", 170.0, 170.0, "cm"), ("172", "length", 172.0, 172.0, "cm")]),
        ("Weight, kg, at month 6 70 72\nHeight, cm, at month 6 170 172", [
            ("70", "measure", 70.0, 70.0, "kg"), ("72", "measure", 72.0, 72.0, "kg"),
            ("170", "length", 170.0, 170.0, "cm"), ("172", "length", 172.0, 172.0, "cm")]),
        ("Trait Cells Placebo P\nWeight, kg 70 72 0.45\nHeight, cm 170 172 0.50", [
            ("70", "measure", 70.0, 70.0, "kg"), ("72", "measure", 72.0, 72.0, "kg"),
            ("170", "length", 170.0, 170.0, "cm"), ("172", "length", 172.0, 172.0, "cm")]),
        ("Weight, kg 70 72\nAll of them were weighed.", []),
    ],
)  # fmt: skip
def test_lines_that_end_in_values_are_a_table_where_two_follow_each_other(
    text: str, expected: list[Read]
) -> None:
    assert read_lines(text) == expected


def test_a_caption_ends_a_table() -> None:
    rows = "Group | Weight (kg)\nTable 2. Scores\nGroup A | 57"
    assert read_lines(rows, "bcb") == []


def test_all_rows_of_a_long_table_are_read() -> None:
    rows = "\n".join(f"Weight (kg) | {place} | {place}" for place in range(2_000))
    assert len(read_lines(rows)) == 4_000


@pytest.mark.parametrize(
    ("text", "role", "read_there"),
    [
        ("Package | Cells | Price\nSilver | 2 million | $18,500", "metadata", ["2 million", "$18,500"]),
        ("Package | Cells\nSilver | 2 million", "metadata", []),
        ("Silver for $18,500", "metadata", []),
        ("Package | Price\nSilver | $18,500", "navigation", []),
    ],
)
def test_of_the_metadata_tables_of_prices_alone_are_read(text: str, role: str, read_there: list[str]) -> None:
    first, _, last = text.partition("\n")
    segments = [Segment(role, 0, len(first)), Segment(role, len(first) + 1, len(text))][: 1 + bool(last)]
    document = CleanDocument("d", "u", text, segments, [], OffsetMap([0], [0], [1]))
    assert [text[row.start : row.end] for row in FINDER.find(document, [])] == read_there
