"""NLM's publication types and notices in lower case, as services write them that pass its records on."""

from __future__ import annotations

from pipeline.sources.pubmed.types import DOCUMENT_TYPES

_TYPES = {name.lower(): kind for name, kind in DOCUMENT_TYPES.items()}
_STATUSES = {
    "retracted publication": "retracted",
    "retraction in": "retracted",
    "retracted and republished in": "retracted",
    "expression of concern in": "expression of concern",
    "corrected and republished in": "corrected",
    "corrected and republished article": "corrected",
    "partial retraction in": "corrected",
    "erratum in": "corrected",
    "update in": "",
}
_PUBLICATION = {"ppublish": "published", "epublish": "published", "aheadofprint": "epub ahead of print"}


def type_said(words: str) -> dict[str, str]:
    """What a publication type states: ``Review``, ``clinical trial, phase ii``."""
    name = words.strip().lower()
    said = {"document_type": _TYPES.get(name, ""), "publication_status": _STATUSES.get(name, "")}
    return {**said, "peer_review": "not_peer_reviewed"} if name == "preprint" else said


def notice_said(words: str) -> dict[str, str]:
    """What the kind of a later notice, as ``Erratum in``, states of the citation that it is about."""
    return {"publication_status": _STATUSES.get(words.strip().lower(), "")}


def stage_said(words: str) -> dict[str, str]:
    """What NLM's publication status states: ``ppublish``, ``epublish``, ``aheadofprint``."""
    return {"publication_status": _PUBLICATION.get(words.strip().lower(), "")}
