"""What a pattern needs is never more than what its matches hold."""

from __future__ import annotations

import re

import pytest

from pipeline.extract.claims.letters.needs import needs

LETTERS = {"one": "a", "two": "b", "three": "c"}
PARTS = {"either": "(?:<one>|<two>)", "both": "<one><two>"}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<one>", [{"a"}]),
        ("<one><two>?<three>*", [{"a"}]),
        ("<one>{0,3}<two>{1,3}", [{"b"}]),
        ("(?P<name><one>(?:<two>)*)<three>", [{"a"}, {"c"}]),
        ("<either>", [{"a", "b"}]),
        ("<both>|<both><three>", [{"a"}, {"b"}]),
        ("(?!<one>)<two>(?<!<three>)", [{"b"}]),
        ("<one><two>|<three>", [{"a", "c"}, {"b", "c"}]),
        ("<one>|<two>?", []),
        ("(?<![<one><two>])<three>", [{"c"}]),
    ],
)
def test_needs_are_what_no_match_lacks(source: str, expected: list[set[str]]) -> None:
    assert needs(source, PARTS, LETTERS) == {frozenset(letters) for letters in expected}


@pytest.mark.parametrize("source", ["<one><two>?<three>", "<either><three>", "(?:<one>|<both>)<two>*"])
def test_a_match_meets_its_needs(source: str) -> None:
    expanded = re.sub(r"<(either|both)>", lambda match: PARTS[match[1]], source)
    pattern = re.compile(re.sub(r"<(\w+)>", lambda match: LETTERS[match[1]], expanded))
    texts = [first + second + third for first in "abc" for second in "abc" for third in "abc"]
    matched = [match[0] for text in texts for match in pattern.finditer(text)]
    assert matched
    assert all(need & set(text) for text in matched for need in needs(source, PARTS, LETTERS))
