"""Clean text: each kept capture becomes a document, its segments, its sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pyarrow as pa

from pipeline.clean.assemble import Assembled, assemble
from pipeline.clean.metadata.record import FIELDS
from pipeline.clean.normalize import normalizations_of
from pipeline.clean.page import lay_out_all
from pipeline.clean.source_type import DECIDED
from pipeline.engine.cited import STATED_REFERENCES, cited_rows
from pipeline.engine.columns import by_bytes, rows_of, table_of, to_table
from pipeline.engine.context import Context
from pipeline.engine.placing import Found, Ground
from pipeline.engine.provenance import Capture, provenance, quotes
from pipeline.engine.readings import restored
from pipeline.engine.segment_rows import segment_table
from pipeline.engine.stage import Stage, Tables
from pipeline.engine.telling import Told, stated_in, tell
from pipeline.link.works import work_keys
from pipeline.promises.ledger import documented
from schemas import TABLES
from schemas.closed_sets import PROSE_ROLE

OFFSETS = pa.schema(
    [
        ("document_id", pa.string()),
        ("starts", pa.list_(pa.int32())),
        ("raws", pa.list_(pa.int64())),
        ("widths", pa.list_(pa.int32())),
    ]
)
"""The way back from clean text to bytes, as extraction needs it; see ``OffsetMap``."""


FACTS = ["document_id", "source_type", "document_type", "peer_review", "year"]
"""What the evidence map counts by."""


TOLD = tuple(name for name in TABLES["documents"].columns if name in FIELDS - set(DECIDED))
"""Columns of ``documents`` that the document tells of itself, in their order."""


_TOGETHER = 4 * 2**20
"""Raw bytes that are cleaned side by side, which bounds the memory; a larger capture stays alone."""


class SentenceSpan(NamedTuple):
    """One sentence of a document; ``start``/``end`` in code points of its text."""

    start: int
    end: int
    role: str


def clean_captures(tables: Tables, context: Context) -> Tables:
    """Documents, segments and sentences of the kept captures, with what later stages need of them."""
    kept = documented(tables["captures"])
    readings = dict(zip(*(column.to_pylist() for column in tables["readings"].columns), strict=True))
    groups = [_clean(rows, readings, context) for rows in by_bytes(kept, "content", _TOGETHER)]
    made = {name: pa.concat_tables([one[name] for one in groups]).combine_chunks() for name in groups[0]}
    return {
        **made,
        "work_keys": work_keys(made["documents"], context.work_rules),
        "refused": rows_of("quarantine", []),
    }


def _clean(rows: pa.Table, readings: Mapping[str, str], context: Context) -> Tables:
    """Each step is taken for all captures, then the next."""
    captures = _read(rows, readings, context)
    told = tell(captures, context)
    stated = [quotes(stated_in(*one), capture) for one, capture in zip(told, captures, strict=True)]
    documents = _documents(rows, told, captures)
    offsets = _offsets(documents["document_id"], captures)
    ground = Ground(documents, offsets)
    return {
        "documents": documents,
        "documents_provenance": provenance(stated, ground),
        "segments": segment_table(documents["document_id"].combine_chunks(), captures),
        "sentences": _sentence_table(ground, captures, context),
        "offsets": offsets,
        "stated_references": _stated_references(documents["document_id"].to_pylist(), captures),
    }


def _read(rows: pa.Table, readings: Mapping[str, str], context: Context) -> list[Capture]:
    told = map(readings.get, rows["document_id"].to_pylist())
    decoded = list(map(restored, rows["content"].to_pylist(), rows["encoding"].to_pylist(), told))
    pages = list(lay_out_all(decoded, context.segmenter))
    assembled = [assemble(one, page.segments) for one, page in zip(decoded, pages, strict=True)]
    return list(map(Capture, decoded, pages, assembled))


def _documents(rows: pa.Table, told: Sequence[Told], captures: Sequence[Capture]) -> pa.Table:
    """Rows of ``documents``; their works are found in a later stage."""
    columns: dict[str, Any] = {name: rows[name] for name in ("document_id", "capture_id", "source_uri")}
    columns |= {name: [getattr(kind, name) for _, kind in told] for name in DECIDED}
    columns |= {name: [getattr(metadata, name) for metadata, _ in told] for name in TOLD}
    derivations = rows["derivation"].to_pylist()
    columns["span_source"] = ["text_layer" if how == "text_layer" else "capture" for how in derivations]
    columns["normalizations"] = [normalizations_of(one.decoded.form) for one in captures]
    columns["work_id"] = [None] * len(captures)
    columns["text"] = [one.assembled.text for one in captures]
    return table_of(columns, TABLES["documents"].arrow_schema())


def _offsets(document_ids: pa.ChunkedArray, captures: Sequence[Capture]) -> pa.Table:
    maps = [capture.assembled.offsets for capture in captures]
    columns = {name: [getattr(one, name) for one in maps] for name in OFFSETS.names[1:]}
    return table_of({"document_id": document_ids, **columns}, OFFSETS)


def _stated_references(document_ids: Sequence[str], captures: Sequence[Capture]) -> pa.Table:
    named = zip(document_ids, captures, strict=True)
    rows = [row for document_id, one in named for row in cited_rows(document_id, one)]
    return to_table(rows, STATED_REFERENCES)


def _sentence_table(ground: Ground, captures: Sequence[Capture], context: Context) -> pa.Table:
    found = Found(SentenceSpan)
    for capture in captures:
        found.add(_sentences(capture.assembled, context))
    ids = ground.ids("sentence", found, found.columns["start"], found.columns["end"])
    return ground.table("sentences", found, {"sentence_id": ids, "ordinal": found.ordinals()})


def _sentences(assembled: Assembled, context: Context) -> list[tuple[int, int, str]]:
    """Values of ``SentenceSpan``."""
    text = assembled.text
    return [
        (first + start, first + end, role)
        for role, first, last in assembled.kept
        if role in PROSE_ROLE
        for start, end in context.splitter.spans(text[first:last])
    ]


def summarize(made: Tables, tables: Tables) -> Tables:
    """What counting over all shards needs of these."""
    return {"document_facts": made["documents"].select(FACTS)}


CLEAN_TEXT = Stage(
    name="clean_text",
    needs={"captures": (), "readings": ()},
    makes=(
        *("documents", "documents_provenance", "segments", "sentences"),
        *("offsets", "stated_references", "work_keys"),
    ),
    rooms=(
        "pipeline/clean",
        *("pipeline/link/arrow.py", "pipeline/link/components.py", "pipeline/link/folding.py"),
        *("pipeline/link/numbers.py", "pipeline/link/works", "pipeline/sources"),
    ),
    seeds=("rules/metadata", "rules/roles", "rules/sentences", "rules/source_types", "rules/works"),
    compute=clean_captures,
    summarize=summarize,
    drafts=("documents",),
)
