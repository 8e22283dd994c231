"""The dataset: what is known only once all documents are read, and the tables to publish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.engine.build import Build, Result
from pipeline.engine.clean_text import CLEAN_TEXT
from pipeline.engine.columns import rows_of
from pipeline.engine.context import Context, context_of
from pipeline.engine.corpus import corpus_tables
from pipeline.engine.entities import ENTITIES
from pipeline.engine.evidence import EVIDENCE
from pipeline.engine.linking import link, whole
from pipeline.engine.raw_text import RAW_TEXT
from pipeline.engine.stage import Stage, Tables
from pipeline.store import Part
from schemas import TABLES
from schemas.closed_sets import DISPOSITION

REFUSED = tuple(f"{stage}/refused" for stage in ("raw_text", "clean_text", "entities", "evidence"))


@dataclass(frozen=True)
class Dataset:
    """The tables of one version, as parts in the order of their rows, and what was counted."""

    tables: dict[str, list[Part]]
    ledger: dict[str, int]
    checks: list[list[Any]]


def finish_documents(tables: Tables, context: Context) -> Tables:
    """Documents, references and citations with their works, and all that was refused."""
    linked = tables["linked"]
    return {
        "documents": _with(tables["documents"], "document_id", linked, {"work_id": "work_id"}),
        "references": _with(
            tables["references"], "reference_id", linked, {"work_id": "work_id", "status": "value"}
        ),
        "citations": _with(
            tables["citations"], "citation_id", linked, {"work_id": "work_id", "resolution": "value"}
        ),
        "quarantine": pa.concat_tables([tables[name] for name in REFUSED]),
        "refused": rows_of("quarantine", []),
    }


def _with(rows: pa.Table, key: str, linked: pa.Table, columns: Mapping[str, str]) -> pa.Table:
    """``rows`` with the columns that linking decides; rows it does not name stay as they are."""
    place = pc.index_in(rows[key], value_set=linked["id"].combine_chunks())
    for column, source in columns.items():
        index = rows.schema.get_field_index(column)
        decided = pc.coalesce(pc.take(linked[source], place), rows[column])
        rows = rows.set_column(index, rows.schema.field(index), decided)
    return rows


DATASET = Stage(
    name="dataset",
    needs={
        "captures": (),
        "sentences": ("sentence_id",),
        **dict.fromkeys(("documents", "references", "citations", "linked", *REFUSED), ()),
    },
    makes=("documents", "references", "citations", "quarantine"),
    rooms=(),
    seeds=(),
    compute=finish_documents,
)

STAGES = (RAW_TEXT, CLEAN_TEXT, ENTITIES, EVIDENCE, DATASET)


def raw_text(build: Build) -> Result:
    """Every input's capture."""
    given = build.snapshot.given
    return build.run(RAW_TEXT, [given.slice(start, end - start) for start, end in build.snapshot.shards])


def clean_text(build: Build) -> Result:
    """Every kept capture's document, segments and sentences."""
    raw_text(build)
    return build.run(CLEAN_TEXT)


def entities(build: Build) -> Result:
    """What every document names, measures, cites and identifies."""
    clean_text(build)
    return build.run(ENTITIES)


def evidence(build: Build) -> Result:
    """What every document claims."""
    entities(build)
    return build.run(EVIDENCE)


def make_dataset(build: Build) -> Dataset:
    """All tables of the version, ready to publish."""
    evidence(build)
    results = build.results
    context = context_of(build.seeds, build.seeds_digest, build.outputs)
    links = link(build, context)
    build.run(DATASET)
    corpus = corpus_tables(build, context, links)
    tables = {
        name: results[stage.name].parts(name) for stage in STAGES for name in stage.makes if name in TABLES
    }
    return Dataset(
        tables | corpus.parts, _ledger(build, results), [*_checks(results.values()), *corpus.checks]
    )


def _ledger(build: Build, results: Mapping[str, Result]) -> dict[str, int]:
    """Inputs by disposition, and rows refused; raises PromiseError where an input is lost."""
    counts = Counter(dict.fromkeys(DISPOSITION, 0))
    for row in whole(build, "raw_text", "dispositions").to_pylist():
        counts[row["disposition"]] += row["count_all"]
    documents, refused = (
        _rows(results[stage], name) for stage, name in (("dataset", "documents"), ("dataset", "quarantine"))
    )
    return {"captures": sum(counts.values()), **counts, "documents": documents, "quarantine": refused}


def _rows(result: Result, name: str) -> int:
    return sum(part.rows for part in result.parts(name))


def _checks(results: Iterable[Result]) -> list[list[Any]]:
    """Promise, table and rows covered, of the stage that made the table last."""
    covered: dict[tuple[str, str], int] = {}
    for result in results:
        counted: Counter[tuple[str, str]] = Counter()
        for record in result.records:
            for promise, table, rows in record.facts["checks"]:
                counted[promise, table] += rows
        covered |= counted
    return [[promise, table, rows] for (promise, table), rows in sorted(covered.items())]
