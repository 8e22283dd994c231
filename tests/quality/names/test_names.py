"""Floors for names on public gold data, by type; ``types.tsv`` says which types compare, and which don't.

The vocabulary is that of one field, so that recall tells how much of medicine it covers, and precision
whether what it names is named by others too.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pipeline.document import CleanDocument, OffsetMap, Segment, Sentence
from tests.quality.counting import Counts, overlapping, same, total
from tests.seeded import SEEDED

ROOT = Path(__file__).parents[3]
CORPUS = Path(os.environ.get("EVIDENCE_CORPORA", ROOT.parent / "shared/corpora")) / "ner"
TYPES = Path(__file__).parent / "types.tsv"


class Comparison(NamedTuple):
    """Types of a corpus that mean what some of ours mean; ``why_not`` is told where none does."""

    corpus: str
    type: str
    entity_types: str
    why_not: str


class Names(NamedTuple):
    """One document's names with their types: what was found, and what others marked."""

    found: list[tuple[int, int, str]]
    gold: list[tuple[int, int, str]]


def comparisons() -> list[Comparison]:
    with TYPES.open(encoding="utf-8", newline="") as file:
        return [Comparison(**row) for row in csv.DictReader(file, delimiter="\t")]


@cache
def names(path: Path) -> list[Names]:
    return [_names(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _names(record: dict[str, Any]) -> Names:
    text = record["text"]
    sentences = [Sentence("s", "body", *span) for span in SEEDED.splitter.spans(text)]
    offsets = OffsetMap([0], [0], [1])
    document = CleanDocument("d", "d", text, [Segment("body", 0, len(text))], sentences, offsets)
    rows = SEEDED.mentions.find(document, SEEDED.abbreviations.find(document))
    gold = [(span["start"], span["end"], span["type"]) for span in record["spans"]]
    return Names([(row.start, row.end, row.entity_type) for row in rows], gold)


def _of_types(rows: list[tuple[int, int, str]], types: str) -> list[tuple[int, int]]:
    return [(start, end) for start, end, kind in rows if kind in types.split()]


def _counts(documents: list[Names], told: Comparison) -> Iterator[tuple[Counts, Counts]]:
    for document in documents:
        found = _of_types(document.found, told.entity_types)
        gold = _of_types(document.gold, told.type)
        yield same(found, gold), overlapping(found, gold)


@pytest.mark.parametrize("told", [row for row in comparisons() if row.entity_types], ids=str)
def test_names_are_found_as_well_as_before(told: Comparison, hold_floor: Any) -> None:
    path = CORPUS / f"{told.corpus}.jsonl"
    if not path.exists():
        pytest.skip(f"needs {path.name} in the folder named by EVIDENCE_CORPORA")
    strict, overlap = map(total, zip(*_counts(names(path), told), strict=True))
    figures = {f"overlap_{key}": value for key, value in overlap.figures().items()}
    figures |= {"strict_f1": strict.figures()["f1"]}
    hold_floor(f"names {told.corpus} {told.type.split()[0]}", path, **figures)


def test_each_type_that_does_not_compare_says_why() -> None:
    assert [row for row in comparisons() if bool(row.entity_types) == bool(row.why_not)] == []
