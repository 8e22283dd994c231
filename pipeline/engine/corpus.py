"""The tables over the whole corpus: concepts, works, claim links, evidence map."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.engine import digests
from pipeline.engine.batch import raise_broken
from pipeline.engine.build import Build
from pipeline.engine.collector import give_back
from pipeline.engine.columns import rows_of
from pipeline.engine.context import Context
from pipeline.engine.linking import OVERALL, in_pieces, read_all, whole
from pipeline.engine.shards import cut
from pipeline.engine.stage import Tables
from pipeline.errors import PromiseError
from pipeline.guard import guard
from pipeline.identity import stable_id
from pipeline.link.arrow import Column, looked_up
from pipeline.link.claim_links import link_claims, read_sentences
from pipeline.link.concept_counts import add_counts
from pipeline.link.evidence_map import map_evidence, standing, with_cited
from pipeline.promises import Check, check_documents
from pipeline.store import Part, Record, store_part
from pipeline.vocabulary.concept import Concept
from schemas import TABLES

NAMES = ("concepts", "works", "claim_links", "evidence_map")
ROOMS = ("pipeline/link",)

ROWS_PER_DOCUMENT = 64
"""Rows of these tables are small; a part holds this many times more of them than a shard documents."""


CLAIMS_TOGETHER = 2**15
"""Claims whose sentences are in memory together."""


class Corpus(NamedTuple):
    """The parts of the corpus-wide tables, and the checks that they passed as (promise, table, rows)."""

    parts: dict[str, list[Part]]
    checks: list[list[Any]]


INTERIM = (("entities", "concept_counts"), ("evidence", "claim_facts"), ("clean_text", "document_facts"))
LINKS = ("linked", *OVERALL)


class Facts(NamedTuple):
    """What the corpus-wide tables are made from: interim tables of all shards, and what linking found."""

    counts: pa.Table
    claims: pa.Table
    documents: pa.Table
    linked: pa.Table
    works: pa.Table
    assigned: pa.Table
    absent: pa.Table


def corpus_tables(build: Build, context: Context, links: Record) -> Corpus:
    """Made anew only where something that they count has changed."""
    parts = [part for stage, name in INTERIM for part in build.results[stage].parts(name)]
    parts += [part for name in LINKS for part in links.parts[name]]
    shas = (part.sha256 for part in parts)
    key = digests.digest("corpus", digests.code(ROOMS), build.seeds_digest, build.snapshot.modulus, *shas)
    record = None if build.full else build.store.get(key)
    if record is None:
        facts = _facts(build, context, links)
        give_back()
        record = _made(build, context, facts)
        build.store.put(key, record)
    return Corpus({name: list(record.parts[name]) for name in NAMES}, record.facts["checks"])


def _facts(build: Build, context: Context, links: Record) -> Facts:
    pieces = in_pieces(build.results["evidence"].parts("claim_facts"), CLAIMS_TOGETHER)
    read = [read_sentences(read_all(build, parts), context.link_rules) for parts in pieces]
    return Facts(
        whole(build, "entities", "concept_counts"),
        pa.concat_tables(read).combine_chunks(),
        whole(build, "clean_text", "document_facts"),
        *(read_all(build, links.parts[name]) for name in LINKS),
    )


def _made(build: Build, context: Context, facts: Facts) -> Record:
    tables = {name: _in_form(name, rows) for name, rows in _tables(context, facts).items()}
    for name, rows in tables.items():
        if refused := guard(TABLES[name], rows).refused:
            raise PromiseError("schema", name, f"{refused[0].key}: {refused[0].column} {refused[0].value!r}")
    checks = _checks(tables, facts)
    raise_broken(checks)
    parts = {name: list(_parts(build, name, rows)) for name, rows in tables.items()}
    return Record(parts, {"checks": [[check.promise, check.table, check.rows] for check in checks]})


def _tables(context: Context, facts: Facts) -> Tables:
    shown = facts.assigned["work_id"]
    status = looked_up(shown, facts.works["work_id"], facts.works["status"])
    works = facts.assigned.append_column("origin_id", _origins(facts)).append_column("status", status)
    cited = facts.linked.select(["id", "work_id"]).rename_columns(["citation_id", "work_id"])
    told = pa.concat_tables([cited, facts.absent])
    links = link_claims(facts.claims, context.vocabulary, context.link_rules, works=works, cited=told)
    give_back()
    concepts = _concepts(context, facts.counts)
    claims = standing(with_cited(facts.claims, cited), works, facts.works)
    cells = map_evidence(claims, links, concepts=concepts, documents=facts.documents, works=works)
    return {"concepts": concepts, "works": facts.works, "claim_links": links, "evidence_map": cells}


def _origins(facts: Facts) -> Column:
    """Per document its work, of a preprint the published one."""
    shown = facts.assigned["work_id"]
    return pc.coalesce(looked_up(shown, facts.works["work_id"], facts.works["preprint_of"]), shown)


def _in_form(name: str, rows: pa.Table) -> pa.Table:
    """``rows`` in the table's schema and order."""
    table = TABLES[name]
    return rows.cast(table.arrow_schema()).sort_by([(key, "ascending", "at_start") for key in table.sort_key])


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


def _checks(tables: Tables, facts: Facts) -> list[Check]:
    """The promises of the corpus-wide tables, held against the keys of the document tables."""
    checks = check_documents({**tables, "documents": facts.assigned, "claims": facts.claims}, list(NAMES))
    known = tables["works"]["work_id"].combine_chunks()
    unknown = pc.invert(pc.is_in(facts.linked["work_id"], value_set=known))
    failures = tuple(facts.linked.filter(unknown)["work_id"].to_pylist())
    kept = [Check("schema", name, rows.num_rows, ()) for name, rows in tables.items()]
    return [*checks, *kept, Check("foreign_keys", "work_id", facts.linked.num_rows, failures)]


def _parts(build: Build, name: str, rows: pa.Table) -> Iterator[Part]:
    """The table's parts, cut by the hash of the rows' keys as document tables are by their documents."""
    table = TABLES[name]
    columns = (rows[column].to_pylist() for column in table.primary_key)
    keys = [stable_id(*key) for key in zip(*columns, strict=True)]
    for start, end in cut(keys, build.snapshot.modulus * ROWS_PER_DOCUMENT):
        yield store_part(build.store.objects, rows.slice(start, end - start), key=table.sort_key)
