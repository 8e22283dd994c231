"""What people feed in that is broken: each gets an error or a quarantine row, and nothing is half done."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline.engine import inventory, raw_text
from pipeline.errors import SeedError
from pipeline.publish import OutputsError, latest, read_table
from pipeline.publish.versions import version_names
from pipeline.sources import read
from tests.runs import run
from tests.seeded import SEEDS
from tests.versions import broken

ROOT = Path(__file__).parents[2]
TEXT = "Mesenchymal stem cells were safe in patients with amyotrophic lateral sclerosis."


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    place = tmp_path / "documents"
    place.mkdir()
    (place / "good.txt").write_text(TEXT, encoding="utf-8")
    return place


def dispositions(version: Any) -> dict[str, tuple[str, str | None]]:
    rows = read_table(version, "captures").to_pylist()
    assert broken(version) == []
    return {row["source_uri"]: (row["disposition"], row["reason_code"]) for row in rows}


def test_a_hundred_megabytes_in_one_line_are_refused_by_size(documents: Path, tmp_path: Path) -> None:
    with open(documents / "huge.txt", "wb") as stream:
        stream.truncate(100 * 2**20)
    version = run(documents, tmp_path / "outputs")
    assert dispositions(version) == {"good.txt": ("kept", None), "huge.txt": ("quarantined", "too_large")}
    assert read_table(version, "captures")["content"].to_pylist()[1] is None


def test_a_copy_of_what_can_not_be_read_is_its_duplicate(documents: Path, tmp_path: Path) -> None:
    for name in ("a.bin", "b.bin"):
        (documents / name).write_bytes(b"\x00\x01\x02")
    told = dispositions(run(documents, tmp_path / "outputs"))
    assert [told["a.bin"][0], told["b.bin"][0]] == ["quarantined", "duplicate"]


def test_a_long_line_below_the_limit_is_read(documents: Path, tmp_path: Path) -> None:
    (documents / "long.txt").write_text((TEXT + " ") * 20_000, encoding="utf-8")
    assert dispositions(run(documents, tmp_path / "outputs"))["long.txt"] == ("kept", None)


def test_a_reader_that_fails_costs_its_file_and_not_the_run(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(data: bytes, media_type: str) -> Any:
        return {}[data] if data == b"unforeseen" else read(data, media_type)

    monkeypatch.setattr(raw_text, "read", failing)
    (documents / "fails.txt").write_bytes(b"unforeseen")
    version = run(documents, tmp_path / "outputs")
    told = {row["source_uri"]: row for row in read_table(version, "captures").to_pylist()}
    assert told.pop("fails.txt")["reason"] == (
        "fails.txt: its reader failed at it (KeyError in pipeline.engine.raw_text._read), "
        "which is a fault to report."
    )
    assert {row["disposition"] for row in told.values()} == {"kept"}


def test_a_file_that_vanishes_under_the_run_is_accounted_for(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (documents / "brief.txt").write_text(TEXT + " Brief.", encoding="utf-8")
    learn = inventory._learn

    def learn_and_remove(path: str, stat: inventory.Stat) -> inventory.Known:
        found = learn(path, stat)
        if path.endswith("brief.txt"):
            os.remove(path)
        return found

    monkeypatch.setattr(inventory, "_learn", learn_and_remove)
    assert dispositions(run(documents, tmp_path / "outputs")) == {"good.txt": ("kept", None)}


def test_a_file_that_changes_under_the_run_is_read_as_it_is_then(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = raw_text._told
    pending = [documents / "good.txt"]

    def change_and_read(row: dict[str, Any]) -> Any:
        if pending:
            pending.pop().write_text(TEXT + " Changed.", encoding="utf-8")
        return read(row)

    monkeypatch.setattr(raw_text, "_told", change_and_read)
    version = run(documents, tmp_path / "outputs")
    assert read_table(version, "documents")["text"].to_pylist() == [TEXT + " Changed."]


def test_a_file_that_may_not_be_read_is_quarantined(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (documents / "secret.txt").write_text(TEXT, encoding="utf-8")
    learn = inventory._learn

    def refuse(path: str, stat: inventory.Stat) -> inventory.Known:
        if path.endswith("secret.txt"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return learn(path, stat)

    monkeypatch.setattr(inventory, "_learn", refuse)
    version = run(documents, tmp_path / "outputs")
    assert dispositions(version)["secret.txt"] == ("quarantined", "unreadable")
    reason = read_table(version, "quarantine")["detail"].to_pylist()
    assert reason == ["secret.txt can't be read: Permission denied."]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("MONDO:0004976\t", "MONDO-0004976\t", "disease.tsv line"),
        (
            "MONDO:0020128\tmotor neuron",
            "MONDO:0020128\tamyotrophic lateral sclerosis\tx",
            "disease.tsv line",
        ),
    ],
    ids=["no CURIE", "one column too many"],
)
def test_a_broken_vocabulary_row_stops_the_run_before_it_starts(
    documents: Path, tmp_path: Path, old: str, new: str, message: str
) -> None:
    seeds = tmp_path / "seeds"
    shutil.copytree(SEEDS, seeds, ignore=shutil.ignore_patterns("documents"))
    disease = seeds / "vocabulary" / "disease.tsv"
    text = disease.read_text(encoding="utf-8")
    assert old in text
    disease.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(SeedError, match=message):
        run(documents, tmp_path / "outputs", seeds=seeds)
    assert version_names(tmp_path / "outputs") == []


def test_two_rows_that_claim_one_surface_stop_the_run(documents: Path, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    shutil.copytree(SEEDS, seeds, ignore=shutil.ignore_patterns("documents"))
    drug = seeds / "vocabulary" / "drug.tsv"
    text = drug.read_text(encoding="utf-8")
    assert "\tRilutek" in text
    drug.write_text(text.replace("\tRilutek", "\tamyotrophic lateral sclerosis|Rilutek"), encoding="utf-8")
    with pytest.raises(SeedError, match="amyotrophic lateral sclerosis"):
        run(documents, tmp_path / "outputs", seeds=seeds)


def test_a_broken_description_of_the_dataset_stops_the_run_before_it_starts(
    documents: Path, tmp_path: Path
) -> None:
    seeds = tmp_path / "seeds"
    shutil.copytree(SEEDS, seeds, ignore=shutil.ignore_patterns("documents"))
    (seeds / "dataset.yaml").write_text("name: Two Words\n", encoding="utf-8")
    with pytest.raises(SeedError, match=r"seeds/dataset\.yaml: 'Two Words' is no name"):
        run(documents, tmp_path / "outputs", seeds=seeds)
    assert not (tmp_path / "outputs").exists()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_full_or_broken_disk_leaves_the_latest_version_alone(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    outputs = tmp_path / "outputs"
    first = run(documents, outputs)
    (documents / "more.txt").write_text(TEXT + " More.", encoding="utf-8")
    with monkeypatch.context() as patch:

        def fail(*arguments: Any, **options: Any) -> None:
            raise OSError(number, os.strerror(number))

        patch.setattr(os, "link", fail)
        with pytest.raises(OutputsError, match=os.strerror(number)):
            run(documents, outputs, run_id="2")
    assert latest(outputs).name == first.name
    assert broken(latest(outputs)) == []
    assert len(dispositions(run(documents, outputs, run_id="3"))) == 2


def test_an_outputs_folder_that_can_not_be_written_says_so(documents: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(OutputsError, match="Not a directory"):
        run(documents, tmp_path / "file" / "outputs")


def test_a_full_cache_says_so(documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: Any, **options: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OutputsError, match="No space left on device"):
        run(documents, tmp_path / "outputs")
    assert version_names(tmp_path / "outputs") == []


def test_a_folder_that_may_not_be_listed_is_quarantined(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (documents / "closed").mkdir()
    monkeypatch.setattr(os, "access", lambda path, mode: not path.endswith("closed"))
    version = run(documents, tmp_path / "outputs")
    assert dispositions(version) == {"closed": ("quarantined", "unreadable"), "good.txt": ("kept", None)}
