"""Preprints in JSON as bioRxiv and medRxiv give them."""

from __future__ import annotations

import re

from pipeline.sources.draft import Shown
from pipeline.sources.fields import PREPRINT
from pipeline.sources.json import Envelope
from pipeline.sources.json.layout import layout_of
from pipeline.sources.services import kinds
from pipeline.sources.services.tables import BY_SEMICOLON, JsonRecords, named_by, the_only

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
    envelope=Envelope("collection", "paper", named_by("doi")),
)
