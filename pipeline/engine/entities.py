"""Entities: what each clean document names, measures, cites and identifies."""

from __future__ import annotations

from typing import Any

from pipeline.document import CleanDocument
from pipeline.engine.columns import rows_of
from pipeline.engine.context import Context
from pipeline.engine.reading import clean_documents
from pipeline.engine.stage import Stage, Tables
from pipeline.extract.rows import Abbreviation, Citation, Identifier, Mention, Quantity, Reference
from pipeline.identity import stable_id
from pipeline.link.concept_counts import count_mentions

NAMES = ("abbreviations", "mentions", "quantities", "references", "citations", "identifiers")
REFERENCE_KEYS = ["document_id", "reference_id", "doi", "pmid", "title", "year"]
CITATION_KEYS = ["document_id", "citation_id", "authors", "year", "reference_id", "resolution"]


def extract_entities(tables: Tables, context: Context) -> Tables:
    """The six entity tables of the given documents."""
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in NAMES}
    for document in clean_documents(tables):
        _extract(document, context, rows)
    made = {name: rows_of(name, rows[name]) for name in NAMES}
    return {**made, "refused": rows_of("quarantine", [])}


def _extract(document: CleanDocument, context: Context, rows: dict[str, list[tuple[Any, ...]]]) -> None:
    place = Placing(document)
    abbreviations = context.abbreviations.find(document)
    scopes = context.scopes.scopes(document.text, document.sentences)
    mentions = context.mentions.find(document, abbreviations, scopes)
    references = context.references.find(document)
    citations = context.citations.find(document, references)
    rows["abbreviations"] += map(place.abbreviation, abbreviations)
    rows["mentions"] += map(place.mention, mentions)
    rows["quantities"] += map(place.quantity, context.quantities.find(document, mentions))
    rows["references"] += map(place.reference, references)
    rows["citations"] += map(place.citation, citations, range(len(citations)))
    rows["identifiers"] += map(place.identifier, context.identifiers.find(document))


class Placing:
    """Turns a finder's rows into table rows: adds ids, the way back to bytes, and the surface."""

    def __init__(self, document: CleanDocument) -> None:
        self.document_id = document.document_id
        self.text = document.text
        self.raw_span = document.offsets.raw_span
        self.sentence_ids: list[str | None] = [*(sentence.sentence_id for sentence in document.sentences), None]

    def span(self, start: int, end: int) -> tuple[int, int, int, int, str]:
        """start, end, raw_start, raw_end, surface."""
        return (start, end, *self.raw_span(start, end), self.text[start:end])

    def abbreviation(self, row: Abbreviation) -> tuple[Any, ...]:
        """A row of ``abbreviations``."""
        return (self.document_id, row.short, row.long, *self.span(row.start, row.end), row.concept_id)

    def mention(self, row: Mention) -> tuple[Any, ...]:
        """A row of ``mentions``."""
        return (
            stable_id("mention", self.document_id, row.start, row.end, row.concept_id),
            self.document_id,
            self.sentence_ids[row.sentence],
            *self.span(row.start, row.end),
            row.entity_type,
            row.concept_id,
            row.rule_id,
            row.negated,
            row.hedged,
            row.ambiguous_with,
        )

    def quantity(self, row: Quantity) -> tuple[Any, ...]:
        """A row of ``quantities``."""
        return (
            stable_id("quantity", self.document_id, row.start, row.end, row.kind),
            self.document_id,
            self.sentence_ids[row.sentence],
            *self.span(row.start, row.end),
            row.kind,
            row.low,
            row.high,
            row.unit,
            row.comparator,
            row.subject_concept_id,
            row.rule_id,
        )

    def reference(self, row: Reference) -> tuple[Any, ...]:
        """A row of ``references``; the cited work is found in a later stage."""
        return (
            stable_id("reference", self.document_id, row.ordinal),
            self.document_id,
            row.ordinal,
            *self.span(row.start, row.end),
            *row[3:],
            None,
            "unknown",
        )

    def citation(self, row: Citation, place: int) -> tuple[Any, ...]:
        """A row of ``citations``; ``place`` is its index in the document."""
        target = stable_id("reference", self.document_id, row.reference + 1) if row.reference >= 0 else None
        return (
            citation_id(self.document_id, place),
            self.document_id,
            self.sentence_ids[row.sentence],
            *self.span(row.start, row.end),
            row.authors,
            row.year,
            target,
            None,
            row.resolution,
        )

    def identifier(self, row: Identifier) -> tuple[Any, ...]:
        """A row of ``identifiers``."""
        return (self.document_id, *self.span(row.start, row.end), row.scheme, row.value)


def citation_id(document_id: str, place: int) -> str:
    """Id of a document's citation by its index."""
    return stable_id("citation", document_id, place)


def summarize(tables: Tables) -> Tables:
    """What linking and counting over all shards need of this one."""
    return {
        "reference_keys": tables["references"].select(REFERENCE_KEYS),
        "citation_keys": tables["citations"].select(CITATION_KEYS),
        "concept_counts": count_mentions(tables["mentions"]),
    }


ENTITIES = Stage(
    name="entities",
    needs=("captures", "documents", "segments", "sentences", "offsets"),
    makes=NAMES,
    rooms=("pipeline/extract", "pipeline/link"),
    seeds=(
        "rules/abbreviations",
        "rules/citations",
        "rules/context",
        "rules/identifiers",
        "rules/mentions",
        "rules/quantities",
        "rules/references",
        "vocabulary/",
    ),
    compute=extract_entities,
    summarize=summarize,
)
