"""Folders stand beside ``workspace.yaml`` unless the environment names others when the run begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.orchestration.folders import ROOT, settings


@pytest.fixture(autouse=True)
def _no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SEEDS", "DOCUMENTS", "OUTPUTS"):
        monkeypatch.delenv(f"ALS_EVIDENCE_{name}", raising=False)


def test_folders_stand_beside_the_workspace() -> None:
    found = settings()

    assert (ROOT / "workspace.yaml").is_file()
    assert (found.documents, found.seeds, found.outputs) == (
        ROOT / "seeds/documents",
        ROOT / "seeds",
        ROOT / "outputs",
    )


def test_the_environment_names_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALS_EVIDENCE_SEEDS", "/data/seeds")
    monkeypatch.setenv("ALS_EVIDENCE_OUTPUTS", "/data/outputs")

    found = settings(full=True, workers=2)

    assert found.documents == Path("/data/seeds/documents")
    assert (found.seeds, found.outputs) == (Path("/data/seeds"), Path("/data/outputs"))
    assert (found.full, found.workers) == (True, 2)


def test_documents_may_lie_elsewhere_than_seeds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALS_EVIDENCE_DOCUMENTS", "/data/captures")

    assert settings().documents == Path("/data/captures")
    assert settings().seeds == ROOT / "seeds"
