"""The dataset card serves the hub, citation tools and people; text from inputs is inert in it."""

from __future__ import annotations

import pytest
import yaml

from pipeline.publish.release.card import LICENCES

DOCUMENTS = [
    {
        "document_id": "d1",
        "source_type": "blog",
        "language": "en",
        "licence": "CC-BY-4.0",
        "redistributable": True,
    },
    {
        "document_id": "d2",
        "source_type": "blog",
        "language": "de",
        "licence": "a | b\n# `c`",
        "redistributable": False,
    },
    {"document_id": "d3", "source_type": "news", "language": None, "licence": None, "redistributable": None},
]
TABLES = {
    "documents": [DOCUMENTS],
    "mentions": [[{"mention_id": "m1", "document_id": "d1"}], [{"mention_id": "m2", "document_id": "d2"}]],
}
DATASET = {"title": "Some {evidence}: more", "licence": "CC0-1.0", "limits": ["It is no advice."]}


@pytest.fixture
def version(lab):
    return lab.publish("run-00001", TABLES, {"dataset": DATASET})


@pytest.fixture
def card(version):
    return (version.path / "README.md").read_text(encoding="utf-8")


def test_the_front_matter_tells_the_hub_where_each_table_with_rows_lies(card):
    front = yaml.safe_load(card.split("---\n")[1])
    assert front["configs"] == [
        {"config_name": "documents", "data_files": "documents.parquet"},
        {"config_name": "mentions", "data_files": "mentions.parquet/*.parquet"},
    ]
    assert (front["language"], front["size_categories"]) == (["de", "en"], ["n<1K"])
    assert (front["license"], front["license_name"]) == ("other", "per-document")


def test_sources_and_licences_are_counted(card):
    assert "| blog | 2 |\n| news | 1 |" in card
    assert "| `CC-BY-4.0` | yes | 1 |" in card
    assert "| none stated | not stated | 1 |" in card


def test_a_list_of_licences_that_is_cut_says_so(lab):
    documents = [{"document_id": f"d{number:03}", "licence": f"L{number}"} for number in range(LICENCES + 2)]
    version = lab.publish("run-00001", {**TABLES, "documents": [documents]})
    card = (version.path / "README.md").read_text(encoding="utf-8")
    assert card.count("| not stated | 1 |") == LICENCES
    assert "\n\n2 more stand in `documents`.\n" in card


def test_text_from_inputs_is_inert(card):
    assert "| `a / b # 'c'` | no | 1 |" in card


def test_what_the_seeds_say_stands_in_the_card(card):
    assert "# Some {evidence}: more\n" in card
    assert "under `CC0-1.0`" in card
    assert "- It is no advice." in card


def test_braces_do_not_end_a_bibtex_value(card):
    assert "  title = {Some evidence: more},\n" in card


def test_the_citation_names_the_data_by_its_fingerprint(version):
    citation = yaml.safe_load((version.path / "CITATION.cff").read_bytes())
    (identifier,) = citation["identifiers"]
    assert identifier["value"] == f"sha256:{version.manifest['fingerprint']}"
    assert citation["authors"] == [{"name": "The authors of Some {evidence}: more"}]
    assert (citation["version"], citation["date-released"]) == ("1.0.1", "2024-01-01")


def test_a_version_without_documents_has_a_card_too(lab):
    version = lab.publish("run-00001", {"works": []})
    assert "| works | 0 |" in (version.path / "README.md").read_text(encoding="utf-8")


def test_the_library_of_the_hub_reads_tables_of_one_file_and_of_parts_by_the_card(version, tmp_path):
    datasets = pytest.importorskip("datasets", reason="not in the lock file; make metadata runs it")
    for name, rows in {"documents": 3, "mentions": 2}.items():
        read = datasets.load_dataset(
            str(version.path), name, split="train", cache_dir=str(tmp_path / "cache")
        )
        assert read.num_rows == rows
