"""What all claims of a version say, counted."""

from __future__ import annotations

from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.link.evidence_map import is_marketing
from schemas.closed_sets import EFFECT


class Claimed(NamedTuple):
    """Claims by the effects that are claimed; how many stand in peer-reviewed documents and advertising."""

    effects: dict[str, int]
    peer_reviewed: int
    advertising: int


def claimed(claims: pa.Table, kinds: pa.Table) -> Claimed:
    """The counts of all claims; ``kinds`` are the documents, both as :mod:`columns` gives them."""
    reviewed = pc.equal(kinds["peer_review"], "peer_reviewed")
    selling = is_marketing(kinds["source_type"], kinds["document_type"])
    counts = {one["values"]: one["counts"] for one in pc.value_counts(claims["effect"]).to_pylist()}
    return Claimed(
        {effect: counts[effect] for effect in EFFECT if effect in counts},
        *(_within(claims["document_id"], kinds["document_id"].filter(kind)) for kind in (reviewed, selling)),
    )


def _within(of_claims: pa.ChunkedArray, documents: pa.ChunkedArray) -> int:
    """How many claims are of these documents."""
    return int(pc.sum(pc.is_in(of_claims, value_set=documents), min_count=0).as_py())
