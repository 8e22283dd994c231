"""Works in JSON as OpenAlex, Semantic Scholar, DataCite, bioRxiv and medRxiv give them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pipeline.sources.draft import FRAME, PREPRINT, Said, Shown, field
from pipeline.sources.json import Envelope
from pipeline.sources.json.layout import Row, layout_of
from pipeline.sources.services import kinds
from pipeline.sources.services.tables import BY_SEMICOLON, JsonRecords, the_only
from pipeline.sources.values import person_of


def _named_by(key: str) -> Callable[[dict[str, Any]], str]:
    """Gives the id under this key, without the address in front of it; empty where there is none."""

    def name(value: dict[str, Any]) -> str:
        found = value.get(key)
        return found.removeprefix("https://openalex.org/") if isinstance(found, str) else ""

    return name


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
    envelope=Envelope("results", "result", _named_by("id")),
)

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
    envelope=Envelope("data", "paper", _named_by("paperId")),
)


def _creator(said: Said) -> Said:
    return {"authors": person_of(said.get("name", ""))}


def _resource(words: str) -> Said:
    return PREPRINT if words == "Preprint" else {}


_DATACITE = {
    "id": kinds.DOI,
    "attributes.doi": kinds.DOI,
    "attributes.titles.title": kinds.TITLE,
    "attributes.creators.affiliation": kinds.AFFILIATION,
    "attributes.creators.affiliation.name": kinds.AFFILIATION,
    "attributes.publisher": kinds.TOLD,
    "attributes.container.title": kinds.JOURNAL,
    "attributes.container.volume": kinds.VOLUME,
    "attributes.container.issue": kinds.ISSUE,
    "attributes.container.firstPage": kinds.FIRST_PAGE,
    "attributes.container.lastPage": kinds.LAST_PAGE,
    "attributes.publicationYear": kinds.YEAR,
    "attributes.subjects.subject": kinds.KEYWORD,
    "attributes.descriptions.description": kinds.ABSTRACT,
    "attributes.rightsList.rightsUri": kinds.LICENCE,
    "attributes.types.resourceTypeGeneral": Shown("metadata", _resource),
    "attributes.language": kinds.LANGUAGE,
    "attributes.creators.nameType": FRAME,
}

DATACITE = JsonRecords(
    media_type="application/vnd.datacite.datacite+json",
    source_type="repository",
    layouts=[
        layout_of(
            _DATACITE,
            {"attributes.creators": Row("author", frozenset(["name"]), _creator)},
        )
    ],
    choose=the_only,
    telling=(re.compile(rb'"type"\s*:\s*"dois"'), re.compile(rb'"attributes"\s*:')),
    envelope=Envelope("data", "data", _named_by("id")),
)

_PREPRINTS = {
    "doi": kinds.DOI,
    "title": kinds.TITLE,
    "authors": kinds.AUTHOR,
    "author_corresponding_institution": kinds.AFFILIATION,
    "date": kinds.DATE,
    "version": kinds.TOLD,
    "type": kinds.TOLD,
    "license": kinds.LICENCE,
    "category": kinds.SUBJECT,
    "abstract": kinds.ABSTRACT,
    "published": kinds.TOLD,
    "server": Shown("metadata", lambda words: PREPRINT),
}

PREPRINTS = JsonRecords(
    media_type="application/vnd.biorxiv+json",
    source_type="preprint",
    layouts=[layout_of(_PREPRINTS, {})],
    choose=the_only,
    lists={"authors": BY_SEMICOLON},
    telling=(re.compile(rb'"collection"\s*:\s*\[|"server"\s*:'), re.compile(rb'"author_corresponding"\s*:')),
    envelope=Envelope("collection", "paper", _named_by("doi")),
)
