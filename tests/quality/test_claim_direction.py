"""The cue phrases tell the direction of a result, measured on Evidence Inference's validation part.

Each record has a passage of a trial report and whether an outcome was lower, not different or higher under
the intervention.  Only the cue phrases are asked here, without knowing intervention and outcome: no
difference where a negation stands over a difference or a change, up or down where all cues agree, else
nothing.  A claim needs more than that: a template must tie the cue to both.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract.claims.lexicon import Lexicon
from pipeline.extract.claims.words import GONE, MORE, Words
from pipeline.vocabulary.rules import load_rules

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("EVIDENCE_CORPORA", ROOT.parent / "shared/corpora")) / "claims"
NO_DIFFERENCE = "<negation><filler>*(?:<difference>|<affect>|<effect>|<noun>)|<insignificant>|<unchanged>"

RULES = load_rules(ROOT / "seeds" / "rules" / "claims.yaml")
LEXICON = Lexicon(RULES)
WORDS = Words(LEXICON)
SAME = LEXICON.pattern(NO_DIFFERENCE, RULES["parts"], "test")
UP = {LEXICON.letters[name] for name in ("increase", "hasten")}
DOWN = {LEXICON.letters[name] for name in ("decrease", "avert", "decline")}


def direction(passage: str) -> int | None:
    """-1, 0 or 1, or None where the cues don't tell."""
    aligned = WORDS.letters("".join(WORDS.signs(passage)))
    letters = aligned.replace(GONE, "").replace(MORE, "")
    if SAME.search(letters):
        return 0
    up, down = bool(UP.intersection(letters)), bool(DOWN.intersection(letters))
    return None if up == down else 1 if up else -1


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("The dose was significantly lower.", -1),
        ("The rate was higher in this group.", 1),
        ("There was no significant difference between groups.", 0),
        ("Some fell and some rose: lower here, higher there.", None),
        ("The median was 12 days.", None),
    ],
)
def test_cues_tell_a_direction_or_nothing(passage: str, expected: int | None) -> None:
    assert direction(passage) == expected


def test_the_direction_of_cues_keeps_its_floor(hold_floor: Any) -> None:
    path = CORPUS / "evidence_inference_validation.jsonl"
    if not path.exists():
        pytest.skip(f"needs {path.name} in the folder named by EVIDENCE_CORPORA")
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    read = [(direction(record["evidence"]), record["label"]) for record in records]
    told = [(said, label) for said, label in read if said is not None]
    precision = sum(said == label for said, label in told) / len(told)
    hold_floor("direction evidence_inference", path, precision=precision, coverage=len(told) / len(read))
