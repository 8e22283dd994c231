"""How each field of a BibTeX entry is shown, and what it states."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.sources.bibtex.entry import MACRO
from pipeline.sources.dates import date_of, dated, iso_date, month_of, year_of
from pipeline.sources.draft import Shown, field
from pipeline.sources.fields import PREPRINT
from pipeline.sources.values import (
    bare_title,
    doi_of,
    doi_of_address,
    language_of,
    licence_of,
    pages_of,
    person_of,
    pmcid_of,
    pmid_of,
)

_ARCHIVES = frozenset(["arxiv", "biorxiv", "medrxiv", "chemrxiv", "psyarxiv", "research square", "ssrn"])
_JOURNALS = ("journaltitle", "journal", "booktitle")
_IN_BOOKS = frozenset(["book", "inbook", "incollection", "mvbook", "collection", "proceedings", "reference"])
_DAY = re.compile(r"\d{1,2}(?!\d)")


_FIELDS: Mapping[str, Shown] = {
    "title": Shown("title", field("title", bare_title)),
    "subtitle": Shown("title"),
    "author": Shown("author", field("authors", person_of)),
    "group": Shown("author", field("authors")),
    "affiliation": Shown("affiliation", field("affiliations")),
    "abstract": Shown("abstract"),
    "keywords": Shown("keyword", field("keywords")),
    "keyword": Shown("keyword", field("keywords")),
    "volume": Shown("metadata", field("volume")),
    "number": Shown("metadata", field("issue")),
    "issue": Shown("metadata", field("issue")),
    "pages": Shown("metadata", pages_of),
    "eid": Shown("metadata", field("first_page")),
    "article-number": Shown("metadata", field("first_page")),
    "articleno": Shown("metadata", field("first_page")),
    "doi": Shown("metadata", field("doi", doi_of)),
    "url": Shown("metadata", doi_of_address),
    "pmid": Shown("metadata", field("pmid", pmid_of)),
    "pmcid": Shown("metadata", field("pmcid", pmcid_of)),
    "pmc": Shown("metadata", field("pmcid", pmcid_of)),
    "language": Shown("metadata", field("language", language_of)),
    "langid": Shown("metadata", field("language", language_of)),
    "copyright": Shown("legal", field("licence", licence_of)),
    "license": Shown("legal", field("licence", licence_of)),
    "rights": Shown("legal", field("licence", licence_of)),
    **dict.fromkeys(
        ("date", "year", "month", "day", "publisher", "school", "institution", "organization", "series",
         "edition", "howpublished", "note", "type", "eprint", "eprinttype", "archiveprefix", "journaltitle",
         "journal", "booktitle", MACRO),
        Shown("metadata"),
    ),
}  # fmt: skip


TELLING = frozenset([*_JOURNALS, "date", "year", "month", "day", "eprinttype", "archiveprefix"])
"""Fields that say how others are meant."""


def shown_as(kind: str, values: Mapping[str, str]) -> Mapping[str, Shown]:
    """How an entry of this kind is shown; ``values`` are those of its ``TELLING`` fields."""
    table = dict(_FIELDS)
    journal = next((name for name in _JOURNALS if values.get(name)), None)
    if journal and kind not in _IN_BOOKS:
        table[journal] = Shown("metadata", field("journal"))
    date = "date" if year_of(values.get("date", "")) else "year"
    table[date] = Shown("metadata", lambda words: dated(_iso(values)))
    archive = (values.get("eprinttype") or values.get("archiveprefix", "")).lower()
    if archive == "pubmed":
        table["eprint"] = Shown("metadata", field("pmid", pmid_of))
    elif archive in _ARCHIVES and not journal:
        table["eprint"] = Shown("metadata", lambda words: PREPRINT)
    return table


def _iso(values: Mapping[str, str]) -> str:
    """The date of publication; a month may hold the day too, as in ``10 mar``."""
    date = date_of(values.get("date", ""))
    if date:
        return date
    year, month = year_of(values.get("year", "")), values.get("month", "")
    named = re.search(r"[A-Za-z]{3,9}", month)
    day = _DAY.search(values.get("day", "") or (month if named else ""))
    return iso_date(year, month_of(named[0] if named else month), day[0] if day else None) if year else ""
