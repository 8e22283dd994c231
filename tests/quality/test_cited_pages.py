"""How well lists of references are read into entries and fields, and citations found, on whole pages."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pipeline.clean.assemble import assemble
from pipeline.clean.page import lay_out_all
from pipeline.document import CleanDocument
from pipeline.extract.rows import Reference
from pipeline.sources import read
from tests.quality.cited_pages import FIELDS, FOLDER, Cited, CitedPage, Entry, Span, read_pages
from tests.quality.counting import Counts, same
from tests.seeded import SEEDED

LEAST_SHARED = 0.8
"""Share of an entry and of what was read as one that both hold, so that links at its end don't count."""


WRONG = -1
"""Stands for an entry that is none of the page."""


class Read(NamedTuple):
    """What was read on a page: entries and citations by their bytes."""

    entries: list[tuple[Span, Reference]]
    citations: list[Cited]


def read_on(page: CitedPage) -> Read:
    decoded = read(page.content)
    assembled = assemble(decoded, next(lay_out_all([decoded], SEEDED.segmenter)).segments)
    document = CleanDocument("d", "u", assembled.text, assembled.kept, [], assembled.offsets)
    references = SEEDED.references.find(document)
    entries = [(assembled.offsets.raw_span(row.start, row.end), row) for row in references]
    meant = {-1: 0} | {number: right + 1 for number, right in paired(entries, page.entries)}
    cited = [
        Cited(assembled.offsets.raw_span(row.start, row.end), meant.get(row.reference, WRONG))
        for row in SEEDED.citations.find(document, references)
    ]
    return Read(entries, cited)


def paired(read_entries: list[tuple[Span, Reference]], gold: list[Entry]) -> list[tuple[int, int]]:
    """Numbers of what was read and of the entry that it is."""
    return [
        (number, right)
        for number, (span, _) in enumerate(read_entries)
        for right, entry in enumerate(gold)
        if shared(span, entry.span) >= LEAST_SHARED
    ]


def shared(one: Span, other: Span) -> float:
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / max(one[1] - one[0], other[1] - other[0])


def folded(value: object) -> str:
    plain = unicodedata.normalize("NFKD", str(value).casefold())
    return " ".join(re.sub(r"[^\w]|_", " ", plain).split())


def as_list(value: Any) -> list[str]:
    values = value if isinstance(value, tuple) else () if value is None else (value,)
    return [folded(one) for one in values]


def fields_of(page: CitedPage, got: Read) -> dict[str, Counts]:
    """By field how often it is right, read, and there; entries that weren't found miss all of theirs."""
    meant = {right: got.entries[number][1] for number, right in paired(got.entries, page.entries)}
    counts = defaultdict[str, Counts](Counts)
    for number, entry in enumerate(page.entries):
        row = meant.get(number)
        for field in FIELDS.values():
            gold = [folded(one) for one in entry.fields.get(field, [])]
            said = as_list(getattr(row, field)) if row else []
            if field == "authors" and said == [folded(one) for one in entry.optional]:
                said = []
            counts[field] = counts[field].plus(Counts(int(said == gold != []), bool(said), bool(gold)))
    return counts


@pytest.fixture(scope="module", params=["development", "held_out"])
def folder(request: pytest.FixtureRequest) -> Path:
    return FOLDER / request.param


def total(folder: Path, kind: str) -> Counts:
    whole = Counts()
    for page in read_pages(folder):
        got = read_on(page)
        if kind == "entries":
            right = len({number for _, number in paired(got.entries, page.entries)})
            whole = whole.plus(Counts(right, len(got.entries), len(page.entries)))
        elif kind == "citations":
            whole = whole.plus(same(got.citations, page.citations))
        else:
            whole = whole.plus(fields_of(page, got)[kind])
    return whole


@pytest.mark.parametrize("kind", ["entries", "citations", *FIELDS.values()])
def test_what_pages_cite_keeps_its_floors(folder: Path, kind: str, hold_floor: Any) -> None:
    hold_floor(f"cited pages {folder.name} {kind}", folder, **total(folder, kind).figures())
