"""One real run over the captures in seeds/documents, and what follows from it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from benchmarks.corpus import write_corpus
from pipeline.engine import build, shards
from pipeline.publish import Version, latest, read_table
from schemas import CHANGES, TABLES
from tests.runs import run
from tests.seeded import SEEDS
from tests.versions import broken, hashes

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    place = tmp_path_factory.mktemp("run")
    shutil.copytree(SEEDS / "documents", place / "documents")
    run(place / "documents", place / "outputs", run_id="1")
    return place


@pytest.fixture
def version(folder: Path) -> Version:
    return latest(folder / "outputs")


def test_every_table_of_the_contract_is_published(version: Version) -> None:
    assert set(version.manifest["tables"]) == {*TABLES, CHANGES.name}
    for name, table in TABLES.items():
        assert read_table(version, name).schema.equals(table.arrow_schema()), name


def test_every_capture_is_kept(version: Version) -> None:
    assert read_table(version, "captures")["disposition"].to_pylist() == ["kept"] * 5


def test_every_promise_holds(version: Version) -> None:
    assert broken(version) == []


def test_a_second_run_gives_the_same_bytes_by_links(folder: Path, tmp_path: Path) -> None:
    first = latest(folder / "outputs")
    second = run(folder / "documents", folder / "outputs", run_id="2")
    assert second.name != first.name
    assert hashes(second) == hashes(first)
    assert all(path.stat().st_nlink > 1 for name in TABLES for path in second.table(name))
    assert second.manifest["unchanged"]
    assert second.manifest["computed"] == dict.fromkeys(second.manifest["computed"], 0)


def test_a_run_that_ignores_the_cache_gives_the_same_bytes(folder: Path) -> None:
    first = latest(folder / "outputs")
    again = run(folder / "documents", folder / "outputs", run_id="3", full=True)
    assert again.manifest["computed"]["entities"] == 5
    assert hashes(again) == hashes(first)


def test_a_run_elsewhere_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder / "documents", tmp_path / "elsewhere")
    assert hashes(run(tmp_path / "elsewhere", tmp_path / "outputs")) == hashes(latest(folder / "outputs"))


def test_the_tables_load_everywhere(version: Version) -> None:
    for name in TABLES:
        path = version.path / f"{name}.parquet"
        parts = f"{path}/*.parquet" if path.is_dir() else path
        rows = version.manifest["tables"][name]["rows"]
        assert len(pd.read_parquet(path)) == rows
        assert pl.read_parquet(path).height == rows
        assert duckdb.sql(f"SELECT count(*) FROM '{parts}'").fetchall() == [(rows,)]


def test_any_number_of_workers_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "SMALLEST_MODULUS", 2)
    monkeypatch.setattr(build, "BATCH_DOCUMENTS", 8)
    write_corpus(tmp_path / "documents", 40)
    one, two = (run(tmp_path / "documents", tmp_path / str(n), workers=n) for n in (1, 2))
    assert len(one.table("mentions")) > 4
    assert hashes(two) == hashes(one)
    assert broken(two) == []


def test_column_notes_travel_in_the_files(version: Version) -> None:
    schema = pq.read_schema(version.table("mentions")[0])
    assert schema.field("start").metadata[b"unit"] == b"code point"
    assert b"pandas" not in (schema.metadata or {})


def test_a_changed_document_changes_its_rows_alone(tmp_path: Path) -> None:
    shutil.copytree(SEEDS / "documents", tmp_path / "documents")
    before = run(tmp_path / "documents", tmp_path / "outputs", run_id="1")
    changed = sorted((tmp_path / "documents").iterdir())[4]
    changed.write_text(
        changed.read_text(encoding="utf-8").replace("6 clinical trials", "7 clinical trials"), "utf-8"
    )
    after = run(tmp_path / "documents", tmp_path / "outputs", run_id="2")
    changes = read_table(after, "changes").to_pylist()
    assert {row["cause"] for row in changes} == {"input"}
    assert {row["cause_detail"] for row in changes} == {changed.name}
    assert ("changed", "low", "6.0", "7.0") in {
        (row["op"], row["column"], row["before"], row["after"])
        for row in changes
        if row["table"] == "quantities"
    } or {"added", "removed"} <= {row["op"] for row in changes if row["table"] == "quantities"}
    assert hashes(before)["concepts"] == hashes(after)["concepts"]


def test_a_changed_term_does_not_redo_cleaning(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    shutil.copytree(SEEDS, seeds)
    run(seeds / "documents", tmp_path / "outputs", run_id="1", seeds=seeds)
    disease = seeds / "vocabulary" / "disease.tsv"
    lines = disease.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("MONDO:0020128\t")]
    assert len(kept) == len(lines) - 1
    disease.write_text("\n".join(kept).replace("MONDO:0020128", "MONDO:0005559") + "\n", encoding="utf-8")
    after = run(seeds / "documents", tmp_path / "outputs", run_id="2", seeds=seeds)
    computed = after.manifest["computed"]
    assert (computed["raw_text"], computed["clean_text"], computed["entities"]) == (0, 0, 5)
    assert {row["cause"] for row in read_table(after, "changes").to_pylist()} == {"vocabulary"}


def test_copies_and_what_can_not_be_read_are_accounted_for(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    text = "Stem cell therapy slowed disease progression in patients with ALS."
    (documents / "a.txt").write_text(text, encoding="utf-8")
    (documents / "b.txt").write_text(text, encoding="utf-8")
    (documents / "c.txt").write_bytes(b"")
    (documents / "d.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x01\x02")
    (documents / "e.txt").write_bytes(b"A sentence with a \x00 in it.")
    (documents / "f.txt").write_bytes("ALS in caf\u00e9 patients".encode("latin-1") + b"\x81\x8d\xff\xfe")
    version = run(documents, tmp_path / "outputs")
    captures = read_table(version, "captures").to_pylist()
    assert [(row["source_uri"], row["disposition"], row["reason_code"]) for row in captures[:5]] == [
        ("a.txt", "kept", None),
        ("b.txt", "duplicate", "same_content"),
        ("c.txt", "quarantined", "empty"),
        ("d.txt", "quarantined", "binary"),
        ("e.txt", "quarantined", "nul_bytes"),
    ]
    quarantine = read_table(version, "quarantine").to_pylist()
    assert [row["source_uri"] for row in quarantine if row["stage"] == "raw_text"][:3] == [
        "c.txt",
        "d.txt",
        "e.txt",
    ]
    assert version.manifest["ledger"]["captures"] == 6
    assert broken(version) == []


def test_no_documents_make_an_empty_version(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    version = run(tmp_path / "documents", tmp_path / "outputs")
    assert version.manifest["ledger"]["captures"] == 0
    assert read_table(version, "mentions").num_rows == 0
    assert broken(version) == []


def test_a_failed_run_leaves_a_record_and_no_version(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="is not a folder"):
        run(tmp_path / "nowhere", tmp_path / "outputs", run_id="5")
    record = json.loads((tmp_path / "outputs" / "runs" / "50000000.json").read_text(encoding="utf-8"))
    assert (record["status"], record["failure"]["type"]) == ("failed", "UsageError")
    assert not list((tmp_path / "outputs").glob("v*"))
