"""Reads records of services and reference managers, each by a table of what its values are."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.sources.json import begins_like_json
from pipeline.sources.services import inverted
from pipeline.sources.services.clinical_study import CLINICAL_STUDY
from pipeline.sources.services.ctis import CTIS
from pipeline.sources.services.datacite import DATACITE
from pipeline.sources.services.endnote import ENDNOTE
from pipeline.sources.services.esummary import ESUMMARY
from pipeline.sources.services.europepmc import EUROPEPMC
from pipeline.sources.services.feeds import ATOM, RSS
from pipeline.sources.services.openalex import OPENALEX
from pipeline.sources.services.preprints import PREPRINTS
from pipeline.sources.services.registries import ISRCTN, REGISTRY, WHO
from pipeline.sources.services.semantic_scholar import SEMANTIC_SCHOLAR
from pipeline.sources.services.tables import JsonRecords, XmlRecords
from pipeline.sources.services.zotero import ZOTERO
from pipeline.sources.services.zotero_rdf import ZOTERO_RDF

_IN_JSON = (OPENALEX, SEMANTIC_SCHOLAR, DATACITE, PREPRINTS, ESUMMARY, CTIS, ZOTERO)
_IN_XML = (EUROPEPMC, ENDNOTE, CLINICAL_STUDY, WHO, REGISTRY, ISRCTN, ZOTERO_RDF, RSS, ATOM)
_LEAD = b"\xef\xbb\xbf \t\r\n,"
_BY_FIRST: Mapping[bytes, tuple[JsonRecords | XmlRecords, ...]] = {
    b"<": _IN_XML,
    b"{": _IN_JSON,
    b"[": _IN_JSON,
}
FORMATS = (*_IN_JSON, *_IN_XML)
"""All tables."""


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins like a file of records of one of these services."""
    first = head[:1] if head[:1] not in _LEAD else head[:64].lstrip(_LEAD)[:1]
    if first not in _BY_FIRST and begins_like_json(head):
        first = b"{"
    found = next(filter(None, (one.recognize(head) for one in _BY_FIRST.get(first, ()))), None)
    return inverted.recognize(head) or found if found == OPENALEX.media_type else found


EXTRACTORS = inverted.EXTRACTORS
READERS = {one.media_type: one.read for one in FORMATS}
SPLITTERS = {one.media_type: one.split for one in FORMATS}
