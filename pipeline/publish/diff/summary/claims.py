"""Claims that appeared, turned, lost their source or are no longer found."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.diff.sides import both_sides
from pipeline.publish.diff.summary.counts import causes_by_key
from pipeline.publish.diff.summary.names import Names
from pipeline.publish.diff.summary.section import SHOWN, Line, Section, shortened
from pipeline.publish.versions import Version

SUBJECT = [
    "document_id",
    "intervention_id",
    "outcome_id",
    "population_id",
    "model_id",
    "route_id",
    "cell_source_id",
]
"""What a claim is about, and where it stands."""

VERDICT = ["direction", "effect", "negated", "hedged"]
"""What it says of that."""

COLUMNS = ["claim_id", "sentence_id", *SUBJECT, *VERDICT]

BEFORE, AFTER = "_before", "_after"


def claim_sections(before: Version, after: Version, changes: pa.Table, *, names: Names) -> Iterator[Section]:
    """The sections of claims; one that says the same of the same elsewhere in its document is no news."""
    claims = changes.filter(pc.equal(changes["table"], "claims"))
    if not claims.num_rows:
        return
    pairs = _paired(*_both(before, after, claims))
    show = Shown(names, causes_by_key(claims))
    only_before, only_after = pairs["_merge"].eq("left_only"), pairs["_merge"].eq("right_only")
    lost = only_before & pairs["document_id"].isin(_removed(changes))
    yield show.section("Claims that appeared", "+", pairs[only_after], AFTER)
    yield show.section(
        "Claims that changed direction or effect", "~", pairs[~only_before & ~only_after], AFTER
    )
    yield show.section("Claims that lost their source", "-", pairs[lost], BEFORE)
    yield show.section("Claims no longer found in their document", "-", pairs[only_before & ~lost], BEFORE)


def _both(before: Version, after: Version, claims: pa.Table) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The claims with any change, as they were and as they are."""
    ids = pc.unique(pc.utf8_slice_codeunits(claims["key"], 2, -2))
    sides = both_sides(before, after, "claims", COLUMNS)
    old, new = (rows.filter(pc.is_in(rows["claim_id"], value_set=ids)).to_pandas() for rows in sides)
    return old, new


def _paired(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """One row per claim that is news: about the same on both sides, or on one side alone."""
    same = [*SUBJECT, *VERDICT, "nth"]
    for side in (old, new):
        side["nth"] = side.groupby([*SUBJECT, *VERDICT], dropna=False).cumcount()
    moved = old.merge(new, on=same)
    old = old[~old["claim_id"].isin(moved["claim_id_x"])]
    new = new[~new["claim_id"].isin(moved["claim_id_y"])]
    for side in (old, new):
        side.insert(0, "turn", side.groupby(SUBJECT, dropna=False).cumcount())
    return old.merge(new, on=[*SUBJECT, "turn"], how="outer", suffixes=(BEFORE, AFTER), indicator=True)


def _removed(changes: pa.Table) -> list[str]:
    own = pc.and_(pc.equal(changes["table"], "documents"), pc.equal(changes["op"], "removed"))
    return changes.filter(own)["document_id"].to_pylist()


@dataclass(frozen=True)
class Shown:
    """How claims are shown: what things are called, and the causes by the claims' keys."""

    names: Names
    causes: Mapping[str, str]

    def section(self, title: str, mark: str, claims: pd.DataFrame, side: str) -> Section:
        """The first claims, as they stand on one side."""
        first = claims.head(SHOWN).astype(object)
        rows: list[dict[Any, Any]] = first.where(first.notna(), None).to_dict("records")
        sentences = self.names.sentences(row[f"sentence_id{side}"] for row in rows)
        documents = self.names.documents(row["document_id"] for row in rows)
        lines = [
            Line(
                self._said(row, side, turned=mark == "~"),
                shortened(sentences.get(row[f"sentence_id{side}"])),
                shortened(documents.get(row["document_id"])),
                shortened(self.causes.get(json.dumps([row[f"claim_id{side}"]]))),
            )
            for row in rows
        ]
        return Section(title, mark, lines, len(claims))

    def _said(self, row: Mapping[str, Any], side: str, *, turned: bool) -> str:
        about = f"{self.names.label(row['intervention_id'])} on {self.names.label(row['outcome_id'])}"
        verdict = f"{_verdict(row, BEFORE)} → {_verdict(row, AFTER)}" if turned else _verdict(row, side)
        return f"{about}: {verdict}"


def _verdict(row: Mapping[str, Any], side: str) -> str:
    words = [row[f"direction{side}"], row[f"effect{side}"]]
    words += [name for name in ("negated", "hedged") if row[f"{name}{side}"]]
    return ", ".join(word.replace("_", " ") for word in words)
