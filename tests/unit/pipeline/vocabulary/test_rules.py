"""Rules say where they stand, and know the keys that were asked for."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.errors import SeedError
from pipeline.vocabulary.rules import Rules, rule_id


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
        Rules(content).rows("rows")


def test_a_missing_key_names_its_rule() -> None:
    (row,) = Rules({"units": [{"id": "year"}]}, "seeds/rules/some.yaml").rows("units")
    with pytest.raises(SeedError, match=r"some\.yaml rule year: 'unit' is missing"):
        row.field("unit")


def test_a_word_that_yaml_reads_as_something_else_is_named() -> None:
    with pytest.raises(SeedError, match=r"some\.yaml breakers: False is no word"):
        Rules({"breakers": ["of", False]}, "some.yaml").words("breakers")


def test_a_broken_pattern_names_its_place() -> None:
    section = Rules({"amounts": {"value": "("}}, "some.yaml").section("amounts")
    with pytest.raises(SeedError, match=r"some\.yaml amounts value: '\(' is no regular expression"):
        section.pattern("value")


def test_a_section_that_is_no_mapping_is_refused() -> None:
    with pytest.raises(SeedError, match=r"some\.yaml: 'amounts' is not a mapping"):
        Rules({"amounts": ["value"]}, "some.yaml").section("amounts")


def test_a_rule_is_named_by_its_file_and_id() -> None:
    assert rule_id("some", "year") == "rules/some.yaml#year"


def test_what_one_row_may_have_each_may() -> None:
    rows = Rules({"rows": [{"id": "a", "unit": "d"}, {"id": "b", "unti": "d"}]})
    assert [row.get("unit") for row in rows.rows("rows")] == ["d", None]
    assert list(rows.unknown()) == [("rows", 1, "unti")]


def test_what_one_of_several_sections_may_have_each_may() -> None:
    rules = Rules({"kinds": {"a": {"unit": "d"}, "b": {"unti": "d"}}})
    assert [one.get("unit") for one in rules.sections("kinds").values()] == ["d", None]
    assert rules.sections("kinds")["a"].field("unit") == "d"
    assert list(rules.unknown()) == [("kinds", "b", "unti")]


def test_a_table_knows_all_of_its_keys_and_examples_stand_anywhere() -> None:
    rules = Rules({"months": {"may": 5}, "finds": ["May"], "unread": {"a": 1}})
    assert rules.field("months") == {"may": 5}
    assert list(rules.unknown()) == [("unread",)]


def test_whoever_goes_through_the_keys_knows_them() -> None:
    rules = Rules({"of": {"a": 1, "b": 2}})
    assert dict(rules.section("of")) == {"a": 1, "b": 2}
    assert list(rules.unknown()) == []
