"""Floors for what is read from the passages that were marked by hand."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pytest

from pipeline.document import CleanDocument
from pipeline.extract.context import KINDS, Scope, names_inside
from pipeline.extract.fold import folded_document
from pipeline.extract.rows import Quantity
from schemas.closed_sets import ENTITY_TYPE
from tests.quality.counting import Counts, Span, overlapping, same, total
from tests.quality.marked_passages import FOLDER, STATUSES, Mark, Passage, read_passages
from tests.seeded import SEEDED

FLAGS = ("negation", "hedge")
FILES = ["development", "further", "held_out"]
NAMES_FILES = [*FILES, "names", "names_more", "names_wider", "names_fresh", "names_review", "held_out_names"]
AMOUNT_FILES = [*FILES, "amounts", "held_out_amounts", "amounts_fresh", "amounts_unseen"]
HEDGES_FILES = ["hedges", "held_out_hedges", "hedges_more", "hedges_fresh"]
FRESH_STATUS_FILES = ["statuses_fresh", "statuses_unseen"]
STATUS_FILES = [*FILES, "speculation", "held_out_speculation", *HEDGES_FILES, *FRESH_STATUS_FILES]
Labelled = tuple[int, int, str]


def document_of(passage: Passage) -> CleanDocument:
    return passage.document(SEEDED.splitter.spans(passage.text))


def mentions_of(document: CleanDocument) -> list[Labelled]:
    abbreviations = SEEDED.abbreviations.find(document)
    rows = SEEDED.mentions.find(document, abbreviations)
    return [(row.start, row.end, row.entity_type) for row in rows]


def names_of(passage: Passage) -> list[Labelled]:
    return [(mark.start, mark.end, mark.label) for mark in passage.marks if mark.label in ENTITY_TYPE]


def overlaps(found: Sequence[Labelled], gold: Sequence[Labelled], kinds: Sequence[str]) -> Counts:
    """Counted by type, one to one."""
    return total(overlapping(_of_kind(found, kind), _of_kind(gold, kind)) for kind in kinds)


def _of_kind(rows: Sequence[Labelled], kind: str) -> list[Span]:
    return [(start, end) for start, end, label in rows if label == kind]


@pytest.mark.parametrize("name", NAMES_FILES)
def test_mentions_are_found_as_well_as_before(name: str, hold_floor: Any) -> None:
    path = FOLDER / f"{name}.tsv"
    passages = read_passages(path)
    pairs = [(mentions_of(document_of(passage)), names_of(passage)) for passage in passages]
    strict = total(same(found, gold) for found, gold in pairs)
    hold_floor(f"passages {name} mentions, strict", path, **strict.figures())
    loose = total(overlaps(found, gold, ENTITY_TYPE) for found, gold in pairs)
    hold_floor(f"passages {name} mentions, overlap", path, **loose.figures())


@pytest.mark.parametrize("name", ["development", "held_out", "names_fresh"])
def test_mentions_are_what_two_readings_mark(name: str, hold_floor: Any) -> None:
    """Precision by the marks of either reading, recall by those of both: what is doubtful doesn't count."""
    first, second = (read_passages(FOLDER / f"{name}{part}.tsv") for part in ("", ".second"))
    either, both = Counts(), Counts()
    for one, other in zip(first, second, strict=True):
        found, marks, again = mentions_of(document_of(one)), set(names_of(one)), set(names_of(other))
        either = either.plus(same(found, marks | again))
        both = both.plus(same(found, marks & again))
    figures = {"precision": either.right / either.found, "recall": both.right / both.gold}
    hold_floor(f"passages {name} mentions, two readings", FOLDER / f"{name}.second.tsv", **figures)


def statuses(passage: Passage, document: CleanDocument) -> dict[str, Counts]:
    """By status, over the events and, where a column tells it, the names."""
    scopes = SEEDED.scopes.scopes(document.text, document.sentences, KINDS)
    events = passage.labelled("event")
    names = sorted(mark for mark in passage.marks if mark.label in ENTITY_TYPE)
    low = folded_document(document.text).low
    reached = list(names_inside(low, scopes, [name.start for name in names], [name.end for name in names]))
    flagged = {status: [names[place] for place, scope in reached if scope.kind == status] for status in FLAGS}
    return {
        status: same(
            [*_reached(events, scopes, status), *flagged.get(status, ())],
            [mark for mark in (*events, *(names if status in FLAGS else ())) if mark.status == status],
        )
        for status in STATUSES.values()
    }


def _reached(events: Sequence[Mark], scopes: Sequence[Scope], kind: str) -> Iterator[Mark]:
    """The events that a scope of this kind holds; some cues are events too: `was not seen`, `to evaluate`."""
    own = [scope for scope in scopes if scope.kind == kind]
    spans = [scope.scope for scope in own] + [scope.cue for scope in own if kind in ("negation", "aim")]
    for event in events:
        if any(start <= event.start and event.end <= end for start, end in spans):
            yield event


@pytest.mark.parametrize("name", STATUS_FILES)
def test_statuses_are_told_as_well_as_before(name: str, hold_floor: Any) -> None:
    path = FOLDER / f"{name}.tsv"
    told = [statuses(passage, document_of(passage)) for passage in read_passages(path)]
    for status in ("negation", "hedge"):
        counts = total(one[status] for one in told)
        hold_floor(f"passages {name} {status}", path, **counts.figures())
    others = total(one[status] for one in told for status in ("aim", "question", "other"))
    hold_floor(f"passages {name} aim, question, other", path, **others.figures())


def amount(text: str) -> float | None:
    return None if text == "." else float(text)


def has_bounds(start: int, end: int, bounds: Iterable[float | None], mark: Mark) -> bool:
    """Whether a quantity from ``start`` to ``end`` meets the mark and has its bounds, low and high."""
    pairs = zip(bounds, map(amount, mark.told.split()[1:3]), strict=True)
    return (
        start < mark.end
        and mark.start < end
        and all(
            ours == theirs
            or (ours is not None and theirs is not None and math.isclose(ours, theirs, rel_tol=1e-3))
            for ours, theirs in pairs
        )
    )


def is_as_marked(row: Quantity, mark: Mark) -> bool:
    """Whether span, kind and both bounds agree."""
    return row.kind == mark.told.split()[0] and has_bounds(row.start, row.end, (row.low, row.high), mark)


@pytest.mark.parametrize("name", AMOUNT_FILES)
def test_quantities_are_read_as_well_as_before(name: str, hold_floor: Any) -> None:
    path = FOLDER / f"{name}.tsv"
    values, units = Counts(), Counts()
    for passage in read_passages(path):
        rows = SEEDED.quantities.find(document_of(passage), [])
        marks = passage.labelled("quantity")
        pairs = [(row, mark) for row in rows for mark in marks if is_as_marked(row, mark)]
        values = values.plus(Counts(len(pairs), len(rows), len(marks)))
        right = sum((row.unit or "_") == mark.told.split()[3] for row, mark in pairs)
        units = units.plus(Counts(right, len(pairs), len(pairs)))
    hold_floor(f"passages {name} quantities", path, **values.figures())
    hold_floor(f"passages {name} units of these", path, right=units.right / units.gold)


@pytest.mark.parametrize("name", FILES)
def test_citations_are_read_as_well_as_before(name: str, hold_floor: Any) -> None:
    """Numbered citations vouch for each other, so that those of a file are read as one document's."""
    path = FOLDER / f"{name}.tsv"
    passages = read_passages(path)
    whole = Passage(name, "\n".join(passage.text for passage in passages), [])
    found = SEEDED.citations.find(document_of(whole), [])
    starts = [sum(len(before.text) + 1 for before in passages[:place]) for place in range(len(passages))]
    gold = [
        (start + mark.start, start + mark.end)
        for start, passage in zip(starts, passages, strict=True)
        for mark in passage.labelled("citation")
    ]
    cited = overlapping([(row.start, row.end) for row in found], gold)
    hold_floor(f"passages {name} citations", path, **cited.figures())


@pytest.mark.parametrize("name", [*FILES, "short_forms_fresh", "short_forms_unseen"])
def test_short_forms_are_read_as_well_as_before(name: str, hold_floor: Any) -> None:
    path = FOLDER / f"{name}.tsv"
    short = total(map(short_forms, read_passages(path)))
    hold_floor(f"passages {name} short forms", path, **short.figures())


def short_forms(passage: Passage) -> Counts:
    rows = SEEDED.abbreviations.find(document_of(passage))
    found = [(row.start, row.end, row.long.lower()) for row in rows]
    gold = [(mark.start, mark.end, mark.told.lower()) for mark in passage.labelled("short")]
    return same(found, gold)
