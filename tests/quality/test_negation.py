"""Floors for negation and speculation on public gold data.

The gold counts words such as `loss` and `resistance` as denials, and what is studied as speculation, so that
recall says how much of that the cues share.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from pipeline.document import Sentence
from tests.quality.counting import same
from tests.seeded import SEEDED

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("EVIDENCE_CORPORA", ROOT.parent / "shared/corpora")) / "negation_hedging"


@pytest.mark.parametrize("name", ["bionlp_cg_train", "bionlp_cg_devel"])
def test_negation_scopes_hold_negated_events(name: str, hold_floor: Any) -> None:
    """The gold marks one trigger of a denied statement, so a scope is right when it holds that one."""
    path = CORPUS / f"{name}.jsonl"
    if not path.exists():
        pytest.skip(f"needs {path.name} in the folder named by EVIDENCE_CORPORA")
    finder = SEEDED.scopes
    split = SEEDED.splitter.spans
    right = judged = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        sentences = [Sentence("s", "body", *span) for span in split(record["text"])]
        for scope in finder.scopes(record["text"], sentences):
            start, end = scope.scope
            inside = [
                span["negated"] for span in record["spans"] if start <= span["start"] and span["end"] <= end
            ]
            if scope.kind == "negation" and inside:
                right, judged = right + any(inside), judged + 1
    hold_floor(f"negation {name}", path, precision=right / judged)


@pytest.mark.parametrize("name", ["bionlp_cg_train", "bionlp_cg_devel"])
@pytest.mark.parametrize(
    ("status", "kinds"), [("negated", {"negation"}), ("speculated", {"hedge", "aim", "question"})]
)
def test_events_are_told_apart_as_well_as_before(
    name: str, status: str, kinds: set[str], hold_floor: Any
) -> None:
    path = CORPUS / f"{name}.jsonl"
    if not path.exists():
        pytest.skip(f"needs {path.name} in the folder named by EVIDENCE_CORPORA")
    finder = SEEDED.scopes
    split = SEEDED.splitter.spans
    told: list[tuple[int, int, int]] = []
    gold: list[tuple[int, int, int]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        record = json.loads(line)
        sentences = [Sentence("s", "body", *span) for span in split(record["text"])]
        scopes = [scope.scope for scope in finder.scopes(record["text"], sentences, kinds)]
        for span in record["spans"]:
            event = (number, span["start"], span["end"])
            gold += [event] * span[status]
            told += [event] * any(start <= event[1] and event[2] <= end for start, end in scopes)
    hold_floor(f"{status} {name}", path, **same(told, gold).figures())
