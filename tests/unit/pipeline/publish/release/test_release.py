"""The files for other programs describe every table, column and file of the version."""

from __future__ import annotations

import json
from pathlib import Path

import frictionless
import jsonschema
import pytest
import yaml

from pipeline.publish import list_versions

STANDARDS = Path(__file__).parents[4] / "standards"

TABLES = {
    "documents": [[{"document_id": "d1", "source_type": "unknown"}]],
    "mentions": [[{"mention_id": "m1", "document_id": "d1"}], [{"mention_id": "m2", "document_id": "d2"}]],
    "works": [[{"work_id": "w1"}]],
}
DATASET = {
    "name": "some-evidence",
    "title": "Some evidence",
    "licence": "CC-BY-4.0",
    "keywords": ["evidence"],
    "creators": [{"name": "Josiah Carberry", "orcid": "0000-0002-1825-0097"}, {"name": "Some group"}],
}


@pytest.fixture
def version(lab):
    return lab.publish("run-00001", TABLES, {"dataset": DATASET})


@pytest.fixture
def package(version):
    return json.loads((version.path / "datapackage.json").read_bytes())


@pytest.fixture
def croissant(version):
    return json.loads((version.path / "croissant.json").read_bytes())


def test_each_table_is_a_resource(package):
    paths = {resource["name"]: resource["path"] for resource in package["resources"]}
    assert list(paths) == ["documents", "mentions", "works", "changes"]
    assert paths["works"] == "works.parquet"
    assert len(paths["mentions"]) == 2


def test_a_resource_of_one_file_has_its_hash(package, version):
    works = next(resource for resource in package["resources"] if resource["name"] == "works")
    assert works["hash"] == f"sha256:{version.manifest['tables']['works']['parts'][0]['sha256']}"


def test_a_resource_tells_columns_and_keys(package):
    documents = package["resources"][0]["schema"]
    fields = {field["name"]: field for field in documents["fields"]}
    assert documents["primaryKey"] == ["document_id"]
    assert {"fields": ["work_id"], "reference": {"resource": "works", "fields": ["work_id"]}} in documents[
        "foreignKeys"
    ]
    assert fields["document_id"]["constraints"]["required"] is True
    assert "unknown" in fields["source_type"]["constraints"]["enum"]
    assert (fields["year"]["type"], fields["authors"]["type"]) == ("integer", "array")


def test_keys_of_tables_that_are_not_there_are_left_out(package):
    referred = {key["reference"]["resource"] for key in package["resources"][0]["schema"]["foreignKeys"]}
    assert referred == {"works"}


@pytest.mark.parametrize("name", ["datapackage.json", "croissant.json"])
def test_the_dataset_is_called_what_the_run_says(version, name):
    described = json.loads((version.path / name).read_bytes())
    assert (described["name"], described["version"]) == ("some-evidence", "1.0.1")


def test_croissant_has_a_file_with_its_hash_or_a_set_of_files(croissant):
    kinds = {file["@id"]: file["@type"] for file in croissant["distribution"]}
    assert kinds["works.parquet"] == "cr:FileObject"
    assert kinds["mentions.parquet"] == "cr:FileSet"
    assert all("sha256" in file for file in croissant["distribution"] if file["@type"] == "cr:FileObject")


def test_croissant_has_a_record_set_with_its_key_for_each_table(croissant):
    keys = {records["name"]: [key["@id"] for key in records["key"]] for records in croissant["recordSet"]}
    assert keys["works"] == ["works/work_id"]
    assert list(keys) == ["documents", "mentions", "works", "changes"]


def test_every_field_of_croissant_reads_from_a_file_of_its_own_table(croissant):
    for records in croissant["recordSet"]:
        for field in records["field"]:
            (kind,) = [name for name in field["source"] if name != "extract"]
            assert field["source"][kind] == {"@id": f"{records['name']}.parquet"}


def test_a_dataset_without_a_name_gets_a_neutral_one(lab):
    lab.publish("run-00001", {"works": []})
    described = json.loads((list_versions(lab.outputs)[0].path / "datapackage.json").read_bytes())
    assert described["name"] == "evidence-dataset"


def test_licence_and_creators_are_told_alike(package, croissant):
    assert package["licenses"] == [{"name": "CC-BY-4.0", "path": "https://spdx.org/licenses/CC-BY-4.0.html"}]
    assert croissant["license"] == "https://spdx.org/licenses/CC-BY-4.0.html"
    names = ["Josiah Carberry", "Some group"]
    assert [one["title"] for one in package["contributors"]] == names
    assert [(one["name"], one["@type"]) for one in croissant["creator"]] == [
        (names[0], "sc:Person"),
        (names[1], "sc:Organization"),
    ]


def test_the_data_package_passes_the_official_validator(version):
    report = frictionless.Package.validate_descriptor(version.path / "datapackage.json")
    assert report.flatten(["message"]) == []


def test_the_citation_passes_the_official_schema(version):
    schema = json.loads((STANDARDS / "citation-file-format-1.2.0.json").read_bytes())
    jsonschema.validate(yaml.safe_load((version.path / "CITATION.cff").read_bytes()), schema)


def test_croissant_passes_the_official_validator_and_reads_rows_of_one_file_and_of_parts(version):
    reason = "not in the lock file, since a requirement of it has no wheel; make metadata runs it"
    mlcroissant = pytest.importorskip("mlcroissant", reason=reason)
    dataset = mlcroissant.Dataset(jsonld=version.path / "croissant.json")
    assert dataset.metadata.issues.report() == ""
    assert [row["works/work_id"] for row in dataset.records("works")] == [b"w1"]
    assert [row["mentions/mention_id"] for row in dataset.records("mentions")] == [b"m1", b"m2"]
