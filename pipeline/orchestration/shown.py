"""What the catalog shows of a table beyond its sizes: counts that plot over time, and a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

import dagster as dg
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.orchestration.pictures import bars, heat_map
from pipeline.orchestration.preview import markdown_table
from schemas.closed_sets import DISPOSITION

Read = Callable[..., pa.Table]
"""Reads a table of the run, all rows of the columns named: ``read("concepts", "label")``."""

Shown = Mapping[str, dg.MetadataValue]

UNSTATED = "not stated"
RANGES = [("least", "min"), ("median", "approximate_median"), ("most", "max"), ([], "count_all")]
NUMBERS = {
    "least_min": "least",
    "median_approximate_median": "median",
    "most_max": "most",
    "count_all": "number",
}
BY_COUNT = [("count_all", "descending"), ("kind", "ascending"), ("unit", "ascending")]
KINDS = 6
"""Kinds of quantities in the table of ranges: those that are found most."""


def shown_of(table: str, read: Read) -> Shown:
    """What is shown of one table; nothing where nothing is worth a picture."""
    show = SHOWN.get(table)
    return show(read) if show else {}


def _captures(read: Read) -> Shown:
    counts = Counter(dict.fromkeys(DISPOSITION, 0))
    for row in read("dispositions", "disposition", "count_all").to_pylist():
        counts[row["disposition"]] += row["count_all"]
    return {name: dg.MetadataValue.int(n) for name, n in counts.items()}


def _counted(table: str, column: str, about: str) -> Callable[[Read], Shown]:
    """Shows the rows of a table by one column."""

    def show(read: Read) -> Shown:
        counts = _counts(read(table, column)[column])
        return {column: dg.MetadataValue.md(bars(counts, about=about))}

    return show


def _quantities(read: Read) -> Shown:
    """Ranges of what is found most, in its own unit."""
    rows = read("quantities", "kind", "unit", "low", "high")
    low, high = pc.coalesce(rows["low"], rows["high"]), pc.coalesce(rows["high"], rows["low"])
    ends = {"least": low, "median": pc.divide(pc.add(low, high), 2), "most": high}
    rows = pa.table({"kind": rows["kind"], "unit": rows["unit"], **ends}).filter(pc.is_valid(low))
    found = rows.group_by(["kind", "unit"]).aggregate(RANGES).sort_by(BY_COUNT).slice(0, KINDS)
    lines = [[one["kind"], one["unit"], *(f"{one[name]:g}" for name in NUMBERS)] for one in found.to_pylist()]
    return {"ranges": dg.MetadataValue.md(markdown_table(["kind", "unit", *NUMBERS.values()], lines))}


def _evidence_map(read: Read) -> Shown:
    names = read("concepts", "concept_id", "label")
    labels = dict(zip(names["concept_id"].to_pylist(), names["label"].to_pylist(), strict=True))
    cells: Counter[tuple[str, str]] = Counter()
    for row in read("evidence_map", "cell_source_id", "outcome_id", "n_claims").to_pylist():
        cells[labels.get(row["cell_source_id"], UNSTATED), labels[row["outcome_id"]]] += row["n_claims"]
    return {"claims": dg.MetadataValue.md(heat_map(cells, about="claims"))}


def _counts(column: pa.ChunkedArray) -> dict[str, int]:
    counted = pc.value_counts(column).to_pylist()
    return {one["values"] or UNSTATED: one["counts"] for one in counted}


SHOWN: Mapping[str, Callable[[Read], Shown]] = {
    "captures": _captures,
    "documents": _counted("document_facts", "source_type", "documents by source type"),
    "segments": _counted("segments", "role", "segments by role"),
    "mentions": _counted("mentions", "entity_type", "mentions by type"),
    "quantities": _quantities,
    "identifiers": _counted("identifiers", "scheme", "identifiers by scheme"),
    "claims": _counted("claims", "effect", "claims by effect"),
    "claim_links": _counted("claim_links", "kind", "links by kind"),
    "evidence_map": _evidence_map,
    "quarantine": _counted("quarantine", "rule", "refused rows by rule"),
}
