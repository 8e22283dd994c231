"""A pattern is left out only where no match can be."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SeedError
from pipeline.extract.claims.letters.needful import Needful, most_telling

SOURCES = {
    "told": r"\b(?:Berg|Dahl),? (?:found|reports?) that",
    "bracket": r"trial \((?:sham|placebo)\)|open label",
    "class": r"randomi[sz]ed(?: and)? stud(?:y|ies)",
    "short": r"\bof [A-Z]",
}
PATTERNS = Needful(SOURCES, re.IGNORECASE)


def that_may_fit(text: str) -> list[str]:
    fitting = {pattern.pattern for pattern in PATTERNS.that_may_fit(text)}
    return [name for name, source in SOURCES.items() if source in fitting]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berg found that", ["told", "short"]),
        ("BERG REPORTS THAT", ["told", "short"]),
        ("a trial (sham)", ["bracket", "short"]),
        ("open label", ["bracket", "short"]),
        ("sham", ["short"]),
        ("a randomised study", ["class", "short"]),
        ("randomised mice", ["short"]),
        ("", ["short"]),
    ],
)
def test_a_pattern_is_tried_where_the_letters_stand_that_it_needs(text: str, expected: list[str]) -> None:
    assert that_may_fit(text) == expected


@pytest.mark.parametrize(("end", "fits"), [(21, True), (20, False)])
def test_a_pattern_fits_in_the_stretch_alone(end: int, fits: bool) -> None:
    told = Needful({"told": SOURCES["told"]})
    assert told.fit_in("Berg found.  Dahl found that", 0, 16) is False
    assert told.fit_in("So Dahl reports that.", 3, end - 1) is fits


TOLD = ["Berg", "Dahl,", "found", "reports", "that"]
DESIGN = ["trial", "(sham)", "(placebo)", "open", "label", "randomised", "randomized", "and", "study"]
WORDS = st.sampled_from([*TOLD, *DESIGN, "of", "A", "é"])


@given(st.lists(WORDS, max_size=8))
def test_no_match_is_missed(words: list[str]) -> None:
    text = " ".join(words)
    fitting = [name for name, source in SOURCES.items() if re.search(source, text, re.IGNORECASE)]
    assert set(fitting) <= set(that_may_fit(text))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"one\(two|three\)", [{"one", "three"}, {"three", "two"}]),
        (r"one(?:two|three)", [{"three", "two"}, {"one"}]),
        (r"ones? [a-z]+ \[no\]", [{"one"}, {"no"}]),
    ],
)
def test_escaped_brackets_make_no_group(source: str, expected: list[set[str]]) -> None:
    assert sorted(map(sorted, most_telling(source))) == sorted(map(sorted, expected))


def test_a_broken_pattern_is_named() -> None:
    with pytest.raises(SeedError, match="here"):
        Needful({"here": "("})
