"""Evidence: what each document claims about interventions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.document import CleanDocument
from pipeline.engine.columns import rows_of
from pipeline.engine.context import Context
from pipeline.engine.reading import SEGMENTS, SENTENCES, by_document, clean_documents, with_sentence
from pipeline.engine.stage import Stage, Tables
from pipeline.extract.claims import Found
from pipeline.extract.rows import Abstention, Citation, Claim, Named
from pipeline.identity import stable_id
from pipeline.link.arrow import looked_up
from pipeline.link.claim_links import claim_facts
from pipeline.link.works import noticed

CITATION = ("start", "end", "authors", "year", "resolution")
"""The columns that citations are read from, beside their documents and sentences."""

CELL_SOURCE = "cell_source"
"""The type of what a product is made of."""

NOTICE = "notice"
"""Why sentences of a notice of retraction or correction make no claim."""


def extract_claims(tables: Tables, context: Context) -> Tables:
    """The claims of the given documents, and the sentences that were left without one."""
    given = context.claims.wanted({**tables, "mentions": with_cells(tables["mentions"])})
    mentions = by_document(with_sentence(given["mentions"], given["sentences"]), Named._fields, Named)
    placed = with_sentence(_titled(given["citations"], tables["references"]), given["sentences"])
    citations = by_document(placed, ("citation_id", "sentence", *CITATION, "title"))
    documents = list(clean_documents(given))
    cited = [citations.get(document.document_id, []) for document in documents]
    found = context.claims.read_all(
        documents,
        [mentions[document.document_id] for document in documents],
        [[_citation(*row) for row in rows] for rows in cited],
    )
    notices = noticed(pa.array([one.title for one in documents], pa.string()), context.work_rules).to_pylist()
    heard = (_unclaimed(one) if notice else one for one, notice in zip(found, notices, strict=True))
    read = list(zip(documents, cited, heard, strict=True))
    return {
        "claims": rows_of("claims", [row for one in read for row in _claims(*one)]),
        "claim_abstentions": rows_of("claim_abstentions", [row for one in read for row in _silent(*one)]),
        "refused": rows_of("quarantine", []),
    }


def with_cells(mentions: pa.Table) -> pa.Table:
    """The mentions; a product that only its page names has given way to the cells that it is made of."""
    made_of, types, concepts = (mentions[name] for name in ("made_of", "entity_type", "concept_id"))
    if made_of.null_count == len(made_of):
        return mentions
    types, concepts = pc.if_else(pc.is_valid(made_of), CELL_SOURCE, types), pc.coalesce(made_of, concepts)
    others = mentions.drop_columns(["entity_type", "concept_id", "made_of"])
    return others.append_column("entity_type", types).append_column("concept_id", concepts)


def _citation(_: str, sentence: int, start: int, end: int, *said: Any) -> Citation:
    authors, year, resolution, title = said
    return Citation(start, end, sentence, authors, year, -1, resolution, title)


def _titled(citations: pa.Table, references: pa.Table) -> pa.Table:
    """The citations with the ``title`` of the entry that each leads to."""
    titles = looked_up(citations["reference_id"], references["reference_id"], references["title"])
    return citations.append_column("title", titles)


def _claims(document: CleanDocument, cited: list[tuple[Any, ...]], found: Found) -> Iterator[tuple[Any, ...]]:
    for claim in found.claims:
        yield _row(document, claim, cited[claim.citation][0] if claim.citation >= 0 else None)


def _unclaimed(found: Found) -> Found:
    """The same of a notice about another work, which claims nothing: it tells what that work had claimed."""
    places = {one.sentence for one in found.claims} | {one.sentence for one in found.abstentions}
    return Found([], [Abstention(place, NOTICE) for place in sorted(places)])


def _silent(document: CleanDocument, _: Sequence[Any], found: Found) -> Iterator[tuple[str, str, str]]:
    """The sentences that were left without a claim."""
    for place, reason in found.abstentions:
        yield document.document_id, document.sentences[place].sentence_id, reason


def _row(document: CleanDocument, claim: Claim, citation_id: str | None) -> tuple[Any, ...]:
    sentence_id = document.sentences[claim.sentence].sentence_id
    concepts = claim[1:7]
    return (
        stable_id("claim", sentence_id, *concepts, claim.direction, claim.rule_id, claim.cues),
        document.document_id,
        sentence_id,
        *claim[1:16],
        citation_id,
        claim.evidence_level,
        claim.cues,
        claim.rule_id,
    )


def summarize(made: Tables, tables: Tables) -> Tables:
    """What linking over all shards needs of these."""
    return {"claim_facts": claim_facts(made["claims"], tables["sentences"])}


EVIDENCE = Stage(
    name="evidence",
    needs={
        "documents": (),
        "segments": SEGMENTS,
        "sentences": (*SENTENCES, "surface"),
        "mentions": ("document_id", "sentence_id", "start", "end", "entity_type", "concept_id", "made_of"),
        "citations": ("citation_id", "document_id", "sentence_id", "reference_id", *CITATION),
        "references": ("reference_id", "title"),
    },
    makes=("claims", "claim_abstentions"),
    rooms=("pipeline/extract", "pipeline/link"),
    seeds=("rules/claims", "rules/context", "rules/works", "vocabulary/"),
    compute=extract_claims,
    summarize=summarize,
)
