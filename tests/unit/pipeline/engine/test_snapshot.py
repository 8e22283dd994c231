"""What is known of the inputs from the last run."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.engine import inventory, snapshot
from pipeline.engine.raw_text import capture_id
from pipeline.engine.snapshot import Snapshot, take_snapshot

RECORDS = "TY  - JOUR\nTI  - A\nER  -\n\nTY  - JOUR\nTI  - B\nER  -\n"
A_LONG_TIME_NS = 10**12


def uris_of(found: Snapshot) -> list[str]:
    """Where the inputs lie."""
    return found.inputs["source_uri"].to_pylist()


def test_other_code_looks_anew_which_inputs_hold_several(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents, cache = tmp_path / "documents", tmp_path / "cache"
    documents.mkdir()
    (documents / "a.ris").write_text(RECORDS)
    monkeypatch.setattr(inventory, "SETTLED_NS", -A_LONG_TIME_NS)
    with monkeypatch.context() as before:
        before.setattr(snapshot, "code", lambda rooms: "before")
        with monkeypatch.context() as unknown:
            unknown.setattr(inventory.UNPACKER, "opens", lambda head: False)
            assert uris_of(take_snapshot(documents, cache)) == ["a.ris"]
        assert uris_of(take_snapshot(documents, cache)) == ["a.ris"]
    assert len(uris_of(take_snapshot(documents, cache))) == 3


def test_an_input_with_the_bytes_of_an_earlier_one_names_it(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    for name, text in (("a.txt", "one"), ("b.txt", "two"), ("c.txt", "one"), ("d.txt", "one")):
        (documents / name).write_text(text)
    rows = take_snapshot(documents, tmp_path / "cache").given.to_pylist()
    first, other, again, once_more = rows
    assert first["duplicate_of"] is other["duplicate_of"] is other["reason"] is None
    assert again["duplicate_of"] == once_more["duplicate_of"] == capture_id("a.txt", first["sha256"])
    assert again["reason"] == "c.txt has the same bytes as a.txt."


def test_a_member_names_the_capture_that_it_was_unpacked_from(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "a.ris").write_text(RECORDS)
    whole, *members = take_snapshot(documents, tmp_path / "cache").given.to_pylist()
    held_by = capture_id("a.ris", whole["sha256"])
    assert [whole["derived_from"], *(one["derived_from"] for one in members)] == [None, held_by, held_by]


def test_no_inputs_are_one_shard_of_none(tmp_path: Path) -> None:
    found = take_snapshot(tmp_path, tmp_path / ".cache")
    assert found.shards == [(0, 0)]
    assert found.given.num_rows == 0
