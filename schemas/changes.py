"""The difference between a version and its parent."""

from __future__ import annotations

from schemas.closed_sets import CHANGE_CAUSE, CHANGE_OP
from schemas.columns import Text, maybe, note, one_of, stable_id
from schemas.table import Columns, table


@table("dataset", key=("table", "key", "column"), sort=("table", "key", "column"), document=None)
class Changes(Columns):
    """One row added or removed, or one cell changed, since the parent version."""

    table: Text = note("The table.")
    op: Text = one_of(CHANGE_OP, "What happened.")
    key: Text = note("Primary key of the row, as a JSON list.")
    document_id: Text = stable_id("The row's document; null in corpus-wide tables.", nullable=True)
    column: Text = maybe("The changed column; null for a whole row.")
    before: Text = maybe("Value, or whole row, in the parent, as JSON; bytes as Base64.")
    after: Text = maybe("Value, or whole row, in this version, as JSON; bytes as Base64.")
    cause: Text = one_of(CHANGE_CAUSE, "Why it changed.")
    cause_detail: Text = note(
        "Which input, vocabulary row, rule, stage or column; and what else differs that can reach the row."
    )
