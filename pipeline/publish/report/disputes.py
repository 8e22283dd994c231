"""Pairs of claims that bear on each other."""

from __future__ import annotations

from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.columns import whole_columns
from pipeline.publish.versions import Version
from schemas.closed_sets import LINK_KIND

COLUMNS = ("claim_a", "claim_b", "kind", "basis")

DISPUTED = ("contradicts", "misreports_source")
"""Kinds of pairs that can't both be right as they stand."""

PAIRS = 100
"""Pairs of one kind that a page holds."""


class Links(NamedTuple):
    """The first pairs of each kind, disputed kinds first, and how many pairs of each kind there are."""

    pairs: pa.Table
    totals: dict[str, int]

    @property
    def disputed_claims(self) -> set[str]:
        """Ids of the claims in the disputed pairs held."""
        disputed = self.pairs.filter(pc.is_in(self.pairs["kind"], value_set=pa.array(DISPUTED)))
        return {*disputed["claim_a"].to_pylist(), *disputed["claim_b"].to_pylist()}

    def among(self, claims: frozenset[str]) -> pa.Table:
        """The pairs whose two claims are among these."""
        known = pa.array(sorted(claims), pa.string())
        sides = [pc.is_in(self.pairs[side], value_set=known) for side in ("claim_a", "claim_b")]
        return self.pairs.filter(pc.and_(*sides))


def claim_links(version: Version) -> Links:
    """The links of a version."""
    table = whole_columns(version, "claim_links", COLUMNS)
    kinds = sorted(LINK_KIND, key=lambda kind: kind not in DISPUTED)
    by_kind = {kind: table.filter(pc.equal(table["kind"], kind)) for kind in kinds}
    pairs = pa.concat_tables(rows.slice(0, PAIRS) for rows in by_kind.values())
    return Links(pairs, {kind: rows.num_rows for kind, rows in by_kind.items()})
