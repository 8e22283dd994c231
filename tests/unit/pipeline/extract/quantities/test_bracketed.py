import pytest

from tests.documents import one_sentence
from tests.seeded import SEEDED

FINDER = SEEDED.quantities


def read(text: str) -> list[tuple[str, str, float | None, float | None, str | None]]:
    """Surface, kind, bounds and unit of each quantity."""
    rows = FINDER.find(one_sentence(text), [])
    return [(text[row.start : row.end], row.kind, row.low, row.high, row.unit) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("58.3 (SD 11.2) years", [("58.3 (SD 11.2) years", "duration", 47.1, 69.5, "a")]),
        ("58.3 (11.2) years", [("58.3", "duration", 58.3, 58.3, "a")]),
        (
            "12 (8-15) months",
            [("12", "duration", 12, 12, "mo"), ("8-15", "interval", 8, 15, "mo")],
        ),
        (
            "82 [IQR 64 to 110] pg/mL",
            [("82", "measure", 82, 82, "pg/mL"), ("IQR 64 to 110", "interval", 64, 110, "pg/mL")],
        ),
        (
            "12 (80%) patients",
            [("12", "count", 12, 12, "{patient}"), ("80%", "percentage", 80, 80, "%")],
        ),
        (
            "3 (25%) of 12 patients",
            [
                ("3", "count", 3, 3, "{patient}"),
                ("25%", "percentage", 25, 25, "%"),
                ("12 patients", "count", 12, 12, "{patient}"),
            ],
        ),
        (
            "45 (75%) of the patients",
            [("45", "count", 45, 45, "{patient}"), ("75%", "percentage", 75, 75, "%")],
        ),
    ],
)  # fmt: skip
def test_the_unit_behind_a_bracket_is_that_of_the_number_before_it(
    text: str, expected: list[tuple[str, str, float | None, float | None, str | None]]
) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    ["in 2012 (8.5) years", "it was seen in 12 (3) years", "at 12 (13-15) months", "as in 7 (3-5) cats"],
)
def test_citations_and_values_out_of_their_range_are_no_spread(text: str) -> None:
    assert read(text) == []
