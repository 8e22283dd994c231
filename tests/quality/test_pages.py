"""How well roles and kinds of pages are told apart on hand-written pages; floors per group of roles.

The chain is trained on the development pages, so their floors only show what is lost; on the unlearned pages
it is not, but rules were written with them in view. The held-out pages tell how good it is, and so do the
fresh, the later, the rare ones and the further shapes, which came from writers of rules.  Neighbours and
shapes were looked at while rules were written.  Of pages in HTML, kinds and fields are judged.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pipeline.clean.assemble import assemble
from pipeline.clean.metadata import Metadata
from pipeline.clean.page import lay_out
from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.source_type import Kind
from pipeline.sources import read
from tests.seeded import SEEDED

HERE = Path(__file__).parent
FOLDERS = {
    "development": HERE / "pages",
    "unlearned": HERE / "unlearned_pages",
    "fresh": HERE / "fresh_pages",
    "later": HERE / "later_pages",
    "rare": HERE / "rare_pages",
    "shapes": HERE / "shape_pages",
    "further shapes": HERE / "further_shape_pages",
    "neighbours": HERE / "neighbour_pages",
    "held out": HERE / "held_out_pages",
}
WITH_KINDS = {**FOLDERS, "training": HERE.parents[1] / "training" / "roles" / "pages"}
LISTS = {"kinds", "fields"}
LABELS = SEEDED.rules("metadata")
SEGMENTER = SEEDED.segmenter
METADATA = SEEDED.metadata
SOURCE_TYPES = SEEDED.source_types

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


def pages_of(folder: str) -> list[Path]:
    return [page for page in sorted(FOLDERS[folder].glob("*.tsv")) if page.stem not in LISTS]


@pytest.fixture(scope="module", params=FOLDERS)
def folder(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def lines(folder: str) -> list[Judged]:
    return [line for page in pages_of(folder) for line in judged(page)]


def figures(lines: list[Judged], group: str) -> tuple[float, float]:
    """Precision and recall of ``group`` over lines."""
    got = [line for line in lines if group_of(line.role) == group]
    wanted = [line for line in lines if group_of(line.gold[0]) == group]
    precise = sum(group in map(group_of, line.gold) for line in got)
    found = sum(group_of(line.role) in map(group_of, line.gold) for line in wanted)
    return precise / len(got), found / len(wanted)


@pytest.mark.parametrize("group", ["title", "text", "heading", "record", "reference", "dropped"])
def test_each_group_of_roles_keeps_its_floor(
    lines: list[Judged], folder: str, group: str, hold_floor: Any
) -> None:
    precision, recall = figures(lines, group)
    hold_floor(f"roles {folder} {group}", FOLDERS[folder], precision=precision, recall=recall)


def test_lines_get_exactly_the_right_role(lines: list[Judged], folder: str, hold_floor: Any) -> None:
    exact = sum(line.role in line.gold for line in lines) / len(lines)
    hold_floor(f"roles {folder} exact", FOLDERS[folder], share=exact)


def test_hardly_any_text_is_lost(lines: list[Judged], folder: str, hold_floor: Any) -> None:
    text = [line for line in lines if group_of(line.gold[0]) == "text"]
    kept = sum(len(line.text) for line in text if group_of(line.role) != "dropped")
    hold_floor(
        f"roles {folder} text kept", FOLDERS[folder], characters=kept / sum(len(line.text) for line in text)
    )


def read_page(page: Path) -> tuple[str, list[RawSegment], Metadata]:
    """The page's text, its segments, and what is read of its record."""
    if not page.exists():
        return read_html(page.with_suffix(".html"))
    decoded = read(
        "\n".join(line.split("\t", 1)[1] for line in page.read_text("utf-8").splitlines()).encode()
    )
    segments = SEGMENTER.segment(decoded.text)
    assembled = assemble(decoded, segments)
    page = (decoded.text, segments)
    return *page, METADATA.read(assembled.text, assembled.kept, page=page)


def read_html(page: Path) -> tuple[str, list[RawSegment], Metadata]:
    decoded = read(page.read_bytes())
    laid = lay_out(decoded, SEGMENTER)
    assembled = assemble(decoded, laid.segments)
    shown = (laid.shown, laid.parts)
    return *shown, METADATA.read(assembled.text, assembled.kept, decoded.stated, page=shown)


def kind_of(page: Path) -> Kind:
    return SOURCE_TYPES.decide(*read_page(page))


def gold_rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))


def gold_kinds(folder: str) -> list[dict[str, str]]:
    return gold_rows(WITH_KINDS[folder] / "kinds.tsv")


@pytest.mark.parametrize("folder", WITH_KINDS)
def test_pages_get_their_kinds(folder: str, hold_floor: Any) -> None:
    rows = gold_kinds(folder)
    told = [kind_of(WITH_KINDS[folder] / f"{row['page']}.tsv") for row in rows]
    columns = ("source_type", "document_type", "peer_review")
    right = {
        name: sum(getattr(kind, name) == row[name] for kind, row in zip(told, rows, strict=True)) / len(rows)
        for name in columns
    }
    hold_floor(f"kinds {folder}", WITH_KINDS[folder], **right)


@pytest.mark.parametrize("folder", WITH_KINDS)
def test_no_peer_reviewed_page_is_marketing(folder: str) -> None:
    reviewed = [row["page"] for row in gold_kinds(folder) if row["peer_review"] == "peer_reviewed"]
    told = {page: kind_of(WITH_KINDS[folder] / f"{page}.tsv").source_type for page in reviewed}
    assert [page for page, source_type in told.items() if source_type == "clinic_marketing"] == []


def value_of(metadata: Metadata, field: str) -> str:
    """The value of ``field`` as gold tables have it; a date in the precision that is printed."""
    value = getattr(metadata, "published" if field == "published_on" else field)
    return "; ".join(value) if isinstance(value, list) else str(value or "")


def same(value: str, gold: str) -> bool:
    """Whether the words are the same, in whatever case."""
    return re.findall(r"\w+", value.casefold()) == re.findall(r"\w+", gold.casefold())


@pytest.mark.parametrize("folder", [name for name in FOLDERS if (FOLDERS[name] / "fields.tsv").exists()])
def test_fields_are_read_from_pages(folder: str, hold_floor: Any) -> None:
    rows = gold_rows(FOLDERS[folder] / "fields.tsv")
    pages = {row["page"] for row in rows}
    read_from = {page: read_page(FOLDERS[folder] / f"{page}.tsv")[2] for page in sorted(pages)}
    right: dict[str, list[bool]] = {}
    for row in rows:
        value = value_of(read_from[row["page"]], row["field"])
        right.setdefault(row["field"], []).append(same(value, row["value"]))
    shares = {field: sum(found) / len(found) for field, found in right.items()}
    hold_floor(f"fields {folder}", FOLDERS[folder], **shares)
