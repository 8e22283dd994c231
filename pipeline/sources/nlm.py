"""NLM's publication types and notices in lower case, as services write them that pass its records on."""

from __future__ import annotations

# Publication types of MeSH's PublicationType tree that say how a work was made, most telling first.
_DOCUMENT_TYPES = {
    "Systematic Review": "systematic_review",
    "Meta-Analysis": "systematic_review",
    "Randomized Controlled Trial": "clinical_trial",
    "Controlled Clinical Trial": "clinical_trial",
    "Clinical Trial": "clinical_trial",
    "Clinical Trial, Phase I": "clinical_trial",
    "Clinical Trial, Phase II": "clinical_trial",
    "Clinical Trial, Phase III": "clinical_trial",
    "Clinical Trial, Phase IV": "clinical_trial",
    "Pragmatic Clinical Trial": "clinical_trial",
    "Adaptive Clinical Trial": "clinical_trial",
    "Case Reports": "case_report",
    "Observational Study": "clinical_study",
    "Clinical Study": "clinical_study",
    "Multicenter Study": "clinical_study",
    "Review": "review",
    "Scoping Review": "review",
    "Editorial": "editorial",
    "Comment": "editorial",
    "Letter": "editorial",
    "News": "news",
    "Newspaper Article": "news",
    "Patient Education Handout": "patient_information",
    "Published Erratum": "other",
    "Retraction of Publication": "other",
    "Retraction Notice": "other",
    "Biography": "other",
    "Practice Guideline": "other",
    "Guideline": "other",
}
_TYPES = {name.lower(): kind for name, kind in _DOCUMENT_TYPES.items()}
_STATUSES = {
    "retracted publication": "retracted",
    "retraction in": "retracted",
    "retracted and republished in": "retracted",
    "expression of concern in": "expression of concern",
    "corrected and republished in": "corrected",
    "corrected and republished article": "corrected",
    "partial retraction in": "corrected",
    "erratum in": "corrected",
}
_NOTICES = {name.replace(" ", ""): status for name, status in _STATUSES.items()}
_PUBLICATION = {"ppublish": "published", "epublish": "published", "aheadofprint": "epub ahead of print"}


def type_said(words: str) -> dict[str, str]:
    """What a publication type states: ``Review``, ``clinical trial, phase ii``."""
    name = words.strip().lower()
    said = {"document_type": _TYPES.get(name, ""), "publication_status": _STATUSES.get(name, "")}
    return {**said, "peer_review": "not_peer_reviewed"} if name == "preprint" else said


def notice_said(words: str) -> dict[str, str]:
    """What the kind of a later notice, ``Erratum in`` or ``ErratumIn``, states of the citation itself.

    Notices about *another* work (``RetractionOf``, ``ErratumFor``) state nothing.
    """
    return {"publication_status": _NOTICES.get(words.replace(" ", "").lower(), "")}


def stage_said(words: str) -> dict[str, str]:
    """What NLM's publication status states: ``ppublish``, ``epublish``, ``aheadofprint``."""
    return {"publication_status": _PUBLICATION.get(words.strip().lower(), "")}
