"""Floors for the quantities of tables that were marked by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.document import CleanDocument, OffsetMap, Segment, Sentence
from pipeline.extract.mentions.reading import Reading
from pipeline.extract.rows import Quantity
from tests.quality.counting import Counts
from tests.quality.marked_passages import Mark, Passage, read_passage
from tests.quality.test_passages import is_as_marked
from tests.seeded import SEEDED

GOLD = Path(__file__).parent / "tables/tables.txt"


def tables() -> Iterator[Passage]:
    for table in GOLD.read_text(encoding="utf-8").split("\n\n"):
        name, _, rows = table.partition("\n")
        yield read_passage(name.removeprefix("# "), rows.strip("\n"))


def document_of(table: Passage) -> CleanDocument:
    """Each line of the table as a segment and a sentence."""
    segments: list[Segment] = []
    start = 0
    for line in table.text.split("\n"):
        role = "caption" if line.startswith("Table ") else "body"
        segments.append(Segment(role, start, start + len(line)))
        start += len(line) + 1
    sentences = [Sentence(f"s{place}", *segment) for place, segment in enumerate(segments)]
    return CleanDocument(table.name, table.name, table.text, segments, sentences, OffsetMap([0], [0], [1]))


def subject_of(mark: Mark, text: str, mentions: list[Reading]) -> str | None:
    """The concept that the text names by the surface that the mark gives as its subject."""
    surface = mark.told.partition("@")[2].replace("_", " ")
    named = [one.concept_id for start, end, one in mentions if surface and text[start:end] == surface]
    return named[0] if named else None


def counted(table: Passage) -> tuple[Counts, Counts, Counts]:
    """Quantities with kind and bounds; of those that are right, units and subjects."""
    document = document_of(table)
    mentions = SEEDED.mentions.columns([document], [SEEDED.abbreviations.find(document)], [()]).readings()[0]
    rows = SEEDED.quantities.find(document, mentions)
    marks = table.labelled("quantity")
    pairs = [(row, mark) for row in rows for mark in marks if is_as_marked(row, mark)]
    units = sum((row.unit or "_") == mark.told.split()[3] for row, mark in pairs)
    subjects = sum(_has_its_subject(row, mark, table.text, mentions) for row, mark in pairs)
    return (
        Counts(len(pairs), len(rows), len(marks)),
        Counts(units, len(pairs), len(pairs)),
        Counts(subjects, len(pairs), len(pairs)),
    )


def _has_its_subject(row: Quantity, mark: Mark, text: str, mentions: list[Reading]) -> bool:
    return row.subject_concept_id == subject_of(mark, text, mentions)


def test_quantities_of_tables_are_read_as_well_as_before(hold_floor: Any) -> None:
    values, units, subjects = Counts(), Counts(), Counts()
    for table in tables():
        of_one = counted(table)
        values, units, subjects = values.plus(of_one[0]), units.plus(of_one[1]), subjects.plus(of_one[2])
    hold_floor("tables quantities", GOLD, **values.figures())
    hold_floor("tables units of these", GOLD, right=units.right / units.gold)
    hold_floor("tables subjects of these", GOLD, right=subjects.right / subjects.gold)
