"""What a document says about itself: the fields of `documents` that its own text states."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

_RECORD = (
    "journal",
    "volume",
    "issue",
    "first_page",
    "last_page",
    "doi",
    "pmid",
    "pmcid",
    "registry_id",
    "publication_status",
)
"""Fields that tell where a work was published."""


@dataclass(slots=True)
class Metadata:
    """Stated facts; None or empty where the page does not state them.

    ``authors`` are in order; `et al.` leaves the unnamed ones out.  ``published_on`` is a full date,
    ``language`` ISO 639-1, ``licence`` an SPDX id where the version is stated.
    """

    title: str | None = None
    authors: list[str] = field(default_factory=list)
    affiliations: list[str] = field(default_factory=list)
    journal: str | None = None
    volume: str | None = None
    issue: str | None = None
    first_page: str | None = None
    last_page: str | None = None
    published_on: date | None = None
    year: int | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    registry_id: str | None = None
    language: str | None = None
    keywords: list[str] = field(default_factory=list)
    subject_areas: list[str] = field(default_factory=list)
    publication_status: str | None = None
    licence: str | None = None
    document_type: str | None = None

    def state(self, name: str, value: object) -> None:
        """Take ``value`` for field ``name`` unless the page stated it before or ``value`` is None."""
        if value is not None and getattr(self, name) is None:
            setattr(self, name, value)

    def without_record(self) -> Metadata:
        """What is left on a page that shows another document's record: a news item's DOI is its subject's."""
        bare = replace(self)
        for name in _RECORD:
            setattr(bare, name, None)
        return bare
