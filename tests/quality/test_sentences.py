"""Floors for sentence splitting on public gold data, measured on interior boundaries."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.quality.counting import Counts, same
from tests.seeded import SEEDED

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("EVIDENCE_CORPORA", ROOT.parent / "shared/corpora")) / "sentences"
ONE_PATTERN = re.compile(r"[.!?]\s+(?=[A-Z])")

Splitter = Callable[[str], list[tuple[int, int]]]


def paragraphs(name: str) -> list[dict[str, Any]]:
    """The paragraphs of one gold file that have more than one sentence."""
    path = CORPUS / f"{name}.jsonl"
    if not path.exists():
        pytest.skip(f"needs {path.name} in the folder named by EVIDENCE_CORPORA")
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [record for record in records if len(record["sentences"]) > 1]


def boundary_f1(split: Splitter, records: list[dict[str, Any]]) -> float:
    """F1 of sentence ends other than a paragraph's last."""
    counts = Counts()
    for record in records:
        ends = [sentence["end"] for sentence in record["sentences"][:-1]]
        counts = counts.plus(same((end for _, end in split(record["text"])[:-1]), ends))
    return counts.figures()["f1"]


def by_one_pattern(text: str) -> list[tuple[int, int]]:
    ends = [found.start() + 1 for found in ONE_PATTERN.finditer(text)]
    return list(zip([0, *ends], [*ends, len(text)], strict=True))


@pytest.fixture(scope="module")
def split() -> Splitter:
    return SEEDED.splitter.spans


@pytest.mark.parametrize("name", ["craft_dev", "craft_train", "golden_rules_en"])
def test_boundaries_are_found_as_well_as_before(split: Splitter, name: str, hold_floor: Any) -> None:
    f1 = boundary_f1(split, paragraphs(name))
    hold_floor(f"sentences {name}", CORPUS / f"{name}.jsonl", boundary_f1=f1)


@pytest.mark.parametrize("name", ["craft_dev", "craft_train", "golden_rules_en"])
def test_the_rules_earn_their_place_over_one_pattern(split: Splitter, name: str) -> None:
    records = paragraphs(name)
    assert boundary_f1(split, records) > boundary_f1(by_one_pattern, records) + 0.05
