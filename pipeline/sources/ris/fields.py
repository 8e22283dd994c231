"""How each tag of RIS is shown, and what it states."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.sources.dates import dated_loosely, loose_date_of
from pipeline.sources.draft import Said, Shown, field
from pipeline.sources.fields import PREPRINT
from pipeline.sources.values import (
    bare_title,
    doi_of,
    doi_of_address,
    language_of,
    pages_of,
    person_of,
    pmcid_of,
)

_PMID = re.compile(r"(?:PMID:?\s*)?(\d{1,9})")
_QUALIFIER = re.compile(r" ?/ ?[a-z]{2} \[[A-Z][^\[\]]*\]\Z")
_OF_DOI = re.compile(r"(?:doi:?\s*)?10\.", re.IGNORECASE)

# https://github.com/aurimasv/translators/wiki/RIS-Tag-Map; the types of which all works are of one kind.
_DOCUMENT_TYPES = {"NEWS": "news", "PAT": "other", "DATA": "other", "MAP": "other", "STAND": "other"}
_IN_BOOKS = frozenset(["BOOK", "CHAP", "EBOOK", "ECHAP", "EDBOOK", "ENCYC", "DICT", "THES", "RPRT"])
"""Types of works that stand in books or series."""

_DATABASES = {
    "pubmed": "pubmed_record",
    "medline": "pubmed_record",
    "nlm": "pubmed_record",
    "clinicaltrials.gov": "registry",
    "embase": "aggregator",
    "scopus": "aggregator",
    "web of science": "aggregator",
    "cochrane": "aggregator",
    "cinahl": "aggregator",
    "europe pmc": "aggregator",
    "crossref": "aggregator",
    "google scholar": "aggregator",
    "proquest": "aggregator",
    "psycinfo": "aggregator",
    "ebsco": "aggregator",
}
"""What kind of place a database is, by a part of its name, lower case."""

_JOURNALS = ("JF", "JO", "T2", "JA", "J2", "J1")
"""Tags of a journal's name, the fullest first."""

_DATES = ("DA", "PY", "Y1")


def _type(words: str) -> Said:
    status = {"INPR": "in press"}.get(words, "")
    return {"document_type": _DOCUMENT_TYPES.get(words, ""), "publication_status": status}


def database_said(words: str) -> Said:
    """What kind of place the database of this name is; an empty value for others."""
    name = words.lower()
    return {"source_type": next((kind for part, kind in _DATABASES.items() if part in name), "")}


def _sort_of_work(words: str) -> Said:
    """Older exports put the DOI where others name the sort of work."""
    if _OF_DOI.match(words):
        return {"doi": doi_of(words)}
    return PREPRINT if words.lower() == "preprint" else {}


def _last_page(words: str) -> Said:
    return {"last_page": pages_of(words).get("first_page", "")}


def _pubmed(words: str) -> Said:
    """CENTRAL's reference to a record of PubMed: ``PUBMED 31234567``."""
    return _accession(words.removeprefix("PUBMED").lstrip())


def _accession(words: str) -> Said:
    found = _PMID.fullmatch(words)
    return {"pmid": found[1]} if found else {}


def _keyword(words: str) -> str:
    """A keyword without the star of what a work is about and a qualifier of Embase; a number is none."""
    return _QUALIFIER.sub("", words.removeprefix("*")) if any(map(str.isalpha, words)) else ""


_TAGS: Mapping[str, Shown] = {
    "TY": Shown("metadata", _type),
    "TI": Shown("title", field("title", bare_title)),
    "T1": Shown("title", field("title", bare_title)),
    "TT": Shown("title"),
    "AU": Shown("author", field("authors", person_of)),
    "A1": Shown("author", field("authors", person_of)),
    "AD": Shown("affiliation", field("affiliations")),
    "AB": Shown("abstract"),
    "N2": Shown("abstract"),
    "KW": Shown("keyword", field("keywords", _keyword)),
    "VL": Shown("metadata", field("volume")),
    "IS": Shown("metadata", field("issue")),
    "SP": Shown("metadata", pages_of),
    "EP": Shown("metadata", _last_page),
    "DO": Shown("metadata", field("doi", doi_of)),
    "UR": Shown("metadata", doi_of_address),
    "M3": Shown("metadata", _sort_of_work),
    "C2": Shown("metadata", field("pmcid", pmcid_of)),
    "LA": Shown("metadata", field("language", language_of)),
    "PB": Shown("metadata"),
    "DB": Shown("metadata", database_said),
    "DP": Shown("metadata", database_said),
    "AN": Shown("metadata"),
    "PM": Shown("metadata", _pubmed),
    "N1": Shown("metadata"),
    **dict.fromkeys(("DA", "PY", "Y1"), Shown("metadata")),
    **dict.fromkeys(_JOURNALS, Shown("repeat")),
}


def shown_as(values: Mapping[str, str]) -> Mapping[str, Shown]:
    """How a reference with these first ``values`` by tag is shown."""
    table = dict(_TAGS)
    journal = next((tag for tag in _JOURNALS if values.get(tag)), None)
    if journal:
        is_book = values.get("TY") in _IN_BOOKS
        table[journal] = Shown("metadata", None if is_book else field("journal"))
    date = max(
        (tag for tag in _DATES if tag in values),
        key=lambda tag: len(loose_date_of(values[tag])),
        default=None,
    )
    if date:
        table[date] = Shown("metadata", dated_loosely)
    if "TI" not in values and "T1" not in values:
        table["BT"] = table["CT"] = Shown("title", field("title", bare_title))
    if database_said(f"{values.get('DB', '')} {values.get('DP', '')}")["source_type"] == "pubmed_record":
        table["AN"] = Shown("metadata", _accession)
    if "N2" in values and values.get("AB") == values["N2"]:
        table["N2"] = Shown("repeat")
    return table
