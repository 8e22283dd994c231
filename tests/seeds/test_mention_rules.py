"""Every rule of ``seeds/rules/mentions.yaml`` decides its examples and not its counter-examples."""

from copy import copy
from functools import cache
from typing import Any

import pytest

from pipeline.extract.mentions import MentionFinder
from pipeline.extract.mentions.not_meant import NotMeant
from pipeline.extract.mentions.overlapping import Overlapping
from pipeline.extract.rows import Mention
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Concept, Vocabulary
from schemas.closed_sets import ENTITY_TYPE
from tests.documents import one_sentence
from tests.seeded import SEEDED

RULES = SEEDED.rules("mentions")
VOCABULARY = SEEDED.vocabulary
FINDER = SEEDED.mentions
OWNERS = {form: concept.concept_id for form, concept, ambiguous in VOCABULARY.forms() if not ambiguous}


def examples(section: str, side: str) -> list[tuple[str, Any]]:
    return [(rule["id"], example) for rule in RULES[section] for example in rule[side]]


def mentions_in(text: str, finder: MentionFinder = FINDER) -> list[Mention]:
    return finder.find(one_sentence(text), [])


def read_as(example: dict[str, str], finder: MentionFinder = FINDER) -> list[tuple[str, str]]:
    """Concept and rule of each mention that is written as the example's form."""
    text, form = example["text"], example["form"]
    return [
        (row.concept_id, row.rule_id.rpartition("#")[2])
        for row in mentions_in(text, finder)
        if text[row.start : row.end] == form
    ]


@pytest.mark.parametrize(("rule_id", "example"), examples("ambiguous", "finds"))
def test_a_rule_reads_its_example(rule_id: str, example: dict[str, str]) -> None:
    assert (OWNERS[example["concept"]], rule_id) in read_as(example)


@pytest.mark.parametrize(("rule_id", "example"), examples("ambiguous", "ignores"))
def test_a_rule_abstains_from_its_counter_example(rule_id: str, example: dict[str, str]) -> None:
    assert OWNERS[example["concept"]] not in {concept_id for concept_id, _ in read_as(example)}


@pytest.mark.parametrize(("rule_id", "example"), examples("not_meant", "finds"))
def test_a_name_turned_by_its_neighbours_is_not_read(rule_id: str, example: dict[str, str]) -> None:
    assert read_as(example) == []
    assert read_as(example, without(rule_id))


@cache
def without(rule_id: str) -> MentionFinder:
    """The finder without one of the rules of `not_meant`; the index of all names is not made anew."""
    rules = Rules(
        {**RULES, "not_meant": [rule for rule in RULES["not_meant"] if rule["id"] != rule_id]}, RULES.place
    )
    finder = copy(FINDER)
    finder._not_meant = NotMeant(finder._index, rules)
    finder._overlapping = Overlapping(finder._not_meant, rules)
    return finder


@pytest.mark.parametrize(("rule_id", "example"), examples("not_meant", "ignores"))
def test_a_name_that_is_meant_is_read(rule_id: str, example: dict[str, str]) -> None:
    assert read_as(example)


@pytest.mark.parametrize("side", ["finds", "ignores"])
def test_modifiers_that_share_a_head_give_the_surfaces_of_the_examples(side: str) -> None:
    for example in RULES["coordination"][side]:
        concepts = {
            form: Concept(form, "anatomy", form, (), (), (), (), (), "here") for form in example["forms"]
        }
        text = example["text"]
        rows = mentions_in(text, MentionFinder(Vocabulary(concepts), RULES))
        assert [text[row.start : row.end] for row in rows] == example["surfaces"]


def test_rules_name_only_entity_types_that_exist() -> None:
    named = {
        kind
        for section in ("ambiguous", "not_meant")
        for rule in RULES[section]
        for kind in rule["entity_types"]
    }
    assert named <= set(ENTITY_TYPE)


def test_rules_name_only_concepts_that_exist() -> None:
    rules = [*RULES["ambiguous"], *RULES["not_meant"]]
    named = {concept_id for rule in rules for concept_id in rule.get("concepts", [])}
    assert named <= set(VOCABULARY.concepts)


def surfaces(text: str) -> dict[str, Mention]:
    return {text[row.start : row.end]: row for row in mentions_in(text)}


@pytest.mark.parametrize("side", ["finds", "ignores"])
def test_names_put_together_name_the_concept_of_the_example(side: str) -> None:
    for example in RULES["composition"][side]:
        assert surfaces(example["text"])[example["form"]].concept_id == OWNERS[example["concept"]]


@pytest.mark.parametrize(("side", "is_whole"), [("finds", True), ("ignores", False)])
def test_a_cell_with_its_origin_behind_it_names_what_both_do(side: str, is_whole: bool) -> None:
    for example in RULES["origin_behind"][side]:
        named = surfaces(example["text"])[example["form"]].concept_id
        assert (named == OWNERS[example["concept"]]) == is_whole, example["text"]


@pytest.mark.parametrize("example", RULES["strains"]["finds"], ids=str)
def test_an_animal_and_what_it_is_bred_for_are_one_model(example: dict[str, str]) -> None:
    assert surfaces(example["text"])[example["form"]].concept_id == OWNERS[example["concept"]]


@pytest.mark.parametrize("example", RULES["strains"]["ignores"], ids=str)
def test_a_gene_and_an_animal_apart_are_no_model(example: dict[str, str]) -> None:
    assert example["form"] not in surfaces(example["text"])


@pytest.mark.parametrize(("rule_id", "example"), examples("narrowing", "finds"))
def test_an_adjective_belongs_to_the_name_behind_it(rule_id: str, example: dict[str, str]) -> None:
    assert example["form"] in surfaces(example["text"])


@pytest.mark.parametrize(("rule_id", "example"), examples("narrowing", "ignores"))
def test_another_adjective_stays_outside_the_name(rule_id: str, example: dict[str, str]) -> None:
    assert example["form"] not in surfaces(example["text"])


@pytest.mark.parametrize(("rule_id", "example"), examples("placed", "finds"))
def test_a_part_of_the_body_belongs_to_the_name_behind_it(rule_id: str, example: dict[str, str]) -> None:
    row = surfaces(example["text"])[example["form"]]
    assert row.rule_id.rpartition("#")[2] == rule_id


@pytest.mark.parametrize(("rule_id", "example"), examples("placed", "ignores"))
def test_a_part_of_the_body_stays_a_name_of_its_own(rule_id: str, example: dict[str, str]) -> None:
    assert example["form"] not in surfaces(example["text"])


@pytest.mark.parametrize(("rule_id", "example"), examples("tails", "finds"))
def test_a_noun_belongs_to_the_name_before_it(rule_id: str, example: dict[str, str]) -> None:
    named = surfaces(example["text"])[example["form"]]
    assert "concept" not in example or named.concept_id == OWNERS[example["concept"]]


@pytest.mark.parametrize(("rule_id", "example"), examples("tails", "ignores"))
def test_a_noun_stays_outside_the_name_before_it(rule_id: str, example: dict[str, str]) -> None:
    assert example["form"] not in surfaces(example["text"])


@pytest.mark.parametrize(("rule_id", "word"), examples("stems", "finds"))
def test_a_stem_tells_what_is_named(rule_id: str, word: str) -> None:
    assert [row.rule_id.rpartition("#")[2] for row in mentions_in(f"It was {word} again.")] == [rule_id]


@pytest.mark.parametrize(("rule_id", "word"), examples("stems", "ignores"))
def test_a_word_without_a_stem_is_no_name(rule_id: str, word: str) -> None:
    rows = mentions_in(f"It was {word} again.")
    assert rule_id not in {row.rule_id.rpartition("#")[2] for row in rows}


INTRODUCED = "rules/mentions.yaml#introduced"
DEFINITIONS = [pytest.param(row, id=row["id"]) for row in RULES["introduced"]["definitions"]]


@pytest.mark.parametrize("row", DEFINITIONS)
def test_a_product_that_the_page_introduces_is_named_wherever_it_stands(row: dict[str, Any]) -> None:
    for example in row["finds"]:
        text, form = example["text"], example["form"]
        found = [one for one in mentions_in(text) if text[one.start : one.end] == form]
        assert {(one.rule_id, one.entity_type) for one in found} == {(INTRODUCED, "cell_product")}, example
        assert len(found) == example["times"], example


@pytest.mark.parametrize("row", DEFINITIONS)
def test_what_the_page_does_not_introduce_as_a_product_is_none(row: dict[str, Any]) -> None:
    for example in row["ignores"]:
        found = {one.rule_id for one in mentions_in(example["text"]) if one.rule_id == INTRODUCED}
        forms = {example["text"][one.start : one.end] for one in mentions_in(example["text"])}
        assert not found or example["form"] not in forms, example


@pytest.mark.parametrize("rule", [RULES["interrupted"], *RULES["overlapping"]], ids=str)
def test_names_that_belong_together_are_one(rule: dict[str, Any]) -> None:
    for example in rule["finds"]:
        assert surfaces(example["text"])[example["form"]].concept_id == OWNERS[example["concept"]]
    for example in rule["ignores"]:
        assert example["form"] not in surfaces(example["text"])


@pytest.mark.parametrize("side", ["finds", "ignores"])
def test_the_words_of_a_proper_name_are_not_read(side: str) -> None:
    for example in RULES["proper_names"][side]:
        assert bool(read_as(example)) is (side == "ignores")


@pytest.mark.parametrize(("rule_id", "example"), examples("nested", "finds"))
def test_a_name_inside_another_is_kept(rule_id: str, example: dict[str, str]) -> None:
    assert surfaces(example["text"])[example["form"]].part_of


@pytest.mark.parametrize(("rule_id", "example"), examples("nested", "ignores"))
def test_a_name_that_is_no_other_thing_is_not_kept(rule_id: str, example: dict[str, str]) -> None:
    assert example["form"] not in surfaces(example["text"])


@pytest.mark.parametrize("side", ["finds", "ignores"])
def test_modifiers_are_kept_as_the_example_has_them(side: str) -> None:
    for example in RULES["modifiers"][side]:
        row = surfaces(example["text"])[example["form"]]
        assert list(row.modifiers) == example.get("modifiers", [])


def test_a_name_is_not_read_behind_the_mark_of_an_acronym_or_a_unit() -> None:
    rule = RULES["joined_before"]
    assert not [example for example in rule["finds"] if example["form"] in surfaces(example["text"])]
    assert all(example["form"] in surfaces(example["text"]) for example in rule["ignores"])


def test_rules_about_parts_of_names_name_only_types_and_concepts_that_exist() -> None:
    lists = [rule[side] for rule in RULES["nested"] for side in ("outer", "inner")]
    lists += [RULES["composition"][side] for side in ("origins", "heads")]
    lists += [rule["entity_types"] for rule in (RULES["modifiers"], *RULES["narrowing"])]
    assert {kind for listed in lists for kind in listed} <= set(ENTITY_TYPE)
    strains = RULES["strains"]
    assert {*strains["animals"], *strains["animals"].values(), *strains["lines"]} <= set(VOCABULARY.concepts)
    stages = RULES["composition"]["stages"]
    assert {stage[side] for stage in stages for side in ("of", "concept")} <= set(VOCABULARY.concepts)


def texts_in(rules: Any) -> set[str]:
    """The texts of all examples, of whatever rule."""
    if isinstance(rules, dict):
        own = {rules["text"]} if isinstance(rules.get("text"), str) else set()
        return own.union(*map(texts_in, rules.values()))
    return set().union(*map(texts_in, rules)) if isinstance(rules, list) else set()


@pytest.mark.parametrize("text", sorted(texts_in(RULES)))
def test_each_part_of_a_name_lies_in_a_mention_of_that_name(text: str) -> None:
    rows = mentions_in(f"{text} for bone marrow mononuclear cell therapy")
    held = {
        (row.start, row.end, whole.concept_id)
        for row in rows
        for whole in rows
        if whole.start <= row.start and row.end <= whole.end and whole is not row
    }
    parts = {(row.start, row.end, row.part_of) for row in rows if row.part_of}
    assert parts
    assert parts <= held
