"""How much is claimed about each cell source, route, model and outcome, and to which effect."""

from __future__ import annotations

import pyarrow as pa

from pipeline.link.arrow import Column, looked_up, pc, table
from pipeline.link.numbers import codes_of

CELL = ("cell_source_id", "route_id", "model_id", "outcome_id")
EFFECTS = ("benefit", "harm", "no_difference", "safe", "mixed", "not_assessed", "unclear")
FLAGS = ("peer_reviewed", "marketing", *EFFECTS)
OPPOSING = ("contradicts", "misreports_source")
"""Kinds of links between claims that can't both hold."""

TYPES = {name: pa.string() for name in CELL} | {
    f"n_{name}": pa.int64() for name in ("claims", "works", *FLAGS, "contradictions")
}


def map_evidence(
    claims: pa.Table, claim_links: pa.Table, *, documents: pa.Table, works: pa.Table
) -> pa.Table:
    """One row per cell that a claim falls into, sorted by cell, nulls first.

    ``documents`` has ``document_id``, ``source_type``, ``document_type`` and ``peer_review``; ``works`` leads
    ``document_id`` to ``work_id``.  A contradiction counts where both its claims fall into one cell.
    """
    rows = _rows(claims, documents, works)
    grouped = rows.group_by("cell", use_threads=False).aggregate(
        [
            ("claim_id", "count"),
            ("work_id", "count_distinct"),
            *((name, "min") for name in CELL),
            *((name, "sum") for name in FLAGS),
        ]
    )
    columns: dict[str, Column] = {name: grouped[f"{name}_min"] for name in CELL}
    columns["n_claims"] = grouped["claim_id_count"]
    columns["n_works"] = grouped["work_id_count_distinct"]
    columns |= {f"n_{name}": grouped[f"{name}_sum"] for name in FLAGS}
    columns["n_contradictions"] = _contradictions(rows, claim_links, grouped["cell"])
    cells = table({name: columns[name] for name in TYPES}).cast(pa.schema(list(TYPES.items())))
    order = pc.sort_indices(cells, sort_keys=[(name, "ascending", "at_start") for name in CELL])
    return cells.take(order).combine_chunks()


def _rows(claims: pa.Table, documents: pa.Table, works: pa.Table) -> pa.Table:
    """One row per claim: its cell as a number, its work, and a flag for each thing that is counted."""
    key = pc.binary_join_element_wise(*(pc.fill_null(claims[name], "") for name in CELL), "|")
    there = claims["document_id"]
    facts = {
        name: looked_up(there, documents["document_id"], documents[name])
        for name in ("source_type", "document_type", "peer_review")
    }
    marketing = pc.or_(
        pc.equal(facts["source_type"], "clinic_marketing"), pc.equal(facts["document_type"], "marketing")
    )
    columns: dict[str, Column] = {
        "claim_id": claims["claim_id"],
        "cell": pa.array(codes_of(key)),
        "work_id": looked_up(there, works["document_id"], works["work_id"]),
        **{name: claims[name] for name in CELL},
        "peer_reviewed": pc.equal(facts["peer_review"], "peer_reviewed"),
        "marketing": marketing,
        **{name: pc.equal(claims["effect"], name) for name in EFFECTS},
    }
    return table({name: _counted(column) if name in FLAGS else column for name, column in columns.items()})


def _counted(flags: Column) -> Column:
    return pc.cast(pc.fill_null(flags, False), "int64")


def _contradictions(rows: pa.Table, claim_links: pa.Table, cells: Column) -> Column:
    """Per cell of ``cells`` the pairs of its claims that can't both hold."""
    opposing = claim_links.filter(pc.is_in(claim_links["kind"], pa.array(OPPOSING)))
    one, other = (looked_up(opposing[end], rows["claim_id"], rows["cell"]) for end in ("claim_a", "claim_b"))
    shared = one.filter(pc.fill_null(pc.equal(one, other), False))
    counts = table({"cell": shared}).group_by("cell", use_threads=False).aggregate([("cell", "count")])
    return pc.fill_null(looked_up(cells, counts["cell"], counts["cell_count"]), 0)
