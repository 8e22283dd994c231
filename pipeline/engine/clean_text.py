"""Clean text: each kept capture becomes a document, its segments, its sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pyarrow as pa

from pipeline.clean.assemble import assemble
from pipeline.clean.metadata import Metadata
from pipeline.clean.metadata.record import FIELDS
from pipeline.clean.normalize import normalizations_of
from pipeline.clean.page import Page, lay_out_all
from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.source_type import DECIDED, Kind, stated_kind
from pipeline.decoded import Decoded, Stated
from pipeline.document import Segment
from pipeline.engine.columns import rows_of, to_table
from pipeline.engine.context import Context
from pipeline.engine.placing import Found, Ground
from pipeline.engine.provenance import Capture, Quotes, provenance, quotes
from pipeline.engine.segment_rows import segment_rows
from pipeline.engine.stage import Stage, Tables
from pipeline.link.works import work_keys
from pipeline.promises.ledger import documented
from pipeline.sources import read
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


_TOGETHER = 128
"""Documents whose roles are decided together."""


class SentenceSpan(NamedTuple):
    """One sentence of a document; ``start``/``end`` in code points of its text."""

    start: int
    end: int
    ordinal: int
    role: str


class Cleaned(NamedTuple):
    """What one document gives."""

    document: tuple[Any, ...]
    segments: list[tuple[Any, ...]]
    sentences: list[SentenceSpan]
    offsets: tuple[Any, ...]
    quotes: Quotes


def clean_captures(tables: Tables, context: Context) -> Tables:
    """Documents, segments and sentences of the kept captures, with what later stages need of them."""
    names = ("document_id", "capture_id", "source_uri", "content", "derivation")
    kept = documented(tables["captures"])
    captures = list(zip(*(kept[name].to_pylist() for name in names), strict=True))
    groups = (captures[start : start + _TOGETHER] for start in range(0, len(captures), _TOGETHER))
    cleaned = [one for group in groups for one in _clean_all(group, context)]
    documents = rows_of("documents", [one.document for one in cleaned])
    offsets = to_table([one.offsets for one in cleaned], OFFSETS)
    ground = Ground(documents, offsets)
    return {
        "documents": documents,
        "documents_provenance": provenance([one.quotes for one in cleaned], ground),
        "segments": rows_of("segments", [row for one in cleaned for row in one.segments]),
        "sentences": _sentence_table(ground, [one.sentences for one in cleaned]),
        "offsets": offsets,
        "work_keys": work_keys(documents, context.work_rules),
        "refused": rows_of("quarantine", []),
    }


def _clean_all(captures: Sequence[tuple[Any, ...]], context: Context) -> Iterator[Cleaned]:
    decoded = [read(row[3]) for row in captures]
    pages = lay_out_all(decoded, context.segmenter)
    for row, one, page in zip(captures, decoded, pages, strict=True):
        yield _clean(row[:3], one, page, derivation=row[4], context=context)


def _clean(
    ids: tuple[str, str, str], decoded: Decoded, page: Page, *, derivation: str | None, context: Context
) -> Cleaned:
    assembled = assemble(decoded, page.segments)
    placed = zip(page.segments, assembled.spans, strict=True)
    kept = [Segment(raw.role, *span) for raw, span in placed if span is not None]
    told = _told(page, assembled.text, kept, context)
    offsets = assembled.offsets
    return Cleaned(
        document=_document(
            ids, told, _span_source(derivation), normalizations_of(decoded.form), None, assembled.text
        ),
        segments=list(segment_rows(ids[0], decoded, page.segments, assembled)),
        sentences=list(_sentences(assembled.text, kept, context)),
        offsets=(ids[0], offsets.starts, offsets.raws, offsets.widths),
        quotes=quotes(_stated(*told), Capture(decoded, page, assembled)),
    )


def _told(page: Page, text: str, kept: list[Segment], context: Context) -> tuple[Metadata, Kind]:
    """What the capture says of itself: what its format states first, then what its words say."""
    metadata = context.metadata.read(text, kept, page.stated, is_record=page.is_record)
    shown, parts = page.shown, page.parts
    if page.is_record:
        shown, parts = text, [RawSegment(*part, kept=True, rule_id="record") for part in kept]
    kind = stated_kind(context.source_types.decide(shown, parts, metadata), page.stated)
    return metadata if page.is_record or kind.owns_record else metadata.without_record(), kind


def _stated(metadata: Metadata, kind: Kind) -> list[Stated]:
    """What speaks for each value: words of the document, or cues for what was weighed."""
    return [one for one in metadata.stated if one.field not in DECIDED] + list(kind.stated)


def _document(ids: tuple[str, str, str], told: tuple[Metadata, Kind], *text: Any) -> tuple[Any, ...]:
    """A row of ``documents``, whose last columns are ``text``; its work is found in a later stage."""
    metadata, kind = told
    stated = (getattr(metadata, name) for name in TOLD)
    decided = (getattr(kind, name) for name in DECIDED)
    return (*ids, *decided, *stated, *text)


def _span_source(derivation: str | None) -> str:
    return "text_layer" if derivation == "text_layer" else "capture"


def _sentences(text: str, kept: list[Segment], context: Context) -> Iterator[SentenceSpan]:
    ordinal = 0
    for role, first, last in kept:
        if role in PROSE_ROLE:
            for start, end in context.splitter.spans(text[first:last]):
                yield SentenceSpan(first + start, first + end, ordinal, role)
                ordinal += 1


def _sentence_table(ground: Ground, sentences: list[list[SentenceSpan]]) -> pa.Table:
    found = Found(SentenceSpan)
    for spans in sentences:
        found.add(spans)
    ids = ground.ids("sentence", found, found.columns["start"], found.columns["end"])
    return ground.table("sentences", found, {"sentence_id": ids})


def summarize(made: Tables, tables: Tables) -> Tables:
    """What counting over all shards needs of these."""
    return {"document_facts": made["documents"].select(FACTS)}


CLEAN_TEXT = Stage(
    name="clean_text",
    needs={"captures": ()},
    makes=("documents", "documents_provenance", "segments", "sentences", "offsets", "work_keys"),
    rooms=(
        "pipeline/clean",
        *("pipeline/link/arrow.py", "pipeline/link/folding.py", "pipeline/link/numbers.py"),
        *("pipeline/link/works", "pipeline/sources"),
    ),
    seeds=("rules/metadata", "rules/roles", "rules/sentences", "rules/source_types", "rules/works"),
    compute=clean_captures,
    summarize=summarize,
    drafts=("documents",),
)
