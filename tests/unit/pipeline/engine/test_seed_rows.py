"""A seed's digest changes with its own words, and with nothing else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.engine.seed_rows import seed_rows
from pipeline.store import RecordStore

RULES = """\
limit: 5
rules:
  - id: one
    forms: [a, b]
  - id: two
    forms: [c]
"""


@pytest.fixture
def digests(tmp_path: Path):
    """The digests of one rule file with this content."""

    def of(text: str, name: str = "rules/cues.yaml") -> dict[str, str]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return seed_rows(tmp_path, {name: text}, RecordStore.of(tmp_path))[name]

    return of


def differing(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ("[c]", "[d]", {"two"}),
        ("limit: 5", "limit: 6", {"limit"}),
        ("id: two", "id: three", {"two", "three", "rules"}),
        ("[a, b]", "[a,    b]  # a note", set()),
        ("limit: 5\n", "limit: 5\nmore: [x]\n", {"more"}),
    ],
)
def test_a_rule_that_changed_is_the_one_that_differs(digests, old, new, names):
    assert differing(digests(RULES), digests(RULES.replace(old, new))) == names


def test_a_vocabulary_row_that_changed_is_the_one_that_differs(digests):
    before, after = "concept_id\tlabel\nA:1\tx\nA:2\ty\n", "concept_id\tlabel\nA:1\tx\nA:2\tz\nA:3\tw\n"
    name = "vocabulary/disease.tsv"
    assert differing(digests(before, name), digests(after, name)) == {"A:2", "A:3"}


def test_what_is_known_of_a_file_is_not_read_again(digests, tmp_path: Path):
    known = digests(RULES)
    (tmp_path / "rules" / "cues.yaml").unlink()
    assert (
        seed_rows(tmp_path, {"rules/cues.yaml": RULES}, RecordStore.of(tmp_path))["rules/cues.yaml"] == known
    )
