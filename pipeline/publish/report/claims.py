"""Claims as the page holds them, each with the sentence that makes it."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import pyarrow as pa

from pipeline.publish.report.passages import Span
from pipeline.publish.report.reading import Columns, Reader, Row

CONCEPTS = (
    "intervention_id",
    "outcome_id",
    "cell_source_id",
    "route_id",
    "model_id",
    "population_id",
)
"""Columns that name a concept."""

COLUMNS = (
    "claim_id",
    "document_id",
    "sentence_id",
    *CONCEPTS,
    "direction",
    "effect",
    "negated",
    "hedged",
    "certainty",
    "claim_role",
    "attribution",
    "evidence_level",
    "rule_id",
    "cues",
)


class HeldClaims(NamedTuple):
    """Claims, and the ``start`` and ``end`` of their sentences; null for one that the version lacks."""

    rows: pa.Table
    sentences: dict[str, Row]

    @property
    def concepts(self) -> set[str | None]:
        """Ids of the concepts that they name."""
        return {one for name in CONCEPTS for one in self.rows[name].unique().to_pylist()}

    def spans(self) -> dict[str, list[Span]]:
        """The sentences with claims of each document."""
        found: dict[str, list[Span]] = {}
        for row in self.sentences.values():
            found.setdefault(row["document_id"], []).append((row["start"], row["end"]))
        return found

    def on_page(self) -> Columns:
        """The columns as the page's script reads them: a sentence and a cue is a list of start and end."""
        columns: Columns = self.rows.drop_columns(["sentence_id", "cues"]).to_pydict()
        cues = self.rows["cues"].to_pylist()
        held = (self.sentences.get(one) for one in self.rows["sentence_id"].to_pylist())
        columns["sentence"] = [row and [row["start"], row["end"]] for row in held]
        columns["cues"] = [[[cue["start"], cue["end"]] for cue in one] for one in cues]
        return columns


def held_claims(reader: Reader, ids: Collection[str]) -> HeldClaims:
    """The claims of these ids, in document order."""
    rows = reader.rows("claims", COLUMNS, ids=ids)
    wanted = set(rows["sentence_id"].to_pylist())
    sentences = reader.rows("sentences", ("sentence_id", "document_id", "start", "end"), ids=wanted)
    return HeldClaims(rows, {row["sentence_id"]: row for row in sentences.to_pylist()})
