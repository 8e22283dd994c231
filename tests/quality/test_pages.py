"""How well roles and kinds of pages are told apart on hand-written pages; floors per group of roles."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pipeline.clean.assemble import assemble
from pipeline.clean.metadata import MetadataReader
from pipeline.clean.segment import Segmenter
from pipeline.clean.source_type import Kind, SourceTypes
from pipeline.document import Segment
from pipeline.sources import read
from pipeline.vocabulary.rules import load_rules

PAGES = Path(__file__).parent / "pages"
RULES = Path(__file__).parents[2] / "seeds" / "rules"
LABELS = load_rules(RULES / "metadata.yaml")
SEGMENTER = Segmenter(load_rules(RULES / "roles.yaml"), LABELS)
METADATA = MetadataReader(LABELS)
SOURCE_TYPES = SourceTypes(load_rules(RULES / "source_types.yaml"))

GROUPS = {
    "title": "title",
    "abstract": "text",
    "body": "text",
    "caption": "text",
    "heading": "heading",
    "metadata": "record",
    "keyword": "record",
    "affiliation": "record",
    "author": "record",
    "reference": "reference",
}


class Judged(NamedTuple):
    """One line of one page: the roles that are right, the role it got, its text."""

    page: str
    gold: tuple[str, ...]
    role: str
    text: str


def judged(page: Path) -> list[Judged]:
    rows = [line.split("\t", 1) for line in page.read_text(encoding="utf-8").splitlines()]
    raw = "\n".join(text for _, text in rows)
    segments = iter(SEGMENTER.segment(raw))
    segment, start, lines = next(segments), 0, []
    for roles, text in rows:
        while segment.end <= start < len(raw):
            segment = next(segments)
        if text.strip():
            lines.append(Judged(page.stem, tuple(roles.split("|")), segment.role, text))
        start += len(text) + 1
    return lines


def group_of(role: str) -> str:
    return GROUPS.get(role, "dropped")


@pytest.fixture(scope="module")
def lines() -> list[Judged]:
    return [line for page in sorted(PAGES.glob("*.tsv")) if page.stem != "kinds" for line in judged(page)]


def figures(lines: list[Judged], group: str) -> tuple[float, float]:
    """Precision and recall of ``group`` over lines."""
    got = [line for line in lines if group_of(line.role) == group]
    wanted = [line for line in lines if group_of(line.gold[0]) == group]
    precise = sum(group in map(group_of, line.gold) for line in got)
    found = sum(group_of(line.role) in map(group_of, line.gold) for line in wanted)
    return precise / len(got), found / len(wanted)


@pytest.mark.parametrize("group", ["title", "text", "heading", "record", "reference", "dropped"])
def test_each_group_of_roles_keeps_its_floor(lines: list[Judged], group: str, hold_floor: Any) -> None:
    precision, recall = figures(lines, group)
    hold_floor(f"roles {group}", PAGES, precision=precision, recall=recall)


def test_lines_get_exactly_the_right_role(lines: list[Judged], hold_floor: Any) -> None:
    exact = sum(line.role in line.gold for line in lines) / len(lines)
    hold_floor("roles exact", PAGES, share=exact)


def test_hardly_any_text_is_lost(lines: list[Judged], hold_floor: Any) -> None:
    text = [line for line in lines if group_of(line.gold[0]) == "text"]
    kept = sum(len(line.text) for line in text if group_of(line.role) != "dropped")
    hold_floor("roles text kept", PAGES, characters=kept / sum(len(line.text) for line in text))


def kind_of(page: Path) -> Kind:
    decoded = read(
        "\n".join(line.split("\t", 1)[1] for line in page.read_text("utf-8").splitlines()).encode()
    )
    segments = SEGMENTER.segment(decoded.text)
    assembled = assemble(decoded, segments)
    kept = [Segment(raw.role, *span) for raw, span in zip(segments, assembled.spans, strict=True) if span]
    return SOURCE_TYPES.decide(decoded.text, segments, METADATA.read(assembled.text, kept))


with (PAGES / "kinds.tsv").open(encoding="utf-8", newline="") as table:
    KINDS = [tuple(row.values()) for row in csv.DictReader(table, delimiter="\t")]


@pytest.mark.parametrize(("page", "source_type", "document_type", "peer_review"), KINDS)
def test_a_page_gets_its_kind(page: str, source_type: str, document_type: str, peer_review: str) -> None:
    assert kind_of(PAGES / f"{page}.tsv")[:3] == (source_type, document_type, peer_review)
