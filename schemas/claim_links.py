"""Pairs of claims that bear on each other."""

from __future__ import annotations

from schemas.closed_sets import LINK_KIND
from schemas.columns import Text, note, one_of, stable_id
from schemas.table import Columns, table


@table(
    "dataset",
    key=("claim_a", "claim_b", "kind"),
    sort=("claim_a", "claim_b", "kind"),
    document=None,
    references={"claim_a": "claims", "claim_b": "claims"},
)
class ClaimLinks(Columns):
    """One pair of claims that bear on each other; claim_a < claim_b."""

    claim_a: Text = stable_id("The first claim.")
    claim_b: Text = stable_id("The second claim.")
    kind: Text = one_of(LINK_KIND, "How they bear on each other.")
    basis: Text = note("What they agree and differ in.", str_length={"min_value": 1})
