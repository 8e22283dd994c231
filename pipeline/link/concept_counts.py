"""How often each concept is named: partial sums per shard, and their total."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from pipeline.link.arrow import table

COUNTS = pa.schema([("concept_id", pa.string()), ("n_mentions", pa.int64()), ("n_documents", pa.int64())])


def count_mentions(mentions: pa.Table) -> pa.Table:
    """Rows of :data:`COUNTS` for the mentions of some documents, each document whole."""
    columns = mentions.select(["concept_id", "document_id"])
    counted = columns.group_by("concept_id", use_threads=False).aggregate(
        [("document_id", "count"), ("document_id", "count_distinct")]
    )
    counts = {
        "concept_id": counted["concept_id"],
        "n_mentions": counted["document_id_count"],
        "n_documents": counted["document_id_count_distinct"],
    }
    return table(counts).cast(COUNTS).sort_by("concept_id")


def add_counts(partials: Sequence[pa.Table]) -> pa.Table:
    """The total of counts over disjoint sets of documents."""
    counted = (
        pa.concat_tables([COUNTS.empty_table(), *partials])
        .group_by("concept_id", use_threads=False)
        .aggregate([("n_mentions", "sum"), ("n_documents", "sum")])
    )
    columns = {
        "concept_id": counted["concept_id"],
        "n_mentions": counted["n_mentions_sum"],
        "n_documents": counted["n_documents_sum"],
    }
    return table(columns).cast(COUNTS).sort_by("concept_id")
