"""What stands behind an amount changes it: its spread, words that make it a bound, the age that it is."""

import pytest

from tests.documents import one_sentence
from tests.seeded import SEEDED

FINDER = SEEDED.quantities


def read(text: str) -> list[tuple[str, str, float | None, float | None, str | None]]:
    """Surface, kind, bounds and comparator of each quantity."""
    rows = FINDER.find(one_sentence(text), [])
    return [(text[row.start : row.end], row.kind, row.low, row.high, row.comparator) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("onset at 57.5 years (SD 9.5) in men", ("57.5 years (SD 9.5)", "duration", 48.0, 67.0, "±")),
        ("it lasted 12.5 months [SEM: 2.5].", ("12.5 months [SEM: 2.5]", "duration", 10.0, 15.0, "±")),
        ("FVC was 78.5% (SD 14.5%) of normal", ("78.5% (SD 14.5%)", "percentage", 64.0, 93.0, "±")),
        ("a score of 38, SD 4, at entry", ("38, SD 4", "measure", 34.0, 42.0, "±")),
        ("the mean age was 51.5 (SD = 13.5)", ("51.5 (SD = 13.5)", "age", 38.0, 65.0, "±")),
        ("the mean (SD) score was 38.5 (4.5)", ("38.5 (4.5)", "measure", 34.0, 43.0, "±")),
        ("the mean score was 38.5 (4.5)", ("38.5", "measure", 38.5, 38.5, None)),
        ("the mean (SD) score was 38·5 (4·5)", ("38·5 (4·5)", "measure", 34.0, 43.0, "±")),
        ("a fall of 8·5 points (SE 0·5)", ("8·5 points (SE 0·5)", "measure", 8.0, 9.0, "±")),
        ("a fall of 8·5 points (0·5)", ("8·5 points", "measure", 8.5, 8.5, None)),
        ("it lasted 12.5 months (4.5)", ("12.5 months", "duration", 12.5, 12.5, None)),
        ("it lasted 12 months (SD unknown)", ("12 months", "duration", 12.0, 12.0, None)),
    ],
)  # fmt: skip
def test_a_spread_behind_an_amount_gives_its_bounds(text: str, expected: tuple[object, ...]) -> None:
    assert read(text)[0] == expected


def test_a_spread_that_is_told_once_is_told_of_what_follows() -> None:
    text = "it fell by 8·5 points (SE 0·5) with cells and by 7·5 points (0·5) with vehicle"
    assert read(text)[1] == ("7·5 points (0·5)", "measure", 7.0, 8.0, "±")


def test_what_stands_behind_a_dot_of_another_kind_is_no_number_of_its_own() -> None:
    assert read("a fall of 8‧4 points") == []


@pytest.mark.parametrize("dot", ["·", "∙", "⋅"])
def test_a_middle_dot_is_a_decimal_point_between_digits(dot: str) -> None:
    assert read(f"a fall of 8{dot}4 points") == [(f"8{dot}4 points", "measure", 8.4, 8.4, None)]
    assert read(f"(p=0{dot}68)") == [(f"p=0{dot}68", "p_value", 0.68, 0.68, None)]
    assert read(f"a list {dot}4 points") == [("4 points", "measure", 4.0, 4.0, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who were 18 years or older at entry", ("18 years", "age", 18.0, None, ">=")),
        ("Ages eligible for study: 20 Years and older (adult)", ("20 Years", "age", 20.0, None, ">=")),
        ("survival of 10 years or more", ("10 years", "duration", 10.0, None, ">=")),
        ("a score of 35 or higher was needed", ("35", "measure", 35.0, None, ">=")),
        ("an FVC of 50% or less", ("50%", "percentage", None, 50.0, "<=")),
        ("at 12 months or later visits", ("12 months", "duration", 12.0, 12.0, None)),
        ("he was 12 years or older than she", ("12 years", "duration", 12.0, 12.0, None)),
        ("doses of 5 mg and above 3 men", ("5 mg", "measure", 5.0, 5.0, None)),
    ],
)
def test_words_behind_an_amount_make_it_a_bound(text: str, expected: tuple[object, ...]) -> None:
    assert read(text)[0] == expected


def test_a_bracket_may_stand_before_the_words_that_make_a_duration_an_age() -> None:
    assert read("dosed at 95 days (n = 17) of age")[0] == ("95 days", "age", 95.0, 95.0, None)
    assert read("dosed at 95 days (n = 17) of treatment")[0] == ("95 days", "duration", 95.0, 95.0, None)
