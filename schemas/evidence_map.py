"""Counts of claims by what was given, how, in whom and to which effect."""

from __future__ import annotations

from schemas.columns import Int64, Text, concept, count
from schemas.table import Columns, table

KEY = ("cell_source_id", "route_id", "model_id", "outcome_id")


@table("dataset", key=KEY, sort=KEY, document=None, references=dict.fromkeys(KEY, "concepts"))
class EvidenceMap(Columns):
    """One cell source × route × model × outcome; null where the claims do not state it."""

    cell_source_id: Text = concept("Where the cells come from.")
    route_id: Text = concept("Delivery route.")
    model_id: Text = concept("Experimental model.")
    outcome_id: Text = concept("What the claims are about.", nullable=False)
    n_claims: Int64 = count("Claims.")
    n_works: Int64 = count("Scholarly works that state them.")
    n_peer_reviewed: Int64 = count("Claims in peer-reviewed documents.")
    n_marketing: Int64 = count("Claims in clinic marketing.")
    n_benefit: Int64 = count("Claims with effect benefit.")
    n_harm: Int64 = count("Claims with effect harm.")
    n_no_difference: Int64 = count("Claims with effect no_difference.")
    n_safe: Int64 = count("Claims with effect safe.")
    n_mixed: Int64 = count("Claims with effect mixed.")
    n_not_assessed: Int64 = count("Claims with effect not_assessed.")
    n_unclear: Int64 = count("Claims with effect unclear.")
    n_contradictions: Int64 = count("Pairs of claims in this cell that contradict each other.")
