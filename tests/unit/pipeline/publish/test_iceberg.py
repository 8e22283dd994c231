"""Iceberg tables show a version's own files: the same rows, and not one of them written again."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyiceberg.table import StaticTable

from pipeline.errors import UsageError
from pipeline.publish import read_table
from pipeline.publish.faults import OutputsError
from pipeline.publish.iceberg import register

MENTIONS = [
    [{"mention_id": "m1", "document_id": "d1", "surface": "ALS", "ambiguous_with": ["A:1", "A:2"]}],
    [{"mention_id": "m2", "document_id": "d2", "surface": "MSC"}],
]
CLAIMS = [[{"claim_id": "c1", "cues": [{"start": 1, "end": 2}]}]]


@pytest.fixture
def version(lab):
    return lab.publish("run-00001", {"mentions": MENTIONS, "claims": CLAIMS, "works": []})


@pytest.fixture
def warehouse(tmp_path):
    return tmp_path / "warehouse"


@pytest.fixture
def tables(version, warehouse):
    made = register(version.manifest, files=f"file://{version.path}", warehouse=f"file://{warehouse}")
    return {name: StaticTable.from_metadata(place) for name, place in made.items()}


@pytest.mark.parametrize("name", ["mentions", "claims", "works", "changes"])
def test_every_table_has_the_rows_of_its_files(version, tables, name):
    assert tables[name].scan().to_arrow().to_pylist() == read_table(version, name).to_pylist()


def test_no_row_is_written_again(version, tables, warehouse):
    assert list(warehouse.rglob("*.parquet")) == []
    files = [Path(task.file.file_path) for task in tables["mentions"].scan().plan_files()]
    assert [path.name for path in sorted(files)] == [path.name for path in version.table("mentions")]


def test_columns_keep_what_they_hold_and_tables_what_they_are_of(version, tables):
    field = tables["mentions"].schema().find_field("surface")
    assert field.doc == "The mention as it stands in documents.text."
    assert field.required
    assert tables["mentions"].properties["fingerprint"] == version.manifest["fingerprint"]


def test_a_folder_may_have_any_name_that_an_address_can_have(lab, tmp_path):
    outputs = tmp_path / "ä b %20"
    version = type(lab)(outputs).publish("run-00001", {"mentions": MENTIONS})
    made = register(version.manifest, files=f"file://{version.path}", warehouse=f"file://{outputs}/w w")
    rows = StaticTable.from_metadata(made["mentions"]).scan().to_arrow()
    assert rows.to_pylist() == read_table(version, "mentions").to_pylist()


@pytest.mark.parametrize("place", ["ftp://host/folder", "file:///a#b", "file:///a?b", "/no/address"])
def test_an_address_that_no_table_can_name_is_wrong_use(version, tmp_path, place):
    for addresses in (
        {"files": f"file://{version.path}", "warehouse": place},
        {"files": place, "warehouse": f"file://{tmp_path}/warehouse"},
    ):
        with pytest.raises(UsageError, match="is no address that Iceberg tables can name"):
            register(version.manifest, **addresses)
    assert not (tmp_path / "warehouse").exists()


def test_a_warehouse_that_is_no_folder_is_named(version, warehouse):
    warehouse.write_text("a file")
    with pytest.raises(OutputsError, match="warehouse: Not a directory"):
        register(version.manifest, files=f"file://{version.path}", warehouse=f"file://{warehouse}")
