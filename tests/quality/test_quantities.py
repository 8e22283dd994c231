"""Floors for quantities on public gold data; they may be raised, never lowered.

The medical and biological paragraphs mark every number, bare ones too, while the finder reads only
numbers with a meaning: precision and the recall of numbers with a unit say how well it does that.
The general sentences hold units of trade and kitchen that the rules leave out on purpose.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pipeline.extract.quantities import QuantityFinder
from tests.documents import one_segment
from tests.seeded import SEEDED

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("EVIDENCE_CORPORA", ROOT.parent / "shared/corpora")) / "quantities"

Spans = list[tuple[int, int]]


class Score(NamedTuple):
    """Share of read quantities that meet a gold one; share of gold ones with a unit that are met."""

    precision: float
    recall: float


def records(name: str) -> list[dict[str, Any]]:
    path = CORPUS / f"{name}.jsonl"
    if not path.exists():
        pytest.skip(f"needs {path.name} in the folder named by EVIDENCE_CORPORA")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def finder() -> QuantityFinder:
    return SEEDED.quantities


def read_spans(finder: QuantityFinder, text: str) -> Spans:
    return [(row.start, row.end) for row in finder.find(one_segment(text), [])]


def gold_spans(record: dict[str, Any], *, with_unit: bool) -> Spans:
    return [
        (span["start"], span["end"])
        for span in record["spans"]
        if not with_unit or span.get("units") or span.get("unit") not in (None, "dimensionless")
    ]


def met(spans: Spans, others: Spans, *, strict: bool) -> Iterator[bool]:
    for start, end in spans:
        yield any(
            (start, end) == (low, high) if strict else start < high and low < end for low, high in others
        )


def score(finder: QuantityFinder, name: str, *, strict: bool) -> Score:
    right: list[bool] = []
    found: list[bool] = []
    for record in records(name):
        read = read_spans(finder, record["text"])
        right += met(read, gold_spans(record, with_unit=False), strict=strict)
        found += met(gold_spans(record, with_unit=True), read, strict=strict)
    return Score(sum(right) / len(right), sum(found) / len(found))


@pytest.mark.parametrize("name", ["grobid_quantities_ccby", "quantulum3_cases"])
def test_quantities_keep_their_floor(finder: QuantityFinder, name: str, hold_floor: Any) -> None:
    overlap, strict = (score(finder, name, strict=strict)._asdict() for strict in (False, True))
    figures = {f"overlap_{key}": value for key, value in overlap.items()}
    figures |= {f"strict_{key}": value for key, value in strict.items()}
    hold_floor(f"quantities {name}", CORPUS / f"{name}.jsonl", **figures)
