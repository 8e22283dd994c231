"""Pairs: what a pair of claims is said to share, and not to share, is what the two claims say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.link.claim_links.kinds import EFFECTS, MODELS, OUTCOMES, SUBJECTS
from pipeline.promises.agreement import differ, flags

COMPARED = ("cell_source_id", "intervention_id", "outcome_id", "model_id", "effect")
"""Columns of claims that the basis of a pair tells of."""


def misfounded(links: pa.Table, claims: pa.Table) -> Iterator[str]:
    """Pairs of claims whose basis is not theirs."""
    one, other = (_named(links[side], claims) for side in ("claim_a", "claim_b"))
    unlike = {
        name: differ(one[name], other[name]) for name in ("subject", "outcome_id", "model_id", "effect")
    }
    unstated = flags(pc.and_(pc.is_null(one["model_id"]), pc.is_null(other["model_id"])))
    wrong = unlike["outcome_id"] == _says(links, OUTCOMES[0])
    wrong |= unlike["subject"] == _says(links, SUBJECTS[0])
    wrong |= unlike["effect"] == _says(links, EFFECTS[0])
    wrong |= (unlike["model_id"] | unstated) == _says(links, MODELS[0])
    wrong |= unstated != _says(links, MODELS[2])
    pairs = pc.binary_join_element_wise(links["claim_a"], links["claim_b"], " ")
    yield from pairs.filter(pa.array(wrong)).to_pylist()


def _named(ids: Any, claims: pa.Table) -> pa.Table:
    """The claims of these ids; null where there is none, which is for foreign keys to tell."""
    found = claims.select(COMPARED).take(pc.index_in(ids, value_set=claims["claim_id"].combine_chunks()))
    return found.append_column("subject", pc.coalesce(found["cell_source_id"], found["intervention_id"]))


def _says(links: pa.Table, words: str) -> Any:
    return flags(pc.match_substring(links["basis"], words))
