"""How well the fields of records are read from plain pages.

A value is right where the page prints it for its column, whatever the order and case of its words.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pipeline.clean.assemble import assemble
from pipeline.clean.metadata import Metadata
from pipeline.clean.raw_segment import KEPT_ROLES, RawSegment
from pipeline.decoded import Decoded
from pipeline.sources import read
from tests.quality.metadata.printing import Page
from tests.quality.metadata.records import GOLD
from tests.seeded import SEEDED

ROOT = Path(__file__).parents[3]
LABELS = SEEDED.rules("metadata")
SEGMENTER = SEEDED.segmenter
READER = SEEDED.metadata
Scores = tuple[str, dict[str, tuple[float, float]]]
COLUMNS = ("title", "authors", "affiliations", "journal", "volume", "issue", "first_page", "last_page",
    "published", "doi", "pmid", "pmcid", "keywords", "subject_areas", "language", "licence")  # fmt: skip


def as_cleaned(page: Page) -> Metadata:
    decoded = read(page.text.encode())
    segments = SEGMENTER.segment(decoded.text)
    return metadata_of(decoded, segments)


def given_roles(page: Page) -> Metadata:
    """What is read where every line has its right role."""
    segments: list[RawSegment] = []
    start = 0
    for role, line in page.lines:
        end = start + len(line) + 1
        role = role if line.strip() else "blank"
        segments.append(RawSegment(role, start, end, role in KEPT_ROLES, "gold"))
        start = end
    return metadata_of(read(f"{page.text}\n".encode()), segments)


def metadata_of(decoded: Decoded, segments: list[RawSegment]) -> Metadata:
    assembled = assemble(decoded, segments)
    return READER.read(assembled.text, assembled.kept)


def words(value: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", value.casefold()))


@pytest.fixture(scope="module", params=[as_cleaned, given_roles], ids=["as cleaned", "given roles"])
def scores(pages: list[Page], request: pytest.FixtureRequest) -> Scores:
    """Precision and recall by column, over all pages."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    printed: Counter[str] = Counter()
    for page in pages:
        metadata = request.param(page)
        for column in COLUMNS:
            value = getattr(metadata, column)
            given = list(map(words, value if isinstance(value, list) else [value] if value else []))
            gold = set(map(words, page.fields.get(column, ())))
            right[column] += len(gold & set(given))
            found[column] += len(given)
            printed[column] += len(gold)
    figures = {name: (right[name] / found[name], right[name] / printed[name]) for name in COLUMNS}
    return request.param.__name__, figures


@pytest.mark.parametrize("column", COLUMNS)
def test_each_field_keeps_its_floor(scores: Scores, column: str, hold_floor: Any) -> None:
    how, figures = scores
    precision, recall = figures[column]
    hold_floor(f"metadata {how} {column}", GOLD, precision=precision, recall=recall)
