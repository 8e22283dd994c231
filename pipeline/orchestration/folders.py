"""Where a run reads and writes: beside ``workspace.yaml``, or where the environment says."""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.run import Settings

ROOT = Path(__file__).parents[2]


def settings(*, full: bool = False, workers: int | None = None) -> Settings:
    """The folders as the environment names them now; no run config can change them.

    ``ALS_EVIDENCE_SEEDS``, ``ALS_EVIDENCE_DOCUMENTS`` and ``ALS_EVIDENCE_OUTPUTS`` name others.
    """
    seeds = _folder("SEEDS", ROOT / "seeds")
    documents = _folder("DOCUMENTS", seeds / "documents")
    return Settings(documents, seeds, _folder("OUTPUTS", ROOT / "outputs"), full=full, workers=workers)


def _folder(name: str, default: Path) -> Path:
    return Path(os.environ.get(f"ALS_EVIDENCE_{name}") or default)
