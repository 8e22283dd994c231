"""Deposits in JSON as DataCite gives them."""

from __future__ import annotations

import re

from pipeline.sources.draft import FRAME, Said, Shown
from pipeline.sources.fields import PREPRINT
from pipeline.sources.json import Envelope
from pipeline.sources.json.layout import Row, layout_of
from pipeline.sources.services import kinds
from pipeline.sources.services.tables import JsonRecords, named_by, the_only
from pipeline.sources.values import person_of


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
    envelope=Envelope("data", "data", named_by("id")),
)
