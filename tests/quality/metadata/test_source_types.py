"""How well the kind of a page is told where the page shows the record of an article."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pipeline.clean.assemble import assemble
from pipeline.clean.source_type import Kind
from pipeline.sources import read
from tests.quality.metadata.printing import Page
from tests.quality.metadata.records import GOLD
from tests.seeded import SEEDED

HERE = Path(__file__).parent
LABELS = SEEDED.rules("metadata")
SEGMENTER = SEEDED.segmenter
READER = SEEDED.metadata
SOURCE_TYPES = SEEDED.source_types
ADVERTS = (
    "Our clinic has helped more than 900 patients from forty countries.",
    "Book a free consultation today, or call us at +90 555 010 20 30.",
    "Prices start at $14,900, hotel and airport transfer included.",
)

with (HERE / "kinds.tsv").open(encoding="utf-8", newline="") as table:
    KINDS = {row["layout"]: row["source_type"] for row in csv.DictReader(table, delimiter="\t")}


def kind_of(text: str) -> Kind:
    decoded = read(text.encode())
    segments = SEGMENTER.segment(decoded.text)
    assembled = assemble(decoded, segments)
    return SOURCE_TYPES.decide(decoded.text, segments, READER.read(assembled.text, assembled.kept))


@pytest.fixture(scope="module")
def kinds(pages: list[Page]) -> dict[str, Counter[str]]:
    """How often each layout gets each kind."""
    counted: dict[str, Counter[str]] = {layout: Counter() for layout in KINDS}
    for page in pages:
        counted[page.layout][kind_of(page.text).source_type] += 1
    return counted


@pytest.mark.parametrize("layout", KINDS)
def test_each_kind_of_record_page_keeps_its_floor(
    kinds: dict[str, Counter[str]], layout: str, hold_floor: Any
) -> None:
    share = kinds[layout][KINDS[layout]] / kinds[layout].total()
    hold_floor(f"source_types {layout}", GOLD, share=share)


def test_no_record_of_an_article_is_marketing(kinds: dict[str, Counter[str]]) -> None:
    assert sum(counted["clinic_marketing"] for counted in kinds.values()) == 0


def test_adverts_around_a_record_hardly_ever_make_it_marketing(pages: list[Page], hold_floor: Any) -> None:
    sold = [kind_of("\n\n".join([ADVERTS[0], page.text, *ADVERTS])).source_type for page in pages]
    hold_floor(
        "source_types among adverts", GOLD, not_marketing=1 - sold.count("clinic_marketing") / len(sold)
    )
