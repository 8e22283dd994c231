"""Floors for negation on public gold data: how often a scope over an event holds a negated one."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from pipeline.clean.sentences import SentenceSplitter
from pipeline.document import Sentence
from pipeline.extract.context import ContextFinder
from pipeline.vocabulary.rules import load_rules

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("EVIDENCE_CORPORA", ROOT.parent / "shared/corpora")) / "negation_hedging"
RULES = ROOT / "seeds/rules"


@pytest.mark.parametrize("name", ["bionlp_cg_train", "bionlp_cg_devel"])
def test_negation_scopes_hold_negated_events(name: str, hold_floor: Any) -> None:
    """The gold marks one trigger of a denied statement, so a scope is right when it holds that one."""
    path = CORPUS / f"{name}.jsonl"
    if not path.exists():
        pytest.skip(f"needs {path.name} in the folder named by EVIDENCE_CORPORA")
    finder = ContextFinder(load_rules(RULES / "context.yaml"))
    split = SentenceSplitter(load_rules(RULES / "sentences.yaml")).spans
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
