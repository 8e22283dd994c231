"""Each rule about roles and labels meets its examples and leaves its counter-examples."""

from __future__ import annotations

import re
from typing import Any

import pytest

from pipeline.chain.model import load_weights
from pipeline.clean.fold import fold
from pipeline.clean.labels import read_labels
from pipeline.clean.names import read_name_words
from pipeline.clean.raw_segment import ROLES as RAW_ROLES
from pipeline.clean.segment import WEIGHTS
from pipeline.clean.segment.cues import CueReader
from pipeline.clean.segment.forward_looking import ForwardLooking
from pipeline.clean.segment.headed_abstract import HeadedAbstracts
from pipeline.clean.segment.lines import read_lines
from pipeline.clean.segment.rules import LineRules, add_record_lines, all_rule_ids, read_line_rules
from pipeline.clean.segment.surface import surface_of
from pipeline.clean.segment.word_classes import read_word_classes
from pipeline.clean.source_type.facts import BY_RULE, RECORD_RULES
from pipeline.vocabulary.rules import Rules
from tests.seeded import SEEDED
from tests.seeds.examples import examples

ROLES = SEEDED.rules("roles")
METADATA = SEEDED.rules("metadata")
NAMES = read_name_words(METADATA)
NO_RULES = Rules({"rules": [{"id": "none", "role": "body"}]})
VERBS = frozenset(read_word_classes(ROLES).words["sentence"]) - NAMES.particles


def read_by(cues: CueReader, line: str) -> str:
    (read,) = read_lines(line)
    cues.mark([read])
    return read.rule_id


def reader(row: dict[str, Any]) -> CueReader:
    """A reader that knows this one rule."""
    return CueReader(read_line_rules(Rules({"rules": [row]})), {}, NAMES, VERBS)


@pytest.mark.parametrize(("row", "line"), examples(ROLES["rules"], "finds"))
def test_a_rule_about_lines_meets_its_examples(row: dict[str, Any], line: str) -> None:
    if "within_pattern" in row:
        row = {**row, "pattern": f".*?(?:{row['within_pattern']})"}
    assert read_by(reader(row), line) == row["id"]


@pytest.mark.parametrize(("row", "line"), examples(ROLES["rules"], "ignores"))
def test_a_rule_about_lines_leaves_its_counter_examples(row: dict[str, Any], line: str) -> None:
    if "within_pattern" in row:
        row = {**row, "pattern": f".*?(?:{row['within_pattern']})"}
    assert read_by(reader(row), line) != row["id"]


LABELS = CueReader(read_line_rules(NO_RULES), read_labels(METADATA), NAMES, VERBS)


@pytest.mark.parametrize(("row", "line"), examples(METADATA["labels"], "finds"))
def test_a_label_is_read_before_its_value(row: dict[str, Any], line: str) -> None:
    assert read_by(LABELS, line) == row["id"]


@pytest.mark.parametrize(("row", "line"), examples(METADATA["labels"], "ignores"))
def test_the_same_word_in_other_use_is_no_label(row: dict[str, Any], line: str) -> None:
    assert read_by(LABELS, line) != row["id"]


def test_no_spelling_of_a_label_stands_under_two_rules() -> None:
    spellings = [spelling for row in METADATA["labels"] for spelling in row["spellings"]]
    assert sorted(spellings) == sorted(set(spellings))


def record_lines() -> CueReader:
    found: LineRules = read_line_rules(NO_RULES)
    add_record_lines(found, METADATA)
    return CueReader(found, {}, NAMES, VERBS)


@pytest.mark.parametrize(("row", "line"), examples(METADATA["journals"], "finds"))
def test_a_journal_name_is_a_line_of_the_record(row: dict[str, Any], line: str) -> None:
    assert read_by(record_lines(), line) == row["id"]


@pytest.mark.parametrize(("row", "line"), examples(METADATA["journals"], "ignores"))
def test_a_sentence_about_a_journal_is_not(row: dict[str, Any], line: str) -> None:
    assert read_by(record_lines(), line) != row["id"]


def test_each_rule_about_lines_has_examples_and_counter_examples() -> None:
    bare = [row["id"] for row in ROLES["rules"] if not row.get("finds") or not row.get("ignores")]
    assert bare == []


def test_the_rules_of_both_files_make_one_segmenter() -> None:
    assert SEEDED.segmenter.segment("Abstract\n")


WORD_CLASSES = read_word_classes(ROLES)


def in_class(name: str, line: str) -> bool:
    surface = surface_of([line.says for line in read_lines(line)], WORD_CLASSES)
    return bool(surface.classes[0, WORD_CLASSES.names.index(name)])


@pytest.mark.parametrize(("row", "line"), examples(ROLES["word_classes"], "finds"))
def test_a_line_has_words_of_the_class(row: dict[str, Any], line: str) -> None:
    assert in_class(row["id"], line)


@pytest.mark.parametrize(("row", "line"), examples(ROLES["word_classes"], "ignores"))
def test_a_line_of_other_words_has_none_of_the_class(row: dict[str, Any], line: str) -> None:
    assert not in_class(row["id"], line)


def test_the_model_knows_every_role_but_blank() -> None:
    assert set(load_weights(WEIGHTS).labels) == RAW_ROLES - {"blank"}


def test_the_rules_that_tell_facts_of_a_page_exist() -> None:
    line_rules = read_line_rules(ROLES)
    add_record_lines(line_rules, METADATA)
    known = {*all_rule_ids(line_rules, read_labels(METADATA))}
    assert set(BY_RULE) <= known
    assert [one for one in RECORD_RULES if not any(rule_id.startswith(one) for rule_id in known)] == []


@pytest.mark.parametrize(("side", "opens"), [("finds", True), ("ignores", False)])
def test_a_heading_opens_posted_results(side: str, opens: bool) -> None:
    section = ROLES["posted_results"]
    found = [re.fullmatch(section["opens"], text.lower().strip(" :")) is not None for text in section[side]]
    assert found == [opens] * len(section[side])


@pytest.mark.parametrize(("side", "announces"), [("finds", True), ("ignores", False)])
def test_a_notice_announces_forward_looking_statements(side: str, announces: bool) -> None:
    texts = ROLES["forward_looking"][side]
    assert [ForwardLooking(ROLES).announces(fold(text)) for text in texts] == [announces] * len(texts)


@pytest.mark.parametrize(("side", "is_last"), [("finds", True), ("ignores", False)])
def test_a_heading_is_that_of_the_last_part_of_an_abstract(side: str, is_last: bool) -> None:
    texts, words = ROLES["headed_abstract"][side], HeadedAbstracts(ROLES)
    assert [words.last.match(fold(text)) is not None for text in texts] == [is_last] * len(texts)
