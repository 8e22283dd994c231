"""Patterns are made of words and parts."""

from pipeline.extract.patterns import alternatives, with_parts


def test_the_longest_alternative_comes_first() -> None:
    assert alternatives(["et", "et al.", "und"]) == r"et\ al\.|und|et"


def test_a_pattern_holds_the_parts_that_it_names_and_keeps_its_counts() -> None:
    assert with_parts(r"{name} and {name}{1,2}x{y}", {"name": "[A-Z]"}) == r"[A-Z] and [A-Z]{1,2}x{y}"
