"""How many works claim what about each cell source, route, model and outcome, and to which effect."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from pipeline.link.arrow import Column, looked_up, pc, table
from pipeline.link.numbers import Flags, Numbers, codes_of, flags_of, numbers_of, pair_codes
from schemas.closed_sets import EFFECT
from schemas.evidence_map import CELL, COUNTS

PAGE_FLAGS = ("peer_reviewed", "marketing")
FLAGS = (*PAGE_FLAGS, *EFFECT)
MISREPORT = "misreports_source"
OPPOSING = ("contradicts", MISREPORT)
"""Kinds of links between claims that can't both hold."""

TYPES = dict.fromkeys(CELL, pa.string()) | dict.fromkeys(COUNTS, pa.int64())

RETRACTED = "retracted"

DRUG = "drug"
"""Entity type of the interventions that are no cell therapy; a claim about one falls into no cell."""


CLAIM = ("claim_id", "document_id", "citation_id", "intervention_id", *CELL, "effect")
"""What is read of claims."""


def map_evidence(
    claims: pa.Table, claim_links: pa.Table, *, concepts: pa.Table, documents: pa.Table, works: pa.Table
) -> pa.Table:
    """One row per cell that a claim falls into, sorted by cell, nulls first.

    ``concepts`` has ``concept_id`` and ``entity_type``; ``documents`` has ``document_id``, ``source_type``,
    ``document_type`` and ``peer_review``; ``works`` leads ``document_id`` to ``work_id``; ``claims`` are
    those of :func:`with_cited`, but for those that :func:`standing` drops.  All but claims are counted by
    source: the work whose finding a claim tells, whichever pages show it, or a document that shows none.
    What a page says of a work that it cites is a finding of that work, but for a page that sells; a misreport
    is one of no effect.  A contradiction counts in the cells of both its claims, which often differ: one side
    names cells or route more closely.  It is one of the works whose findings they tell, however many pages do
    so; a misreport is one of the page that cites, and takes part in no other.
    """
    drugs = concepts["concept_id"].filter(pc.equal(concepts["entity_type"], DRUG))
    claims = claims.filter(pc.invert(pc.is_in(claims["intervention_id"], drugs)))
    rows = _rows(claims, claim_links, documents, works)
    cell = numbers_of(rows["cell"])
    _, first = np.unique(cell, return_index=True)
    columns: dict[str, Column] = {name: claims[name].take(pa.array(first)) for name in CELL}
    columns["n_claims"] = pa.array(np.bincount(cell))
    columns |= _counted_by_source(rows, cell)
    columns["n_contradictions"] = _contradictions(rows, claim_links, pa.array(np.arange(len(first))))
    cells = table({name: columns[name] for name in TYPES}).cast(pa.schema(list(TYPES.items())))
    order = pc.sort_indices(cells, sort_keys=[(name, "ascending", "at_start") for name in CELL])
    return cells.take(order).combine_chunks()


def standing(claims: pa.Table, works: pa.Table, statuses: pa.Table) -> pa.Table:
    """The ``claims`` of :func:`with_cited` of which neither the own work nor the cited one was retracted.

    ``works`` leads ``document_id`` to ``work_id``, ``statuses`` that to its ``status``.
    """
    retracted = statuses["work_id"].filter(pc.equal(statuses["status"], RETRACTED))
    own = looked_up(claims["document_id"], works["document_id"], works["work_id"])
    gone = (pc.is_in(shown, retracted, skip_nulls=True) for shown in (own, claims["cited_work_id"]))
    return claims.filter(pc.invert(pc.or_(*gone)))


def with_cited(claims: pa.Table, cited: pa.Table) -> pa.Table:
    """:data:`CLAIM` of ``claims`` with ``cited_work_id``, to which ``cited`` leads their citations."""
    works = looked_up(claims["citation_id"], cited["citation_id"], cited["work_id"])
    return claims.select(CLAIM).append_column("cited_work_id", works)


def is_marketing(source_types: Column, document_types: Column) -> Column:
    """Whether documents sell what they tell of: a clinic's own page, or a text read as marketing."""
    return pc.or_(pc.equal(source_types, "clinic_marketing"), pc.equal(document_types, "marketing"))


def _counted_by_source(rows: pa.Table, cell: Numbers) -> dict[str, Column]:
    """Per cell how many of its sources are works, and of how many a claim has each of the flags."""
    _, first, source = np.unique(
        pair_codes(cell, codes_of(rows["source"])), return_index=True, return_inverse=True
    )
    return {
        f"n_{name}": _sources_with(flags_of(rows[name]), source=source, cell_of_source=cell[first])
        for name in ("works", *FLAGS)
    }


def _sources_with(flags: Flags, *, source: Numbers, cell_of_source: Numbers) -> Column:
    """Per cell of how many sources a row has the flag; all cells have sources."""
    held = np.zeros(len(cell_of_source), np.bool_)
    held[source[flags]] = True
    return pa.array(np.bincount(cell_of_source[held], minlength=cell_of_source.max(initial=-1) + 1))


def _pages(there: Column, documents: pa.Table, works: pa.Table) -> pa.Table:
    """Of each document the work that it shows, itself where it shows none, and what it is."""
    facts = {
        name: looked_up(there, documents["document_id"], documents[name])
        for name in ("source_type", "document_type", "peer_review")
    }
    work = looked_up(there, works["document_id"], works["work_id"])
    return table(
        {
            "work_id": work,
            "page": pc.coalesce(work, there),
            "peer_reviewed": pc.equal(facts["peer_review"], "peer_reviewed"),
            "marketing": is_marketing(facts["source_type"], facts["document_type"]),
        }
    )


def _rows(claims: pa.Table, claim_links: pa.Table, documents: pa.Table, works: pa.Table) -> pa.Table:
    """One row per claim: its cell as a number, its work, and a flag for each thing that is counted."""
    pages = _pages(claims["document_id"], documents, works)
    shown = _pages(documents["document_id"], documents, works)
    key = pc.binary_join_element_wise(*(pc.fill_null(claims[name], "") for name in CELL), "|")
    target = claims["cited_work_id"]
    tells = pc.and_not(pc.is_valid(target), pc.fill_null(pages["marketing"], False))
    fair = pc.invert(pc.is_in(claims["claim_id"], _misreports(claims, claim_links, pages["work_id"])))
    columns: dict[str, Column] = {
        "claim_id": claims["claim_id"],
        "cell": pa.array(codes_of(key)),
        "page": pages["page"],
        "reported": pc.if_else(fair, pc.coalesce(target, pages["page"]), None),
        "source": pc.if_else(tells, target, pages["page"]),
        "works": pc.or_(tells, pc.is_valid(pages["work_id"])),
        **{
            name: pc.if_else(tells, pc.is_in(target, _works_of(shown, name), skip_nulls=True), pages[name])
            for name in PAGE_FLAGS
        },
        **{name: pc.and_(pc.equal(claims["effect"], name), fair) for name in EFFECT},
    }
    return table(columns)


def _works_of(pages: pa.Table, flag: str) -> Column:
    """The works that a page with this flag shows."""
    return pc.unique(pages["work_id"].filter(pages[flag])).drop_null()


def _misreports(claims: pa.Table, claim_links: pa.Table, works: Column) -> Column:
    """The ids of claims that misreport the work that they cite; ``works`` are those of their pages."""
    links = claim_links.filter(pc.equal(claim_links["kind"], MISREPORT))
    found = []
    for one, other in (("claim_a", "claim_b"), ("claim_b", "claim_a")):
        cited = looked_up(links[one], claims["claim_id"], claims["cited_work_id"])
        shown = looked_up(links[other], claims["claim_id"], works)
        found += links[one].filter(pc.equal(cited, shown)).combine_chunks().to_pylist()
    return pa.array(found, pa.string())


def _contradictions(rows: pa.Table, claim_links: pa.Table, cells: Column) -> Column:
    """Per cell of ``cells`` the pairs of works whose claims can't both hold, one in the cell."""
    opposing = claim_links.filter(pc.is_in(claim_links["kind"], pa.array(OPPOSING)))
    ends = opposing["claim_a"], opposing["claim_b"]
    is_report = pc.equal(opposing["kind"], "contradicts")
    sources = [
        pc.if_else(
            is_report, *(looked_up(end, rows["claim_id"], rows[name]) for name in ("reported", "page"))
        )
        for end in ends
    ]
    low, high = pc.min_element_wise(*sources), pc.max_element_wise(*sources)
    there = (looked_up(end, rows["claim_id"], rows["cell"]) for end in ends)
    pairs = pa.concat_tables([table({"cell": cell, "low": low, "high": high}) for cell in there])
    pairs = pairs.filter(pc.not_equal(pairs["low"], pairs["high"]))
    once = pairs.group_by(pairs.column_names, use_threads=False).aggregate([])
    counts = once.group_by("cell", use_threads=False).aggregate([("low", "count")])
    return pc.fill_null(looked_up(cells, counts["cell"], counts["low_count"]), 0)
