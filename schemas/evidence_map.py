"""Counts of works by what was given, how, in whom and to which effect."""

from __future__ import annotations

from schemas.closed_sets import EFFECT
from schemas.columns import Int64, Text, concept, count
from schemas.table import Columns, table

CELL = ("cell_source_id", "route_id", "model_id", "outcome_id")
"""Columns of claims that name a cell of the map."""

COUNTS = (
    *("n_claims", "n_works", "n_peer_reviewed", "n_marketing"),
    *(f"n_{effect}" for effect in EFFECT),
    "n_contradictions",
)
"""What a cell counts, the first of them all its claims."""


@table("dataset", key=CELL, sort=CELL, document=None, references=dict.fromkeys(CELL, "concepts"))
class EvidenceMap(Columns):
    """One cell source × route × model × outcome, null where unstated; none of drugs or retracted works."""

    cell_source_id: Text = concept("Where the cells come from.")
    route_id: Text = concept("Delivery route.")
    model_id: Text = concept("Experimental model.")
    outcome_id: Text = concept("What the claims are about.", nullable=False)
    n_claims: Int64 = count("Claims.")
    n_works: Int64 = count(
        "Sources that are works; a source is the work whose finding is told, whichever pages tell it, or a "
        "document of none; a page that sells always speaks for itself."
    )
    n_peer_reviewed: Int64 = count("Sources that are peer-reviewed.")
    n_marketing: Int64 = count("Sources that are clinic marketing.")
    n_benefit: Int64 = count("Sources that claim effect benefit.")
    n_harm: Int64 = count("Sources that claim effect harm.")
    n_no_difference: Int64 = count("Sources that claim effect no_difference.")
    n_safe: Int64 = count("Sources that claim effect safe.")
    n_mixed: Int64 = count("Sources that claim effect mixed.")
    n_not_assessed: Int64 = count("Sources that claim effect not_assessed.")
    n_unclear: Int64 = count("Sources that claim effect unclear.")
    n_contradictions: Int64 = count(
        "Pairs of sources whose findings contradict each other, whoever tells of them, and of sources and "
        "works that they misreport; at least one has a claim in this cell."
    )
