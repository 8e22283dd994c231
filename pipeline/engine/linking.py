"""Leads documents, references and citations of all shards to the works they show or name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.engine import digests
from pipeline.engine.build import Build, Result
from pipeline.engine.collector import give_back
from pipeline.engine.columns import in_order, places
from pipeline.engine.context import Context
from pipeline.link.arrow import Column
from pipeline.link.works import (
    Targets,
    WorkRules,
    absent_works,
    link_works,
    reference_targets,
    resolve_citations,
    resolve_references,
    told_works,
    works_table,
)
from pipeline.store import Part, Record, read_part, store_interim

LINKED = pa.schema([(name, pa.string()) for name in ("document_id", "id", "work_id", "value")])
"""``id`` names a document, reference or citation; ``value`` is the status or resolution it gets."""

OVERALL = ("works", "assigned", "absent")
"""The tables of a record that are of all shards."""


INTERIM = (("clean_text", "work_keys"), ("entities", "reference_keys"), ("entities", "citation_keys"))
ROOMS = ("pipeline/link",)


def link(build: Build, context: Context) -> Record:
    """Link the documents of all shards; made anew only where something that it reads has changed.

    The record holds ``linked``, rows of :data:`LINKED` per shard; ``works``, rows of that table;
    ``assigned``, which leads ``document_id`` to ``work_id``; and ``absent``, which leads the ``citation_id``
    of a work that no document shows to the first reference that names it.
    """
    shas = (part.sha256 for stage, name in INTERIM for part in build.results[stage].parts(name))
    code = (digests.code(ROOMS), digests.of_seeds(build.seed_digests, ("rules/works",)))
    key = digests.digest("linking", *code, *map(str, build.snapshot.shards), *shas)
    record = None if build.full else build.store.get(key)
    if record is None:
        record = _stored(build, *_linked_tables(build, context.work_rules))
        give_back()
        build.store.put(key, record)
    shards = [Record({"linked": [part]}, {"checks": []}) for part in record.parts["linked"]]
    build.results["linking"] = Result(shards, 0)
    return record


def _linked_tables(build: Build, rules: WorkRules) -> tuple[pa.Table, ...]:
    """Linked rows, works, each document's work, and what is cited but absent; costs near-linear time."""
    assigned, works, targets = _shown_works(build, rules)
    references, citations = (whole(build, stage, name) for stage, name in INTERIM[1:])
    cited = resolve_references(references, targets, rules)
    own = _lookup(citations["document_id"], assigned["document_id"], assigned["work_id"])
    through = _lookup(citations["reference_id"], references["reference_id"], cited)
    citations = citations.append_column("reference_work_id", through).append_column("own_work_id", own)
    give_back()
    told = told_works(citations, targets.works, references, cited, rules)
    resolved = resolve_citations(citations, targets, rules, told=told)
    status = _lookup(cited, works["work_id"], works["status"])
    linked = (
        _linked(assigned["document_id"], assigned["document_id"], assigned["work_id"]),
        _linked(references["document_id"], references["reference_id"], cited, status),
        _linked(
            citations["document_id"], citations["citation_id"], resolved["work_id"], resolved["resolution"]
        ),
    )
    absent = _absent(citations, references["reference_id"], absent_works(references, cited, rules))
    return pa.concat_tables(linked), works, assigned, absent


def _shown_works(build: Build, rules: WorkRules) -> tuple[pa.Table, pa.Table, Targets]:
    """Each document's work, the works, and what leads to them."""
    keys = whole(build, *INTERIM[0])
    give_back()
    assigned = link_works(keys, rules)
    give_back()
    works = works_table(keys, assigned, rules)
    give_back()
    return assigned, works, reference_targets(keys, assigned, rules)


def _absent(citations: pa.Table, references: Column, named: Column) -> pa.Table:
    """``citation_id`` and ``work_id`` of the citations whose reference names an absent work."""
    found = _lookup(citations["reference_id"], references, named)
    rows = pa.table({"citation_id": citations["citation_id"], "work_id": found})
    return rows.filter(pc.is_valid(rows["work_id"]))


def _stored(build: Build, linked: pa.Table, *overall: pa.Table) -> Record:
    parts = store_interim(build.store.objects, [*_by_shard(build, linked), *overall])
    last = len(parts) - len(overall)
    named = {name: [part] for name, part in zip(OVERALL, parts[last:], strict=True)}
    return Record({"linked": parts[:last], **named})


def whole(build: Build, stage: str, name: str) -> pa.Table:
    """One interim table of all shards."""
    return read_all(build, build.results[stage].parts(name))


def read_all(build: Build, parts: Sequence[Part]) -> pa.Table:
    """The rows of interim parts, in order."""
    return pa.concat_tables([read_part(build.store.objects, part) for part in parts]).combine_chunks()


def in_pieces(parts: Sequence[Part], rows: int) -> Iterator[Sequence[Part]]:
    """Neighbouring parts that have about ``rows`` together, in order; at least one piece."""
    ends = np.cumsum([part.rows for part in parts]) // rows
    borders = [0, *(np.flatnonzero(np.diff(ends)) + 1).tolist(), len(parts)]
    return (parts[start:end] for start, end in pairwise(borders))


def _lookup(values: Column, keys: Column, found: Column) -> Column:
    """For each of ``values`` the entry of ``found`` that stands beside it in ``keys``, or null."""
    return pc.take(found, pc.index_in(values, value_set=keys.combine_chunks(), skip_nulls=True))


def _linked(documents: Column, ids: Column, works: Column, values: Column | None = None) -> pa.Table:
    """Rows of ``LINKED`` for those that lead to a work."""
    values = pa.nulls(len(ids), pa.string()) if values is None else values
    rows = pa.table([documents, ids, works, values], schema=LINKED)
    return rows.filter(pc.is_valid(rows["work_id"]))


def _by_shard(build: Build, linked: pa.Table) -> list[pa.Table]:
    documents = build.snapshot.document_ids
    linked = in_order(linked, documents, ("id",))
    borders = [0, *(end for _, end in build.snapshot.shards)]
    ends = np.searchsorted(places(linked, documents).to_numpy(), borders).tolist()
    return [linked.slice(start, end - start) for start, end in pairwise(ends)]
