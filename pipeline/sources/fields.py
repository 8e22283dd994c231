"""Fields of ``documents`` that records state, and what sources of one kind state alike."""

from __future__ import annotations

LISTS = frozenset(["authors", "affiliations", "keywords", "subject_areas"])
"""Columns of ``documents`` that hold several values; for any other the first value counts."""

RANKED = {
    "publication_status": (
        "retracted",
        "expression of concern",
        "corrected",
        "preprint",
        "in press",
        "epub ahead of print",
        "published",
    ),
    "document_type": (
        "trial_registration",
        "systematic_review",
        "clinical_trial",
        "case_report",
        "clinical_study",
        "review",
        "editorial",
        "news",
        "patient_information",
        "other",
    ),
}
"""Fields of which records state several values: the first of these that one states counts."""

PREPRINT = {
    "source_type": "preprint",
    "peer_review": "not_peer_reviewed",
    "publication_status": "preprint",
}
"""What records state of a work that appeared in no journal."""

REGISTRATION = {
    "source_type": "registry",
    "document_type": "trial_registration",
    "peer_review": "not_peer_reviewed",
}
"""What registers of trials deliver."""
