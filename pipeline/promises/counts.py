"""Counts: what the corpus-wide tables count and list is there, no more and no less."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.link.concept_counts import add_counts
from pipeline.link.evidence_map import map_evidence, standing, with_cited
from pipeline.promises.agreement import Tables, differ
from schemas.evidence_map import CELL

CLAIMED = ("claim_id", "document_id", "citation_id", "intervention_id", "effect", *CELL)
"""What counting needs of claims."""

KINDS = ("document_id", "source_type", "document_type", "peer_review", "work_id")


def miscounted_concepts(concepts: pa.Table, counts: Sequence[pa.Table]) -> Iterator[str]:
    """Concepts that are not named as often as they say; ``counts`` are those of disjoint documents."""
    found = add_counts(counts)
    place = pc.index_in(concepts["concept_id"], value_set=found["concept_id"].combine_chunks())
    for column in ("n_mentions", "n_documents"):
        counted = pc.fill_null(pc.take(found[column], place), 0)
        wrong = pa.array(differ(concepts[column], counted))
        yield from (f"{name} {column}" for name in concepts["concept_id"].filter(wrong).to_pylist())


def miscounted_cells(tables: Tables) -> Iterator[str]:
    """Cells of the evidence map that do not count the claims at hand, and those that are missing."""
    documents = tables["documents"].select(KINDS)
    counted = map_evidence(
        standing(with_cited(tables["claims"], tables["citations"]), documents, tables["works"]),
        tables["claim_links"],
        concepts=tables["concepts"],
        documents=documents,
        works=documents,
    )
    told, found = (set(map(_row, rows.to_pylist())) for rows in (tables["evidence_map"], counted))
    yield from sorted(" ".join(map(str, row)) for row in told ^ found)


def misled_documents(works: pa.Table, documents: pa.Table) -> Iterator[str]:
    """Documents that do not name the work that lists them, or that no work lists which they name."""
    lists = works["document_ids"].combine_chunks()
    listing = works["work_id"].take(pc.list_parent_indices(lists))
    told = set(zip(lists.flatten().to_pylist(), listing.to_pylist(), strict=True))
    naming = documents.filter(pc.is_valid(documents["work_id"]))
    found = set(zip(*(naming[name].to_pylist() for name in ("document_id", "work_id")), strict=True))
    yield from sorted({document_id for document_id, _ in told ^ found})


def miscounted_members(captures: pa.Table) -> Iterator[str]:
    """Containers from which not so many inputs were unpacked as they say."""
    members = captures["derived_from"].value_counts()
    place = pc.index_in(captures["capture_id"], value_set=members.field("values"))
    found = pc.take(members.field("counts"), place)
    wrong = pa.array(differ(captures["n_members"], pc.cast(found, pa.int32())))
    yield from captures["source_uri"].filter(wrong).to_pylist()


def _row(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row.values())
