"""What was refused, and why."""

from __future__ import annotations

from schemas.closed_sets import STAGE
from schemas.columns import Text, maybe, note, one_of, stable_id
from schemas.table import Columns, table


@table(
    "dataset", key=("stage", "source_uri", "key", "column", "rule"), sort=("stage", "key", "column", "rule")
)
class Quarantine(Columns):
    """One thing refused: an input that can't be read, or a row that breaks a rule."""

    stage: Text = one_of(STAGE, "Where it was refused.")
    source_uri: Text = note("The input it comes from.", str_length={"min_value": 1})
    document_id: Text = stable_id("Its document.")
    key: Text = note("Table and primary key of the refused row, or the capture.")
    column: Text = maybe("The column at fault.")
    rule: Text = note("The rule that it breaks.", str_length={"min_value": 1})
    value: Text = maybe("The value at fault.")
    detail: Text = maybe("The refused row as JSON, or the reason in words.")
