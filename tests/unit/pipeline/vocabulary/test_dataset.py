"""What people say of the dataset is held to its form before a run starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import SeedError
from pipeline.vocabulary.dataset import load_dataset
from tests.seeded import SEEDS


def test_a_seeds_folder_may_be_silent(tmp_path: Path) -> None:
    assert load_dataset(tmp_path) == {}


def test_our_own_dataset_has_a_name_an_author_a_licence_and_limits() -> None:
    assert load_dataset(SEEDS).keys() >= {"name", "title", "creators", "licence", "limits"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name: Two Words\n", "'Two Words' is no name. Use lower-case letters"),
        ("title: |\n  one\n  two\n", "is no title. Write a title of one line."),
        ("licence: see the file\n", "'see the file' is no licence. Use an id of the SPDX licence list"),
        ("url: example.org\n", "'example.org' is no url. Write the address"),
        ("keywords: evidence\n", "'evidence' is no list of keywords. Write one text an entry."),
        ("creators: []\n", r"\[\] is no creator. Give each a name"),
        ("creators: [{name: A, email: a@b}]\n", "is no creator"),
        ("creators: [{name: A, orcid: 12}]\n", "12 is no ORCID. Write it as 0000-0002-1825-0097."),
        ("colour: red\n", "'colour' is not a known key. It may have name, title,"),
        ("name: [\n", "is not YAML that can be read"),
    ],
)
def test_a_wrong_value_is_named_with_its_cure(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "dataset.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SeedError, match=rf"seeds/dataset\.yaml.*{message}"):
        load_dataset(tmp_path)
