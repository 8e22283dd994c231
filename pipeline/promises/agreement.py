"""Agreement: where two tables tell the same thing, they tell it alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from schemas import TABLES

Flags = npt.NDArray[np.bool_]
Tables = Mapping[str, pa.Table]


class Told(NamedTuple):
    """Rows of ``table`` name a row of ``parent`` in ``column``; both have the ``same`` columns alike.

    A row that lies ``inside`` has its ``start`` and ``end`` between those of the row it names.
    """

    table: str
    column: str
    parent: str
    same: tuple[str, ...]
    inside: bool = False


TOLD = (
    Told("documents", "capture_id", "captures", ("document_id", "source_uri")),
    Told("mentions", "concept_id", "concepts", ("entity_type",)),
    Told("mentions", "sentence_id", "sentences", ("document_id",), inside=True),
    Told("quantities", "sentence_id", "sentences", ("document_id",), inside=True),
    Told("citations", "sentence_id", "sentences", ("document_id",), inside=True),
    Told("citations", "reference_id", "references", ("document_id", "work_id")),
    Told("references", "work_id", "works", ("status",)),
    Told("claims", "sentence_id", "sentences", ("document_id",)),
    Told("claim_abstentions", "sentence_id", "sentences", ("document_id",)),
    Told("claims", "citation_id", "citations", ("document_id",)),
)

VOCABULARY = "vocabulary/"
"""How the ``rule_id`` of what a row of the vocabulary made begins; after ``#`` it names the concept."""

DEFINED = "abbreviations#"
"""How the ``rule_id`` begins of what a short form names because its document defines it."""


def contradicted(name: str, tables: Tables) -> Iterator[str]:
    """Rows of one table that tell otherwise than the rows they name."""
    for told in TOLD:
        if told.table == name:
            yield from _contradicted(told, tables)


def misruled(mentions: pa.Table) -> Iterator[str]:
    """Mentions that say they were made by the vocabulary's row of another concept."""
    by_row = mentions.filter(pc.starts_with(mentions["rule_id"], VOCABULARY))
    named = pc.binary_join_element_wise("#", by_row["concept_id"], "")
    concepts = pc.replace_substring_regex(by_row["rule_id"], "^[^#]*", "")
    yield from by_row["mention_id"].filter(pa.array(differ(concepts, named))).to_pylist()


def misdefined(abbreviations: pa.Table, mentions: pa.Table) -> Iterator[str]:
    """Short forms that name another concept where they are defined than their definition says."""
    named = mentions.filter(pc.starts_with(mentions["rule_id"], DEFINED))
    places, known = (_places(rows) for rows in (abbreviations, named))
    place = pc.index_in(places, value_set=known.combine_chunks())
    wrong = differ(abbreviations["concept_id"], pc.take(named["concept_id"], place))
    wrong &= flags(pc.is_valid(place))
    yield from places.filter(pa.array(wrong)).to_pylist()


def differ(one: Any, other: Any) -> Flags:
    """Where two columns of one length differ; null is equal to null alone."""
    unlike = pc.fill_null(pc.not_equal(one, other), False)
    return flags(pc.or_(unlike, pc.xor(pc.is_null(one), pc.is_null(other))))


def outside(starts: Any, ends: Any, within: pa.Table) -> Flags:
    """Where a span is not between ``start`` and ``end`` of the row of ``within`` beside it."""
    inside = pc.and_(pc.greater_equal(starts, within["start"]), pc.less_equal(ends, within["end"]))
    return flags(pc.invert(pc.fill_null(inside, False)))


def flags(column: Any) -> Flags:
    """A column of truth values, without nulls, as an array that can be written."""
    return np.array(column, dtype=np.bool_)


def _places(rows: pa.Table) -> Any:
    """The document, start and end of each row, as one text."""
    spans = (pc.cast(rows[name], pa.string()) for name in ("start", "end"))
    return pc.binary_join_element_wise(rows["document_id"], *spans, " ")


def _contradicted(told: Told, tables: Tables) -> Iterator[str]:
    parent, key = tables[told.parent], TABLES[told.parent].primary_key[0]
    place = pc.index_in(tables[told.table][told.column], value_set=parent[key].combine_chunks())
    rows = tables[told.table].filter(pc.is_valid(place))
    named = parent.select(["start", "end", *told.same] if told.inside else [*told.same])
    named = named.take(place.drop_null())
    wrong = outside(rows["start"], rows["end"], named) if told.inside else np.zeros(rows.num_rows, np.bool_)
    for column in told.same:
        wrong |= differ(rows[column], named[column])
    for value in rows[TABLES[told.table].primary_key[0]].filter(pa.array(wrong)).to_pylist():
        yield f"{value} by its {told.column}"
