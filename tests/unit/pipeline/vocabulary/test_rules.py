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


def test_a_missing_rule_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="can't be read"):
        load_rules(tmp_path / "nowhere.yaml")
