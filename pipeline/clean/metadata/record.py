"""What a document says about itself, and where it says it: fields of `documents` with their places."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from pipeline.decoded import Stated

LISTS = frozenset(["authors", "affiliations", "keywords", "subject_areas"])
"""Fields that hold several values, in order."""

_RECORD = frozenset(
    [
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
    ]
)
"""Fields that tell where a work was published."""


@dataclass(slots=True)
class Metadata:
    """Stated facts; None or empty where the page does not state them.

    ``authors`` are in order; `et al.` leaves the unnamed ones out.  ``published`` is an ISO 8601 date in
    the precision that is printed, ``published_on`` the same where it is a day.  ``language`` is
    ISO 639-1, ``licence`` an SPDX id where the version is stated; ``redistributable`` says whether it
    lets anyone pass the text on.  ``document_type`` may be what a mere form of publication gives
    (``is_form``: a thesis, a chapter), which any design can have.  ``stated`` says where each value stands.
    """

    title: str | None = None
    authors: list[str] = field(default_factory=list)
    affiliations: list[str] = field(default_factory=list)
    journal: str | None = None
    volume: str | None = None
    issue: str | None = None
    first_page: str | None = None
    last_page: str | None = None
    published: str | None = None
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
    redistributable: bool | None = None
    document_type: str | None = None
    is_form: bool = False
    stated: list[Stated] = field(default_factory=list, compare=False, repr=False)

    def without_record(self) -> Metadata:
        """What is left on a page that shows another document's record: a news item's DOI is its subject's."""
        bare = replace(self, stated=[one for one in self.stated if one.field not in _RECORD])
        for name in _RECORD:
            setattr(bare, name, None)
        return bare


FIELDS = frozenset(Metadata.__dataclass_fields__)
