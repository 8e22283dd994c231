"""Evidence: what each document claims about interventions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.document import CleanDocument
from pipeline.engine.columns import rows_of
from pipeline.engine.context import Context
from pipeline.engine.reading import by_document, clean_documents
from pipeline.engine.stage import Stage, Tables
from pipeline.extract.rows import Citation, Claim, Mention
from pipeline.identity import stable_id
from pipeline.link.claim_links import claim_facts

MENTION = (
    "start",
    "end",
    "sentence_id",
    "entity_type",
    "concept_id",
    "rule_id",
    "negated",
    "hedged",
    "ambiguous_with",
)
CITATION = ("citation_id", "start", "end", "sentence_id", "authors", "year", "resolution")


def extract_claims(tables: Tables, context: Context) -> Tables:
    """The claims of the given documents."""
    mentions = by_document(tables["mentions"], MENTION)
    citations = by_document(tables["citations"], CITATION)
    rows = [
        row
        for document in clean_documents(tables)
        for row in _claims(
            document, mentions.get(document.document_id, []), citations.get(document.document_id, []), context
        )
    ]
    return {"claims": rows_of("claims", rows), "refused": rows_of("quarantine", [])}


def _claims(
    document: CleanDocument, mention_rows: list[Any], citation_rows: list[Any], context: Context
) -> Iterator[tuple[Any, ...]]:
    if not mention_rows:
        return
    places = {sentence.sentence_id: index for index, sentence in enumerate(document.sentences)}
    mentions = [Mention(row[0], row[1], places.get(row[2], -1), *row[3:]) for row in mention_rows]
    citations = [_citation(row, places) for row in citation_rows]
    scopes = context.scopes.scopes(document.text, document.sentences)
    for claim in context.claims.find(document, mentions, scopes, citations):
        yield _row(document, claim, citation_rows[claim.citation][0] if claim.citation >= 0 else None)


def _citation(row: tuple[Any, ...], places: dict[str, int]) -> Citation:
    _, start, end, sentence_id, authors, year, resolution = row
    return Citation(start, end, places.get(sentence_id, -1), authors, year, -1, resolution)


def _row(document: CleanDocument, claim: Claim, citation_id: str | None) -> tuple[Any, ...]:
    sentence_id = document.sentences[claim.sentence].sentence_id
    concepts = claim[1:7]
    return (
        stable_id("claim", sentence_id, *concepts, claim.direction, claim.rule_id, claim.cues),
        document.document_id,
        sentence_id,
        *claim[1:14],
        citation_id,
        claim.evidence_level,
        [cue._asdict() for cue in claim.cues],
        claim.rule_id,
    )


def summarize(made: Tables, tables: Tables) -> Tables:
    """What linking and counting over all shards need of this one."""
    return {"claim_facts": claim_facts(made["claims"], tables["sentences"])}


EVIDENCE = Stage(
    name="evidence",
    needs=("documents", "segments", "sentences", "mentions", "citations"),
    makes=("claims",),
    rooms=("pipeline/extract", "pipeline/link"),
    seeds=("rules/claims", "rules/context", "vocabulary/"),
    compute=extract_claims,
    summarize=summarize,
)
