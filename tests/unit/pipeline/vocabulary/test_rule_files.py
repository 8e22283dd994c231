"""A broken rule file is refused with the place, the value, the rule and the cure."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import SeedError
from pipeline.vocabulary.rule_files import load_rules, refuse_strays
from pipeline.vocabulary.rules import Rules


def loaded(folder: Path, text: str) -> Rules:
    (folder / "x.yaml").write_text(text, encoding="utf-8")
    return load_rules(folder, "x")


def test_a_rule_file_is_a_mapping(tmp_path: Path) -> None:
    assert loaded(tmp_path, "units: [a, b]\n") == {"units": ["a", "b"]}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: [1, '1', 1.5, no, ~, 2020-01-02]", [1, "1", 1.5, False, None, date(2020, 1, 2)]),
        ("a: {1: b, c: {d: [e]}}", {1: "b", "c": {"d": ["e"]}}),
        ("a: [&one {b: c}, *one]", [{"b": "c"}, {"b": "c"}]),
        ("a: !!omap [b: 1, c: 2]", [("b", 1), ("c", 2)]),
        ("a: !!str 1", "1"),
    ],
)
def test_a_value_is_what_yaml_says(tmp_path: Path, text: str, value: object) -> None:
    assert loaded(tmp_path, text)["a"] == value


def test_a_changed_rule_file_is_read_anew(tmp_path: Path) -> None:
    assert loaded(tmp_path, "units: [a]\n") == {"units": ["a"]}
    assert loaded(tmp_path, "units: [b]\n") == {"units": ["b"]}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("units: [a\nrest: b\n", r"seeds/rules/x.yaml line \d+: .* is not YAML that can be read"),
        ("units: 1\nunits: 2\n", r"seeds/rules/x.yaml line 2: \"key 'units' is written twice\" is not YAML"),
        ("units: 1\n{unit}: 2\n", r"seeds/rules/x.yaml line 2: .*'unit': None.* is no single value"),
        ("- a\n- b\n", r"seeds/rules/x.yaml: \['a', 'b'\] is not a mapping\. Give the file top-level keys\."),
    ],
    ids=["broken", "twice", "mapping as key", "list"],
)
def test_a_broken_rule_file_names_file_line_and_cure(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SeedError, match=message):
        loaded(tmp_path, text)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a: 1\n# Sj\xf6gren\n", r"seeds/rules/x\.yaml line 2: b'\\xf6' is not UTF-8\. Save"),
        ("é: 𝛼\na: 1\n# \x07\n".encode(), r"line 3: '\\x07' is a character that YAML can't hold\. Delete"),
    ],
    ids=["latin 1", "control"],
)
def test_a_rule_file_that_is_no_text_names_the_line(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "x.yaml").write_bytes(content)
    with pytest.raises(SeedError, match=message):
        load_rules(tmp_path, "x")


def test_a_missing_rule_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match=r"'nowhere\.yaml' can't be read \(No such file or directory\)"):
        load_rules(tmp_path, "nowhere")


def test_an_unknown_key_is_named_with_its_line_and_the_nearest_that_is_known(tmp_path: Path) -> None:
    rules = loaded(tmp_path, "units:\n- {id: a, kind: x}\n- id: year\n  knid: x\n")
    assert [row.get("kind") for row in rules.rows("units")] == ["x", None]
    with pytest.raises(SeedError) as refused:
        rules.refuse_unknown()
    assert refused.value.cause == "seeds/rules/x.yaml line 4: 'knid' is read by nothing in rule year."
    assert refused.value.cure == "Delete it, or write one of: kind, id."


def in_parts(folder: Path, **parts: str) -> Rules:
    for name, text in parts.items():
        (folder / f"x.{name}.yaml").write_text(text, encoding="utf-8")
    return loaded(folder, "units: [a]\n")


def test_rules_of_one_name_may_stand_in_several_files(tmp_path: Path) -> None:
    (tmp_path / "xy.yaml").write_text("others: 1\n")
    rules = in_parts(tmp_path, b="words: [b]\n", c="rows: [{id: d}]\n")
    assert dict(rules) == {"units": ["a"], "words": ["b"], "rows": [{"id": "d"}]}


def test_a_key_in_two_files_is_refused_with_both(tmp_path: Path) -> None:
    with pytest.raises(SeedError) as refused:
        in_parts(tmp_path, b="words: [b]\n\nunits: [c]\n")
    assert refused.value.cause == "seeds/rules/x.b.yaml line 3: 'units' stands in seeds/rules/x.yaml too."


def test_errors_name_the_file_that_holds_the_row(tmp_path: Path) -> None:
    rules = in_parts(tmp_path, b="rows: [{id: d, unti: c}]\n")
    (row,) = rules.rows("rows")
    assert (rules.words("units"), rules.at("units")) == ({"a"}, "seeds/rules/x.yaml units")
    with pytest.raises(SeedError, match=r"seeds/rules/x\.b\.yaml rule d: 'unit' is missing"):
        row.field("unit")
    with pytest.raises(
        SeedError, match=r"seeds/rules/x\.b\.yaml line 1: 'unti' is read by nothing in rule d"
    ):
        rules.refuse_unknown()


@pytest.mark.parametrize(
    ("name", "near"), [("clams.yaml", "claims"), ("role.extra.yaml", "roles"), ("works.yml", "works")]
)
def test_a_file_of_no_rules_is_refused(tmp_path: Path, name: str, near: str) -> None:
    (tmp_path / "claims.part.yaml").write_text("words: [a]\n")
    (tmp_path / ".works.yaml").write_text("words: [a]\n")
    refuse_strays(tmp_path)
    (tmp_path / name).write_text("words: [b]\n")
    with pytest.raises(SeedError) as refused:
        refuse_strays(tmp_path)
    assert refused.value.cause == f"seeds/rules: {name!r} is read by nothing."
    assert refused.value.cure.startswith(f"Name it {near}.yaml or {near}.<part>.yaml")
