"""Leads documents, references and citations of all shards to the works they show or name."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.engine.build import Build, Result
from pipeline.engine.columns import in_order, places
from pipeline.engine.context import Context
from pipeline.engine.stage import read
from pipeline.link.works import (
    link_works,
    reference_targets,
    resolve_citations,
    resolve_references,
    works_table,
)

LINKED = pa.schema([(name, pa.string()) for name in ("document_id", "id", "work_id", "value")])
"""``id`` names a document, reference or citation; ``value`` is the status or resolution it gets."""


class Links(NamedTuple):
    """What linking found: rows of ``LINKED`` per shard, the works, and each document's work."""

    given: list[pa.Table]
    works: pa.Table
    assigned: pa.Table


def link(build: Build, context: Context, clean: Result, entities: Result) -> Links:
    """Link over the keys that the shards left; costs near-linear time in documents and references."""
    keys, references, citations = (
        whole(build, result, name)
        for result, name in ((clean, "work_keys"), (entities, "reference_keys"), (entities, "citation_keys"))
    )
    rules = context.work_rules
    assigned = link_works(keys, rules)
    works = works_table(keys, assigned, rules)
    targets = reference_targets(keys, assigned, rules)
    cited = resolve_references(references, targets, rules)
    citations = citations.append_column(
        "reference_work_id", _lookup(citations["reference_id"], references["reference_id"], cited)
    )
    citations = citations.append_column(
        "own_work_id", _lookup(citations["document_id"], assigned["document_id"], assigned["work_id"])
    )
    resolved = resolve_citations(citations, targets, rules)
    linked = pa.concat_tables(
        [
            _linked(assigned["document_id"], assigned["document_id"], assigned["work_id"], None),
            _linked(
                references["document_id"],
                references["reference_id"],
                cited,
                _lookup(cited, works["work_id"], works["status"]),
            ),
            _linked(
                citations["document_id"],
                citations["citation_id"],
                resolved["work_id"],
                resolved["resolution"],
            ),
        ]
    )
    return Links(_by_shard(build, linked), works, assigned)


def whole(build: Build, result: Result, name: str) -> pa.Table:
    """One interim table of all shards."""
    return pa.concat_tables(
        [read(build.store.objects, name, part) for part in result.parts(name)]
    ).combine_chunks()


def _lookup(values: pa.ChunkedArray, keys: pa.ChunkedArray, found: pa.ChunkedArray) -> pa.ChunkedArray:
    """For each of ``values`` the entry of ``found`` that stands beside it in ``keys``, or null."""
    return pc.take(found, pc.index_in(values, value_set=keys.combine_chunks(), skip_nulls=True))


def _linked(
    documents: pa.ChunkedArray, ids: pa.ChunkedArray, works: pa.ChunkedArray, values: pa.ChunkedArray | None
) -> pa.Table:
    """Rows of ``LINKED`` for those that lead to a work."""
    values = pa.nulls(len(ids), pa.string()) if values is None else values
    rows = pa.table([documents, ids, works, values], schema=LINKED)
    return rows.filter(pc.is_valid(rows["work_id"]))


def _by_shard(build: Build, linked: pa.Table) -> list[pa.Table]:
    documents = pa.array(build.snapshot.document_ids, pa.string())
    linked = in_order(linked, documents, ("id",))
    borders = [0, *(end for _, end in build.snapshot.shards)]
    ends = np.searchsorted(places(linked, documents).to_numpy(), borders).tolist()
    return [linked.slice(start, end - start) for start, end in pairwise(ends)]
