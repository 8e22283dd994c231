from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import SeedError
from pipeline.vocabulary.rules import load_rules


def written(folder: Path, text: str) -> Path:
    place = folder / "x.yaml"
    place.write_text(text, encoding="utf-8")
    return place


def test_a_rule_file_is_a_mapping(tmp_path: Path) -> None:
    assert load_rules(written(tmp_path, "units: [a, b]\n")) == {"units": ["a", "b"]}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("units: [a\nrest: b\n", r"seeds/rules/x.yaml line \d+: .* is not YAML that can be read"),
        ("units: 1\nunits: 2\n", r"seeds/rules/x.yaml line 2: \"key 'units' is written twice\" is not YAML"),
        ("- a\n- b\n", r"seeds/rules/x.yaml: \['a', 'b'\] is not a mapping\. Give the file top-level keys\."),
    ],
    ids=["broken", "twice", "list"],
)
def test_a_broken_rule_file_names_file_line_and_cure(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SeedError, match=message):
        load_rules(written(tmp_path, text))


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
        load_rules(tmp_path / "x.yaml")


def test_a_missing_rule_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match=r"'nowhere\.yaml' can't be read \(No such file or directory\)"):
        load_rules(tmp_path / "nowhere.yaml")
