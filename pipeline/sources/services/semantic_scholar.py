"""Papers in JSON as Semantic Scholar gives them."""

from __future__ import annotations

import re

from pipeline.sources.draft import Shown, field
from pipeline.sources.json import Envelope
from pipeline.sources.json.layout import layout_of
from pipeline.sources.services import kinds
from pipeline.sources.services.tables import JsonRecords, named_by, the_only

_SEMANTIC_SCHOLAR = {
    "paperId": kinds.TOLD,
    "externalIds.DOI": kinds.DOI,
    "externalIds.PubMed": kinds.PMID,
    "externalIds.PubMedCentral": kinds.PMCID,
    "title": kinds.TITLE,
    "abstract": kinds.ABSTRACT,
    "venue": kinds.TOLD,
    "year": kinds.YEAR,
    "publicationDate": kinds.DATE,
    "journal.name": kinds.JOURNAL,
    "journal.volume": kinds.VOLUME,
    "journal.pages": kinds.PAGES,
    "authors.name": Shown("author", field("authors")),
    "publicationTypes": kinds.KIND,
    "fieldsOfStudy": kinds.SUBJECT,
}

SEMANTIC_SCHOLAR = JsonRecords(
    media_type="application/vnd.semanticscholar+json",
    source_type="aggregator",
    layouts=[layout_of(_SEMANTIC_SCHOLAR, {})],
    choose=the_only,
    telling=(re.compile(rb'"paperId"\s*:\s*"[0-9a-f]{40}"'), re.compile(rb'"title"\s*:')),
    envelope=Envelope("data", "paper", named_by("paperId")),
)
