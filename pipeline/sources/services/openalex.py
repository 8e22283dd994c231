"""Works in JSON as OpenAlex gives them."""

from __future__ import annotations

import re

from pipeline.sources.draft import Said, Shown, field
from pipeline.sources.json import Envelope
from pipeline.sources.json.layout import layout_of
from pipeline.sources.services import kinds
from pipeline.sources.services.tables import JsonRecords, named_by


def _retracted(words: str) -> Said:
    return {"publication_status": "retracted"} if words == "true" else {}


_OPENALEX = {
    "id": kinds.TOLD,
    "doi": kinds.DOI,
    "title": kinds.TITLE,
    "abstract": kinds.ABSTRACT,
    "publication_date": kinds.DATE,
    "ids.pmid": kinds.PMID,
    "ids.pmcid": kinds.PMCID,
    "language": kinds.LANGUAGE,
    "type": kinds.KIND,
    "primary_location.source.display_name": kinds.JOURNAL,
    "primary_location.license": kinds.LICENCE,
    "authorships.author.display_name": Shown("author", field("authors")),
    "authorships.raw_affiliation_strings": kinds.AFFILIATION,
    "biblio.volume": kinds.VOLUME,
    "biblio.issue": kinds.ISSUE,
    "biblio.first_page": kinds.FIRST_PAGE,
    "biblio.last_page": kinds.LAST_PAGE,
    "is_retracted": Shown("metadata", _retracted),
    "keywords.display_name": kinds.KEYWORD,
}

OPENALEX = JsonRecords(
    media_type="application/vnd.openalex+json",
    source_type="aggregator",
    layouts=[layout_of({**_OPENALEX, "display_name": one}, {}) for one in (Shown("repeat"), kinds.TITLE)],
    choose=lambda said: "title" not in said,
    telling=(
        re.compile(rb'"https://openalex\.org/W\d'),
        re.compile(rb'"(?:authorships|publication_year)"\s*:'),
    ),
    envelope=Envelope("results", "result", named_by("id", without="https://openalex.org/")),
)
