"""The tables over the whole corpus: concepts, works, claim links, evidence map."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.engine import digests
from pipeline.engine.batch import raise_broken
from pipeline.engine.build import Build, Result
from pipeline.engine.columns import rows_of
from pipeline.engine.context import Context
from pipeline.engine.linking import Links, whole
from pipeline.engine.shards import cut
from pipeline.engine.stage import Tables
from pipeline.errors import PromiseError
from pipeline.guard import guard
from pipeline.identity import stable_id
from pipeline.link.claim_links import link_claims
from pipeline.link.concept_counts import add_counts
from pipeline.link.evidence_map import map_evidence
from pipeline.promises import Check, check_documents
from pipeline.store import Part, Record, store_part
from pipeline.vocabulary.concept import Concept
from schemas import TABLES

NAMES = ("concepts", "works", "claim_links", "evidence_map")
ROOMS = ("pipeline/link",)

ROWS_PER_DOCUMENT = 16
"""Rows of these tables are small; a part holds this many times more of them than a shard documents."""


class Corpus(NamedTuple):
    """The parts of the corpus-wide tables, and the checks that they passed as (promise, table, rows)."""

    parts: dict[str, list[Part]]
    checks: list[list[Any]]


def corpus_tables(build: Build, context: Context, links: Links, results: dict[str, Result]) -> Corpus:
    """Made anew only where something that they count has changed."""
    interim = [
        (results["entities"], "concept_counts"),
        (results["evidence"], "claim_facts"),
        (results["clean_text"], "document_facts"),
    ]
    shas = [part.sha256 for result, name in interim for part in result.parts(name)]
    linked = [str(table.to_pydict()) for table in (links.works, links.assigned)]
    key = digests.digest(
        "corpus", digests.code(ROOMS), build.seeds_digest, build.snapshot.modulus, *shas, *linked
    )
    record = None if build.full else build.store.get(key)
    if record is None:
        counts, claims, documents = (whole(build, result, name) for result, name in interim)
        record = _made(build, context, links, {"counts": counts, "claims": claims, "documents": documents})
        build.store.put(key, record)
    return Corpus({name: list(record.parts[name]) for name in NAMES}, record.facts["checks"])


def _made(build: Build, context: Context, links: Links, facts: Tables) -> Record:
    tables = {
        "concepts": _concepts(context, facts["counts"]),
        "works": links.works,
        "claim_links": link_claims(
            facts["claims"], context.vocabulary, context.link_rules, works=links.assigned, cited=_cited(links)
        ),
    }
    tables["evidence_map"] = map_evidence(
        facts["claims"], tables["claim_links"], documents=facts["documents"], works=links.assigned
    )
    tables = {name: _in_form(name, rows) for name, rows in tables.items()}
    for name, rows in tables.items():
        if refused := guard(TABLES[name], rows).refused:
            raise PromiseError("schema", name, f"{refused[0].key}: {refused[0].column} {refused[0].value!r}")
    checks = _checks(tables, links, facts)
    raise_broken(checks)
    parts = {name: list(_parts(build, name, rows)) for name, rows in tables.items()}
    return Record(parts, {"checks": [[check.promise, check.table, check.rows] for check in checks]})


def _in_form(name: str, rows: pa.Table) -> pa.Table:
    """``rows`` in the table's schema and order."""
    table = TABLES[name]
    return rows.cast(table.arrow_schema()).sort_by([(key, "ascending", "at_start") for key in table.sort_key])


def _cited(links: Links) -> pa.Table:
    """citation_id -> work_id of those citations that lead to a work."""
    return pa.concat_tables(links.given).select(["id", "work_id"]).rename_columns(["citation_id", "work_id"])


def _concepts(context: Context, counts: pa.Table) -> pa.Table:
    """Every concept of the vocabulary, named in this version or not."""
    totals = add_counts([counts])
    counted = zip(*(totals[name].to_pylist() for name in ("n_mentions", "n_documents")), strict=True)
    found = dict(zip(totals["concept_id"].to_pylist(), counted, strict=True))
    rows = [
        (*_concept(one), *found.get(one.concept_id, (0, 0))) for one in context.vocabulary.concepts.values()
    ]
    return rows_of("concepts", sorted(rows))


def _concept(one: Concept) -> tuple[Any, ...]:
    return one.concept_id, one.entity_type, one.label, one.synonyms, one.broader, one.xrefs, one.related


def _checks(tables: Tables, links: Links, facts: Tables) -> list[Check]:
    """The promises of the corpus-wide tables, held against the keys of the document tables."""
    held = {**tables, "documents": links.assigned, "claims": facts["claims"]}
    checks = check_documents(held, list(NAMES))
    linked = pa.concat_tables(links.given)
    unknown = pc.invert(pc.is_in(linked["work_id"], value_set=tables["works"]["work_id"].combine_chunks()))
    failures = tuple(linked.filter(unknown)["work_id"].to_pylist())
    return [*checks, Check("foreign_keys", "works", linked.num_rows, failures)]


def _parts(build: Build, name: str, rows: pa.Table) -> Iterator[Part]:
    """The table's parts, cut by the hash of the rows' keys as document tables are by their documents."""
    table = TABLES[name]
    keys = [stable_id(*row.values()) for row in rows.select(list(table.primary_key)).to_pylist()]
    for start, end in cut(keys, build.snapshot.modulus * ROWS_PER_DOCUMENT):
        yield store_part(build.store.objects, rows.slice(start, end - start), key=table.sort_key)
