"""Plain quantities are read like the whole grammar reads them, and left to it where more must be known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Segment
from pipeline.extract.quantities.followed import FollowedNumbers
from pipeline.extract.quantities.following import Following
from pipeline.extract.quantities.numbers import Number, NumberFinder
from pipeline.extract.quantities.plain import PlainQuantities
from pipeline.extract.quantities.rules import quantity_rules
from pipeline.extract.quantities.starts import FREE
from pipeline.extract.rows import Quantity
from tests.seeded import SEEDED

RULES = quantity_rules(SEEDED.rules("quantities"))
PLAIN = PlainQuantities(RULES)
NUMBERS = NumberFinder(RULES.numerals, RULES.cues.list_joins)
FOLLOWING = Following(RULES)
FOLLOWED = FollowedNumbers(RULES, NUMBERS)

BEFORE = (
    "of", "a dose of", "a minimum of", "at least", "the", "about the", "aged", "over the age of", "rose from",
    "type", "3 and", "SOD1", "(n = 4;", "METHODS:", "than (", "in the year", "approx.", "ca.", "vs.", "[",
)  # fmt: skip
NUMBER = ("5", "12", "0.5", "1999", "2-3", "3 to 5", "5 to 3", "4 ± 1.5", "007", "123456789")
UNIT = (
    " mg", " mg/kg", " mg per day", "%", " years", "-year", " months", " patients", " cells", " cells/kg",
    "-fold", " points per month", " Patients", " mice/group", " cases", " m", " mm",
)  # fmt: skip
AFTER = (
    "", ".", ". The", ", and", ")", " of age", " old", "-old", " CI", " CIs", " per week", " daily",
    " in every 1000", " per 100,000", "/day", "²", " kg", ". Kg", "\nmg", " with",
)  # fmt: skip


def plain(before: str, rest: str) -> Quantity | Number | None:
    text = f"{before} {rest}" if before else rest
    start = len(text) - len(rest)
    return PLAIN.at(text, start, Segment("body", 0, len(text)))


def whole(before: str, rest: str) -> list[Quantity]:
    """What the grammar reads where it begins at the same place."""
    text = f"{before} {rest}" if before else rest
    start = len(text) - len(rest)
    number = NUMBERS.at(text, start, Segment("body", 0, len(text)), kind=FREE)
    found = FOLLOWING.at(text, number, []) if number else None
    return FOLLOWED.rows(text, number, found, first=0) if number and found else []


@pytest.mark.parametrize(
    "rest", ["5 mg.", "72% of", "2.5-3 months of", "4 ± 1 points per month", "2-fold in"]
)
def test_a_plain_quantity_is_read(rest: str) -> None:
    row = plain("a dose of the", rest)
    assert row is not None
    assert [row] == whole("a dose of the", rest)


@pytest.mark.parametrize(
    ("before", "rest"),
    [
        ("at least", "5 mg."), ("a minimum of", "5 mg."), ("type", "2 patients,"), ("3 and", "6 months."),
        ("aged over", "65 years."), ("SOD1", "5 mice."), ("rose from", "5 to 10 mg."),
        ("in", "2019 patients,"), ("a", "95% CI of"), ("of", "5 years of age"), ("", "12 clinical trials"),
        ("", "106 cells."), ("", "1,000 mg."), ("", "5 to 3 mg."), ("", "5 cases in every 1000"),
    ],
)  # fmt: skip
def test_what_needs_more_knowledge_is_left_to_the_grammar(before: str, rest: str) -> None:
    assert plain(before, rest) is None


@given(st.sampled_from(BEFORE), st.sampled_from(NUMBER), st.sampled_from(UNIT), st.sampled_from(AFTER))
def test_the_grammar_reads_a_plain_quantity_alike(before: str, number: str, unit: str, after: str) -> None:
    row = plain(before, f"{number}{unit}{after}")
    assert not isinstance(row, Quantity) or [row] == whole(before, f"{number}{unit}{after}")


@pytest.mark.parametrize("rest", ["5)", "0.05; n", "31].", "12, but", "7. The", "2019)\n"])
def test_a_number_before_a_closing_mark_is_left_to_what_stands_before_it(rest: str) -> None:
    number = plain("a", rest)
    assert number == NUMBERS.at(f"a {rest}", 2, Segment("body", 0, len(rest) + 2), kind=FREE)
    assert whole("a", rest) == []
