"""Which documents a row was made from that is not made from its own document alone.

Linking joins documents to works, and the corpus-wide tables count over all documents; such a row
changes because documents that it is made from have changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.diff.json_text import json_of_key
from pipeline.publish.diff.sides import both_sides
from pipeline.publish.versions import Version
from pipeline.publish.vocabulary import COUNTS
from schemas.evidence_map import CELL

WORK = "work_id"

LINKED = {
    "documents": ("document_id", (WORK,)),
    "references": ("reference_id", (WORK, "status")),
    "citations": ("citation_id", (WORK, "resolution")),
}
"""Tables that linking completes -> their key, and the columns that it decides."""

CONTRADICTIONS = "n_contradictions"
"""The one count of the evidence map that hangs on rules: those of claim links."""


class Pairs(NamedTuple):
    """Rows of the ``changes`` table, by their place, and documents that they are made from."""

    rows: Any
    documents: Any

    @classmethod
    def of(cls, places: Any, keys: Any, feeding: pa.Table) -> Pairs:
        """All pairs where a row's key is the first column of ``feeding``; its second is a document."""
        left = pa.table({"key": keys, "row": places})
        right = feeding.rename_columns(["key", "document"])
        joined = left.join(right, "key", join_type="inner", use_threads=False)
        return cls(joined["row"].to_numpy(), joined["document"])


def is_linked(rows: pa.Table) -> Any:
    """True for cells that linking decides."""
    found = np.zeros(rows.num_rows, np.bool_)
    for table, (_, columns) in LINKED.items():
        decided = pc.fill_null(pc.is_in(rows["column"], value_set=pa.array(columns)), False)
        found |= pc.and_(pc.equal(rows["table"], table), decided).to_numpy()
    return found


def is_counted(rows: pa.Table) -> Any:
    """True for what counts rows of documents by code alone."""
    cells, concepts = (pc.equal(rows["table"], table) for table in ("evidence_map", "concepts"))
    column = pc.fill_null(rows["column"], "")
    counts = pc.and_(concepts, pc.is_in(column, value_set=pa.array(COUNTS)))
    return pc.or_(counts, pc.and_(cells, pc.not_equal(column, CONTRADICTIONS))).to_numpy()


def through_works(rows: pa.Table, linked: Any, *, before: Version, after: Version) -> list[Pairs]:
    """For the ``linked`` cells: the documents of the works that they lead to, or led to."""
    works = _documents_of_works(before, after) if linked.any() else None
    if not works:
        return []
    works, found = works.rename_columns(["work", "document"]), []
    for table, (key, _) in LINKED.items():
        places = np.flatnonzero(_of_table(rows, table) & linked)
        if len(places):
            cells = rows.take(pa.array(places))
            leads = _told_leads(cells) or _leads(table, key, before=before, after=after)
            feeding = leads.join(works, "work", join_type="inner", use_threads=False)
            found.append(Pairs.of(places, cells["key"], feeding.select(["key", "document"])))
    return found


def of_corpus(rows: pa.Table, *, before: Version, after: Version) -> list[Pairs]:
    """For the rows of corpus-wide tables: the documents that they are made from."""
    feeding: dict[str, Callable[[], pa.Table]] = {
        "works": lambda: _documents_of_works(before, after),
        "concepts": lambda: _documents_of_concepts(rows),
        "evidence_map": lambda: _documents_of_cells(before, after),
    }
    found = []
    for table, make in feeding.items():
        made = is_counted(rows) if table == "concepts" else True
        places = np.flatnonzero(_of_table(rows, table) & made)
        if len(places):
            found.append(Pairs.of(places, rows["key"].take(pa.array(places)), make()))
    return [*found, *_of_claim_links(rows, before, after)]


def _of_table(rows: pa.Table, table: str) -> Any:
    return pc.equal(rows["table"], table).to_numpy()


def _told_leads(cells: pa.Table) -> pa.Table | None:
    """Key of a row, and work that it leads to, or led to; None where cells don't tell it of each row."""
    told = cells.filter(pc.equal(cells["column"], WORK))
    if not pc.all(pc.is_in(cells["key"], value_set=told["key"].combine_chunks())).as_py():
        return None
    works = (pc.binary_join_element_wise("[", told[side], "]", "") for side in ("before", "after"))
    return pa.concat_tables(pa.table({"key": told["key"], "work": work}) for work in works)


def _leads(table: str, key: str, *, before: Version, after: Version) -> pa.Table:
    """The same of all rows in parts that differ."""
    sides = _sides(before, after, table, [key, WORK])
    return pa.table({"key": json_of_key(sides, [key]), "work": json_of_key(sides, [WORK])})


def _documents_of_works(before: Version, after: Version) -> pa.Table:
    works = _sides(before, after, "works", ["work_id", "document_ids"])
    documents = works["document_ids"].combine_chunks()
    parents = pc.list_parent_indices(documents)
    return pa.table({"key": json_of_key(works, ["work_id"]).take(parents), "document": documents.flatten()})


def _documents_of_concepts(rows: pa.Table) -> pa.Table:
    """Key of a concept, and documents whose mentions of it came or went."""
    mentions = rows.filter(pc.equal(rows["table"], "mentions"))
    texts = pa.chunked_array(
        [chunk for side in ("before", "after") for chunk in mentions[side].chunks], pa.string()
    )
    documents = mentions["document_id"].chunks
    concepts = pc.struct_field(pc.extract_regex(texts, r'"concept_id": (?P<key>"[^"]*")'), "key")
    found = pa.table({"key": concepts, "document": pa.chunked_array([*documents, *documents], pa.string())})
    found = found.filter(pc.is_valid(found["key"]))
    keys = pc.binary_join_element_wise("[", found["key"], "]", "")
    return _distinct(found.set_column(0, "key", keys))


def _documents_of_cells(before: Version, after: Version) -> pa.Table:
    """Key of a cell, and documents with a claim in it or with one that is linked to such a claim."""
    claims = _sides(before, after, "claims", ["claim_id", "document_id", *CELL], whole=True)
    own = pa.table({"claim": claims["claim_id"], "key": json_of_key(claims, CELL)})
    documents = pa.table({"claim": claims["claim_id"], "document": claims["document_id"]})
    links = _sides(before, after, "claim_links", ["claim_a", "claim_b"])
    ends = [
        (own["claim"], own["claim"]),
        (links["claim_a"], links["claim_b"]),
        (links["claim_b"], links["claim_a"]),
    ]
    met = pa.concat_tables(pa.table({"claim": one, "other": other}) for one, other in ends)
    met = met.join(own, "claim", join_type="inner", use_threads=False)
    met = met.join(documents, "other", "claim", join_type="inner", use_threads=False)
    return _distinct(met.select(["key", "document"]))


def _of_claim_links(rows: pa.Table, before: Version, after: Version) -> list[Pairs]:
    places = np.flatnonzero(_of_table(rows, "claim_links"))
    if not len(places):
        return []
    claims = _distinct(_sides(before, after, "claims", ["claim_id", "document_id"], whole=True))
    words = pc.split_pattern(rows["key"].take(pa.array(places)).combine_chunks(), '"')
    parents = pc.list_parent_indices(words).to_numpy()
    return [Pairs.of(places[parents], words.flatten(), claims)]


def _sides(
    before: Version, after: Version, table: str, columns: Sequence[str], *, whole: bool = False
) -> pa.Table:
    rows = pa.concat_tables(both_sides(before, after, table, columns, whole=whole))
    return rows.combine_chunks()


def _distinct(rows: pa.Table) -> pa.Table:
    return rows.group_by(rows.column_names, use_threads=False).aggregate([])
