"""What is known of the inputs from the last run."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.engine import inventory, snapshot
from pipeline.engine.snapshot import take_snapshot

RECORDS = "TY  - JOUR\nTI  - A\nER  -\n\nTY  - JOUR\nTI  - B\nER  -\n"
A_LONG_TIME_NS = 10**12


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
            assert take_snapshot(documents, cache).source_uris == ["a.ris"]
        assert take_snapshot(documents, cache).source_uris == ["a.ris"]
    assert len(take_snapshot(documents, cache).source_uris) == 3
