"""How well works, citations, references and links are read over small corpora marked by hand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pytest

from pipeline.publish import read_table
from tests.quality.counting import Counts, same, total
from tests.quality.linked_corpora import FIELDS, FOLDER, Cited, Entry, Link, Marked, read_corpora
from tests.runs import run

ACCUSING = ("contradicts", "misreports_source")


class Read(NamedTuple):
    """A folder's corpora and what was made of them; documents are named by their captures."""

    folder: Path
    corpora: list[Marked]
    works: dict[str, str | None]
    citations: list[Cited]
    references: pd.DataFrame
    links: list[Link]


@pytest.fixture(scope="module", params=["development", "held_out"])
def corpora(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Read:
    folder = FOLDER / request.param
    marked, place = read_corpora(folder), tmp_path_factory.mktemp(request.param)
    for name, text in ((name, text) for one in marked for name, text in one.captures.items()):
        path = place / "documents" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    version = run(place / "documents", place / "outputs")
    names = ("documents", "citations", "references", "claims", "sentences", "claim_links")
    tables = {name: read_table(version, name).to_pandas() for name in names}
    shown = tables["documents"].set_index("document_id")
    shows = [work if isinstance(work, str) else None for work in shown["work_id"]]
    works = dict(zip(shown["source_uri"], shows, strict=True))
    for name in ("citations", "references", "claims"):
        tables[name]["capture"] = tables[name]["document_id"].map(shown["source_uri"])
    citations = list(_citations(tables["citations"], works))
    return Read(folder, marked, works, citations, tables["references"], list(_links(tables)))


def _citations(rows: pd.DataFrame, works: dict[str, str | None]) -> Iterator[Cited]:
    """Each with the first capture of its corpus that shows the cited work."""
    columns = (rows[name] for name in ("capture", "surface", "work_id"))
    for capture, surface, work in zip(*columns, strict=True):
        yield Cited(capture, surface, _shown(capture, work, works))


def _shown(capture: str, work: Any, works: dict[str, str | None]) -> str:
    corpus = capture.partition("/")[0]
    own = [name for name in sorted(works) if name.startswith(f"{corpus}/") and works[name] == work]
    return own[0] if isinstance(work, str) and own else ""


def _links(tables: dict[str, pd.DataFrame]) -> Iterator[Link]:
    """Each within one corpus, with the captures and sentences of its claims."""
    surfaces = tables["sentences"].set_index("sentence_id")["surface"]
    claims = tables["claims"].set_index("claim_id")
    ends = zip(claims["capture"], claims["sentence_id"].map(surfaces), strict=True)
    told = dict(zip(claims.index, ends, strict=True))
    for link in tables["claim_links"].itertuples():
        one, other = told[link.claim_a], told[link.claim_b]
        if one[0] != other[0] and one[0].partition("/")[0] == other[0].partition("/")[0]:
            yield Link(link.kind, (one, other))


def _is_marked(link: Link, mark: Link) -> bool:
    ends = (link.ends, link.ends[::-1])
    return link.kind == mark.kind and any(
        all(end[0] == told[0] and told[1] in end[1] for end, told in zip(own, mark.ends, strict=True))
        for own in ends
    )


def _linked(read: Read, *, accusing: bool) -> Counts:
    """Links that were read; one is right where it is marked."""
    marks = [mark for one in read.corpora for mark in one.links if (mark.kind in ACCUSING) is accusing]
    found = [link for link in read.links if (link.kind in ACCUSING) is accusing]
    right = sum(any(_is_marked(link, mark) for mark in marks) for link in found)
    met = sum(any(_is_marked(link, mark) for link in found) for mark in marks)
    return Counts(right if accusing else met, len(found), len(marks))


def _cited(read: Read) -> Counts:
    """Citations by their words and the work that they lead to, as often as they stand."""
    first = {name: _shown(name, work, read.works) for name, work in read.works.items()}
    marks = [mark._replace(meant=first.get(mark.meant, "")) for one in read.corpora for mark in one.citations]
    optional = {(mark.capture, mark.surface) for one in read.corpora for mark in one.optional}
    found = [one for one in read.citations if (one.capture, one.surface) not in optional]
    return same(_numbered(found), _numbered(marks))


def _numbered(cited: list[Cited]) -> Iterator[tuple[Cited, int]]:
    seen: dict[Cited, int] = {}
    for one in cited:
        seen[one] = seen.get(one, 0) + 1
        yield one, seen[one]


def _folded(value: object) -> str:
    plain = unicodedata.normalize("NFKD", str(value).casefold())
    return " ".join(re.sub(r"[\W_]", " ", plain).split())


def _said(row: Any, field: str) -> str:
    value = getattr(row, field)
    if field == "authors":
        return _folded(" ".join(value))
    if field == "year":
        return "" if pd.isna(value) else str(int(value))
    return _folded(value) if isinstance(value, str) else ""


def _fields(read: Read) -> Iterator[Counts]:
    """Of each capture with a list its fields; a list with another number of entries gives none."""
    entries = [entry for one in read.corpora for entry in one.entries]
    for capture in sorted({entry.capture for entry in entries}):
        own = [entry for entry in entries if entry.capture == capture]
        rows = read.references[read.references["capture"] == capture].sort_values("ordinal")
        if len(rows) == len(own):
            for entry, row in zip(own, rows.itertuples(), strict=True):
                yield from _of_entry(entry, row, read.works)
        else:
            yield Counts(0, len(rows), len(own) * len(FIELDS))


def _of_entry(entry: Entry, row: Any, works: dict[str, str | None]) -> Iterator[Counts]:
    for field, gold in zip(FIELDS, entry.fields, strict=True):
        said, meant = _said(row, field), _folded(gold)
        if said or not gold.endswith("?"):
            yield Counts(int(said == meant != ""), bool(said), bool(meant))
    led, target = (_shown(entry.capture, work, works) for work in (row.work_id, works.get(entry.meant)))
    yield same([led], [target])


def test_captures_of_one_work_are_joined_and_no_others(corpora: Read) -> None:
    gold = {pair for one in corpora.corpora for work in one.works for pair in combinations(sorted(work), 2)}
    shown = [name for name in sorted(corpora.works) if corpora.works[name]]
    found = {pair for pair in combinations(shown, 2) if corpora.works[pair[0]] == corpora.works[pair[1]]}
    assert found == gold


def test_what_is_cited_keeps_its_floor(corpora: Read, hold_floor: Any) -> None:
    hold_floor(f"linked corpora {corpora.folder.name} citations", corpora.folder, **_cited(corpora).figures())


def test_entries_of_lists_keep_their_floor(corpora: Read, hold_floor: Any) -> None:
    figures = total(_fields(corpora)).figures()
    hold_floor(f"linked corpora {corpora.folder.name} fields of entries", corpora.folder, **figures)


def test_links_that_accuse_keep_their_floor(corpora: Read, hold_floor: Any) -> None:
    figures = _linked(corpora, accusing=True).figures()
    hold_floor(f"linked corpora {corpora.folder.name} accusing links", corpora.folder, **figures)


def test_links_that_agree_keep_their_floor(corpora: Read, hold_floor: Any) -> None:
    counts = _linked(corpora, accusing=False)
    recall = counts.right / counts.gold if counts.gold else 1.0
    hold_floor(f"linked corpora {corpora.folder.name} agreeing links", corpora.folder, recall=recall)
