"""References in the XML of EndNote, which other reference managers write too."""

from __future__ import annotations

import re

from pipeline.sources.draft import Said, Shown, field
from pipeline.sources.ris.fields import database_said
from pipeline.sources.services import kinds
from pipeline.sources.services.tables import XmlRecords
from pipeline.sources.values import pmcid_of, words_of

_IN_BOOKS = frozenset(["5", "6", "7", "28", "32", "60"])
"""Numbers of the types of works that stand in books."""

_JOURNALS = ("periodical.full-title", "titles.secondary-title")
"""Where a journal's name stands, the fullest first."""


def _choose(said: Said) -> int:
    """An accession number is PubMed's where the database is; what a book has in a journal's place is none."""
    database = " ".join(said.get(path, "") for path in ("remote-database-name", "remote-database-provider"))
    is_pubmed = database_said(words_of(database)).get("source_type") == "pubmed_record"
    in_book = words_of(said.get("ref-type", "")) in _IN_BOOKS
    named = len(_JOURNALS) if in_book else next((n for n, path in enumerate(_JOURNALS) if path in said), 0)
    return 2 * (len(_JOURNALS) - named) + is_pubmed


_VALUES: dict[str, Shown] = {
    "ref-type": kinds.TOLD,
    "titles.title": kinds.TITLE,
    "titles.secondary-title": kinds.TOLD,
    "titles.translated-title": kinds.OTHER_TITLE,
    "periodical.full-title": kinds.TOLD,
    "contributors.authors.author": kinds.AUTHOR,
    "auth-address": kinds.AFFILIATION,
    "abstract": kinds.ABSTRACT,
    "keywords.keyword": kinds.KEYWORD,
    "pages": kinds.PAGES,
    "volume": kinds.VOLUME,
    "number": kinds.ISSUE,
    "dates.year": kinds.DATE,
    "dates.pub-dates.date": kinds.TOLD,
    "electronic-resource-num": kinds.DOI,
    "urls.related-urls.url": kinds.ADDRESS,
    "accession-num": kinds.TOLD,
    "custom2": Shown("metadata", field("pmcid", pmcid_of)),
    "language": kinds.LANGUAGE,
    "work-type": kinds.KIND,
    "remote-database-name": Shown("metadata", database_said),
    "remote-database-provider": Shown("metadata", database_said),
}
_OF_JOURNALS = ({}, *({path: kinds.JOURNAL} for path in reversed(_JOURNALS)))
_OF_PUBMED = {"accession-num": kinds.PMID}

ENDNOTE = XmlRecords(
    media_type="application/vnd.endnote+xml",
    source_type="",
    layouts=[
        kinds.xml_layout({**_VALUES, **pubmed, **journal}, {})
        for journal in _OF_JOURNALS
        for pubmed in ({}, _OF_PUBMED)
    ],
    choose=_choose,
    root=re.compile(
        rb"<record>\s*<(?:database|source-app|rec-number|foreign-keys|ref-type|contributors)[\s>]"
    ),
    element="record",
    name=re.compile(rb"<electronic-resource-num>(?:\s*<[^<>]*>)*\s*[^<]*?(10\.\d{4,9}/[^\s<]+)"),
)
