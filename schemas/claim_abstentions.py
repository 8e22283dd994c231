"""Sentences of which no claim was read, and why."""

from __future__ import annotations

from schemas.closed_sets import ABSTENTION
from schemas.columns import Text, one_of, stable_id
from schemas.table import Columns, table


@table(
    "evidence",
    key=("sentence_id",),
    sort=("sentence_id",),
    references={"document_id": "documents", "sentence_id": "sentences"},
)
class ClaimAbstentions(Columns):
    """One sentence that names an intervention and an outcome, and of which no claim was read."""

    document_id: Text = stable_id("The document that holds it.")
    sentence_id: Text = stable_id("The sentence.")
    reason: Text = one_of(ABSTENTION, "What kept the rules from a claim.")
