"""Records of runs, failed ones too: inputs, version, counts, timings, environment, failure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.publish.faults import outputs_faults
from pipeline.publish.staging import checked_run_id
from pipeline.store.files import DRAFTS, replace_durably

RUNS = "runs"


def record_run(outputs: Path, run_id: str, facts: Mapping[str, Any]) -> Path:
    """Write ``runs/<run_id>.json`` in one step, in place of an earlier one; where it lies."""
    path = outputs / RUNS / f"{checked_run_id(run_id)}.json"
    scratch = outputs / ".cache" / DRAFTS
    data = json.dumps({"run_id": run_id, **facts}, ensure_ascii=False, indent=1).encode() + b"\n"
    with outputs_faults(outputs):
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch.mkdir(parents=True, exist_ok=True)
        replace_durably(path, data, scratch=scratch)
    return path


def list_runs(outputs: Path) -> list[dict[str, Any]]:
    """All run records, by run id."""
    return [json.loads(path.read_bytes()) for path in sorted((outputs / RUNS).glob("*.json"))]
