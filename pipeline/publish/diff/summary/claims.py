"""Claims that appeared, turned, lost their source or are no longer found."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.diff.json_rows import told_rows
from pipeline.publish.diff.sides import both_sides
from pipeline.publish.diff.summary.counts import causes_by_key
from pipeline.publish.diff.summary.names import Names
from pipeline.publish.diff.summary.section import SHOWN, Line, Section, shortened
from pipeline.publish.versions import Version
from schemas import TABLES

SUBJECT = [
    "document_id",
    "intervention_id",
    "outcome_id",
    "population_id",
    "model_id",
    "route_id",
    "cell_source_id",
]
"""What a claim is about, and where it stands."""

VERDICT = ["direction", "effect", "negated", "hedged"]
"""What it says of that."""

COLUMNS = ["claim_id", "sentence_id", *SUBJECT, *VERDICT]

Row = dict[str, Any]


class Pair(NamedTuple):
    """A claim that is news: about the same on both sides, or on one side alone."""

    before: Row | None
    after: Row | None

    @property
    def shown(self) -> Row:
        """The claim as it is, or as it last was."""
        return self.after or self.before or {}


class News(NamedTuple):
    """Claims of one kind, and how a section calls and marks them."""

    title: str
    mark: str
    pairs: list[Pair]


def claim_sections(before: Version, after: Version, changes: pa.Table, *, names: Names) -> Iterator[Section]:
    """The sections of claims; one that says the same of the same elsewhere in its document is no news."""
    claims = changes.filter(pc.equal(changes["table"], "claims"))
    if not claims.num_rows:
        return
    news = _news(_paired(*_both(before, after, claims)), _removed(changes))
    show = Shown.of([pair.shown for one in news for pair in one.pairs[:SHOWN]], names, claims)
    for title, mark, pairs in news:
        yield Section(title, mark, [show.line(pair) for pair in pairs[:SHOWN]], len(pairs))


def _news(pairs: Sequence[Pair], removed: Collection[str]) -> list[News]:
    gone = [pair for pair in pairs if pair.after is None]
    lost = [pair for pair in gone if pair.shown["document_id"] in removed]
    kept = [pair for pair in gone if pair.shown["document_id"] not in removed]
    return [
        News("Claims that appeared", "+", [pair for pair in pairs if pair.before is None]),
        News("Claims that changed direction or effect", "~", [pair for pair in pairs if all(pair)]),
        News("Claims that lost their source", "-", lost),
        News("Claims no longer found in their document", "-", kept),
    ]


def _both(before: Version, after: Version, claims: pa.Table) -> tuple[list[Row], list[Row]]:
    """The claims with any change, as they were and as they are."""
    if not pc.any(pc.equal(claims["op"], "changed")).as_py():
        return _whole(claims["before"]), _whole(claims["after"])
    ids = pc.unique(pc.utf8_slice_codeunits(claims["key"], 2, -2))
    sides = both_sides(before, after, "claims", COLUMNS)
    old, new = (rows.filter(pc.is_in(rows["claim_id"], value_set=ids)).to_pylist() for rows in sides)
    return old, new


def _whole(told: pa.ChunkedArray) -> list[Row]:
    """Claims that came or went, as a difference tells them, in the order that they have in a document."""
    return sorted(told_rows(told), key=lambda row: [row[name] for name in TABLES["claims"].sort_key])


def _paired(old: Sequence[Row], new: Sequence[Row]) -> list[Pair]:
    """The claims that are news, in the order of what they are about."""
    sides = [_numbered(rows, [*SUBJECT, *VERDICT]) for rows in (old, new)]
    moved = sides[0].keys() & sides[1].keys()
    left = ([row for key, row in side.items() if key not in moved] for side in sides)
    turned, turns = (_numbered(rows, SUBJECT) for rows in left)
    return [
        Pair(turned.get(key), turns.get(key)) for key in sorted(turned.keys() | turns.keys(), key=_nulls_last)
    ]


def _numbered(rows: Sequence[Row], columns: Sequence[str]) -> dict[tuple[Any, ...], Row]:
    """Rows by what they hold in some columns, and how many that hold the same stand before them."""
    seen: Counter[tuple[Any, ...]] = Counter()
    found = {}
    for row in rows:
        held = tuple(row[column] for column in columns)
        found[*held, seen[held]] = row
        seen[held] += 1
    return found


def _nulls_last(key: tuple[Any, ...]) -> list[tuple[bool, Any]]:
    return [(value is None, value) for value in key]


def _removed(changes: pa.Table) -> set[str]:
    own = pc.and_(pc.equal(changes["table"], "documents"), pc.equal(changes["op"], "removed"))
    return set(changes.filter(own)["document_id"].to_pylist())


@dataclass(frozen=True)
class Shown:
    """How claims are shown: words of sentences, names of documents, and the causes by the claims' keys."""

    names: Names
    sentences: Mapping[str, str]
    documents: Mapping[str, str]
    causes: Mapping[str, str]

    @classmethod
    def of(cls, rows: Sequence[Row], names: Names, claims: pa.Table) -> Shown:
        """All that some claims need; looked up at once, since each search reads what differs."""
        sentences = names.sentences(row["sentence_id"] for row in rows)
        documents = names.documents(row["document_id"] for row in rows)
        return cls(names, sentences, documents, causes_by_key(claims))

    def line(self, pair: Pair) -> Line:
        """One claim; one that turned with both verdicts."""
        row = pair.shown
        return Line(
            f"{self._about(row)}: {' → '.join(_verdict(side) for side in pair if side)}",
            shortened(self.sentences.get(row["sentence_id"])),
            shortened(self.documents.get(row["document_id"])),
            shortened(self.causes.get(json.dumps([row["claim_id"]]))),
        )

    def _about(self, row: Row) -> str:
        return f"{self.names.label(row['intervention_id'])} on {self.names.label(row['outcome_id'])}"


def _verdict(row: Row) -> str:
    words = [row["direction"], row["effect"]]
    words += [name for name in ("negated", "hedged") if row[name]]
    return ", ".join(word.replace("_", " ") for word in words)
