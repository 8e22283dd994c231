"""How many works claim what about each cell source, route, model and outcome, and to which effect."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from pipeline.link.arrow import Column, looked_up, pc, table
from pipeline.link.numbers import Flags, Numbers, codes_of, flags_of, numbers_of, pair_codes
from schemas.closed_sets import EFFECT
from schemas.evidence_map import CELL, COUNTS

FLAGS = ("peer_reviewed", "marketing", *EFFECT)
OPPOSING = ("contradicts", "misreports_source")
"""Kinds of links between claims that can't both hold."""

TYPES = dict.fromkeys(CELL, pa.string()) | dict.fromkeys(COUNTS, pa.int64())


RETRACTED = "retracted"

DRUG = "drug"
"""Entity type of the interventions that are no cell therapy; a claim about one falls into no cell."""


def map_evidence(
    claims: pa.Table, claim_links: pa.Table, *, concepts: pa.Table, documents: pa.Table, works: pa.Table
) -> pa.Table:
    """One row per cell that a claim falls into, sorted by cell, nulls first.

    ``concepts`` has ``concept_id`` and ``entity_type``; ``documents`` has ``document_id``, ``source_type``,
    ``document_type`` and ``peer_review``; ``works`` leads ``document_id`` to ``work_id``; ``claims`` are
    those of :func:`with_cited`, but for those that :func:`standing` drops.  All but claims are counted by
    source: a work, whichever pages show it, or a document that shows none.  A contradiction counts in the
    cells of both its claims, which often differ: one side names cells or route more closely.  It is one of
    the works whose findings they tell, however many pages do so; a misreport is one of the page that cites.
    """
    drugs = concepts["concept_id"].filter(pc.equal(concepts["entity_type"], DRUG))
    claims = claims.filter(pc.invert(pc.is_in(claims["intervention_id"], drugs)))
    rows = _rows(claims, documents, works)
    rows = rows.append_column("reported", pc.coalesce(claims["cited_work_id"], rows["source"]))
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
    gone = (pc.is_in(works, retracted, skip_nulls=True) for works in (own, claims["cited_work_id"]))
    return claims.filter(pc.invert(pc.or_(*gone)))


def with_cited(claims: pa.Table, cited: pa.Table) -> pa.Table:
    """``claims`` with ``cited_work_id``, to which ``cited`` leads their citations."""
    works = looked_up(claims["citation_id"], cited["citation_id"], cited["work_id"])
    return claims.append_column("cited_work_id", works)


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


def _rows(claims: pa.Table, documents: pa.Table, works: pa.Table) -> pa.Table:
    """One row per claim: its cell as a number, its work, and a flag for each thing that is counted."""
    key = pc.binary_join_element_wise(*(pc.fill_null(claims[name], "") for name in CELL), "|")
    there = claims["document_id"]
    facts = {
        name: looked_up(there, documents["document_id"], documents[name])
        for name in ("source_type", "document_type", "peer_review")
    }
    work = looked_up(there, works["document_id"], works["work_id"])
    columns: dict[str, Column] = {
        "claim_id": claims["claim_id"],
        "cell": pa.array(codes_of(key)),
        "source": pc.coalesce(work, there),
        "works": pc.is_valid(work),
        "peer_reviewed": pc.equal(facts["peer_review"], "peer_reviewed"),
        "marketing": is_marketing(facts["source_type"], facts["document_type"]),
        **{name: pc.equal(claims["effect"], name) for name in EFFECT},
    }
    return table(columns)


def _contradictions(rows: pa.Table, claim_links: pa.Table, cells: Column) -> Column:
    """Per cell of ``cells`` the pairs of works whose claims can't both hold, one in the cell."""
    opposing = claim_links.filter(pc.is_in(claim_links["kind"], pa.array(OPPOSING)))
    ends = opposing["claim_a"], opposing["claim_b"]
    is_report = pc.equal(opposing["kind"], "contradicts")
    sources = [
        pc.if_else(
            is_report, *(looked_up(end, rows["claim_id"], rows[name]) for name in ("reported", "source"))
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
