"""A broken rule file is refused with the place, the value, the rule and the cure."""

from typing import Any

import pytest

from pipeline.errors import SeedError
from pipeline.extract.rule_rows import alternatives, compiled, field, rule_id, rule_rows, with_parts, words

PLACE = "seeds/rules/some.yaml"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({}, "'rows' is not a list of rules"),
        ({"rows": []}, "'rows' is not a list of rules"),
        ({"rows": [{"kind": "count"}]}, "None is missing or stands twice"),
        ({"rows": [{"id": "a"}, {"id": "a"}]}, "'a' is missing or stands twice"),
    ],
)
def test_rules_without_ids_of_their_own_are_refused(content: dict[str, Any], said: str) -> None:
    with pytest.raises(SeedError, match=said):
        rule_rows(content, "rows", PLACE)


def test_a_missing_key_names_its_rule() -> None:
    with pytest.raises(SeedError, match=r"some\.yaml rule year: 'unit' is missing"):
        field({"id": "year"}, "unit", PLACE)


def test_a_word_that_yaml_reads_as_something_else_is_named() -> None:
    with pytest.raises(SeedError, match="False is no word"):
        words({"breakers": ["of", False]}, "breakers", PLACE)


def test_a_broken_pattern_names_its_place() -> None:
    with pytest.raises(SeedError, match=r"some\.yaml rule x: '\(' is no regular expression"):
        compiled("(", f"{PLACE} rule x")


def test_the_longest_alternative_comes_first() -> None:
    assert alternatives(["et", "et al.", "und"]) == r"et\ al\.|und|et"


def test_a_rule_is_named_by_its_file_and_id() -> None:
    assert rule_id(PLACE, "year") == "rules/some.yaml#year"


def test_a_pattern_holds_the_parts_that_it_names_and_keeps_its_counts() -> None:
    assert with_parts(r"{name} and {name}{1,2}x{y}", {"name": "[A-Z]"}) == r"[A-Z] and [A-Z]{1,2}x{y}"
