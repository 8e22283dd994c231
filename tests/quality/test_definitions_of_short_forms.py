"""Floors for definitions of short forms on public gold data."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from pipeline.document import Sentence
from pipeline.extract.abbreviations import AbbreviationFinder
from tests.quality.counting import Counts, same
from tests.seeded import SEEDED

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("EVIDENCE_CORPORA", ROOT.parent / "shared/corpora")) / "abbreviations"
SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z])|\n")


def sentences(text: str) -> list[Sentence]:
    """Sentences by one plain pattern, so that the floor doesn't move with the splitter."""
    ends = [found.span() for found in SENTENCE_END.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    return [
        Sentence("s", "body", *span)
        for span in zip(starts, [*(start for start, _ in ends), len(text)], strict=True)
    ]


def folded(short: str, long: str) -> tuple[str, str]:
    return " ".join(short.lower().split()), " ".join(long.lower().split())


def test_definitions_are_found_as_well_as_before(hold_floor: Any) -> None:
    """Beside it: Schwartz and Hearst's own method .944 precision and .835 F1, Ab3P .969 and .898."""
    path = CORPUS / "med1250_dev.jsonl"
    if not path.exists():
        pytest.skip(f"needs {path.name} in the folder named by EVIDENCE_CORPORA")
    finder = AbbreviationFinder(SEEDED.rules("abbreviations"), lambda long, short: None)
    counts = Counts()
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = record["text"]
        pairs = [folded(pair["short"], pair["long"]) for pair in record["pairs"]]
        guesses = [folded(row.short, row.long) for row in finder.definitions(text, sentences(text))]
        counts = counts.plus(same(guesses, pairs))
    hold_floor("abbreviations med1250", path, **counts.figures())
