"""How each value of a Crossref work is shown, and what it states."""

from __future__ import annotations

from pipeline.sources.dates import date_of, dated, year_of
from pipeline.sources.draft import FRAME, Said, Shown, field
from pipeline.sources.fields import PREPRINT
from pipeline.sources.json.layout import Cites, Layout, Row, cited, layout_of
from pipeline.sources.values import bare_title, doi_of, language_of, licence_of, pages_of, pmcid_of, pmid_of

DATES = ("issued", "published", "published-online", "published-print", "posted")
"""Keys of dates of publication; the first that a work has is its date. ``issued`` is the earliest known."""

# https://api.crossref.org/types; what is a work of another kind than an article or a book.
_DOCUMENT_TYPES = dict.fromkeys(
    ("peer-review", "dataset", "component", "grant", "database", "standard", "journal", "journal-issue",
     "journal-volume", "book-series", "proceedings", "reference-entry"),
    "other",
)  # fmt: skip

IN_BOOKS = frozenset((
    "book-chapter", "book-section", "book-part", "book-track", "reference-entry", "book", "monograph",
    "reference-book", "edited-book", "chapter",
))  # fmt: skip
"""Types of works whose container is a book or a series of books."""

# https://www.crossref.org/documentation/principles-practices/best-practices/versioning/
_UPDATES = {
    "retraction": "retracted",
    "withdrawal": "retracted",
    "removal": "retracted",
    "expression_of_concern": "expression of concern",
    "partial_retraction": "corrected",
    "correction": "corrected",
    "corrigendum": "corrected",
    "erratum": "corrected",
    "addendum": "corrected",
    "clarification": "corrected",
}
_RELATIONS = (
    "is-preprint-of", "has-preprint", "is-version-of", "has-version", "is-review-of", "has-review",
    "is-comment-on", "has-comment", "is-supplement-to", "is-supplemented-by", "is-translation-of",
    "has-translation", "is-replaced-by", "replaces", "is-same-as", "is-identical-to",
)  # fmt: skip
_CITED = frozenset((
    "unstructured", "author", "year", "article-title", "journal-title", "volume-title", "series-title",
    "volume", "issue", "first-page", "edition", "component", "DOI",
))  # fmt: skip
_CITES: Cites = {
    "DOI": cited("doi", doi_of),
    "year": cited("year", year_of),
    "article-title": cited("title", bare_title),
    "journal-title": cited("journal", bare_title),
    "volume-title": cited("journal", bare_title),
    "volume": cited("volume"),
    "issue": cited("issue"),
    "first-page": cited("first_page"),
}
_NAME = ("given", "family", "suffix")


def _known(name: str) -> Shown:
    """A value that some publishers deposit as the word ``null``."""
    return Shown("metadata", lambda words: {} if words.lower() in ("null", "n/a", "-") else {name: words})


def _type(words: str) -> Said:
    return {"document_type": _DOCUMENT_TYPES.get(words, "")}


def _subtype(words: str) -> Said:
    return PREPRINT if words == "preprint" else {}


def _person(said: Said) -> Said:
    whole = " ".join(said[part] for part in _NAME if part in said)
    return {"authors": whole or said.get("name", "") or said.get("literal", "")}


def _date(said: Said) -> Said:
    return dated(date_of(said.get("date-parts", "")))


def _notice(said: Said) -> Said:
    """A notice about another work; its own status is not that work's."""
    return {"document_type": "other"} if said.get("type") in _UPDATES else {}


def _later_notice(said: Said) -> Said:
    return {"publication_status": _UPDATES.get(said.get("type", ""), "")}


def _cites(said: Said) -> Cites:
    """What an entry states: only its first author, of whom an unstructured text says more."""
    readers = dict(_CITES)
    if "unstructured" not in said:
        readers["author"] = cited("authors")
    if "article-title" not in said:
        readers["volume-title"] = cited("title", bare_title)
    return readers


_VALUES = {
    "DOI": Shown("metadata", field("doi", doi_of)),
    "PMID": Shown("metadata", field("pmid", pmid_of)),
    "PMCID": Shown("metadata", field("pmcid", pmcid_of)),
    "type": Shown("metadata", _type),
    "subtype": Shown("metadata", _subtype),
    "title": Shown("title", field("title", bare_title)),
    "subtitle": Shown("title"),
    "original-title": Shown("title"),
    "abstract": Shown("abstract"),
    "container-title": Shown("metadata"),
    "publisher": Shown("metadata"),
    "volume": _known("volume"),
    "issue": _known("issue"),
    "page": Shown("metadata", pages_of),
    "article-number": _known("first_page"),
    "language": Shown("metadata", field("language", language_of)),
    "subject": Shown("keyword", field("subject_areas")),
    "author.affiliation.name": Shown("affiliation", field("affiliations")),
    "author.ORCID": Shown("metadata"),
    "institution.name": Shown("metadata", label="institution"),
    "event.name": Shown("metadata", label="event"),
    "funder.award": Shown("metadata"),
    "degree": Shown("metadata"),
    **dict.fromkeys(
        (
            "reference.key",
            "reference.doi-asserted-by",
            "author.sequence",
            "author.authenticated-orcid",
            "author.role.role",
            "author.role.vocabulary",
            "funder.doi-asserted-by",
        ),
        FRAME,
    ),
}
_ROWS = {
    "author": Row("author", frozenset([*_NAME, "name", "literal"]), _person),
    "reference": Row("reference", _CITED, alone=("unstructured", "DOI"), cites=_cites),
    "license": Row("legal", frozenset(["URL"]), lambda said: {"licence": licence_of(said.get("URL", ""))}),
    "funder": Row("metadata", frozenset(["name"]), label="funder"),
    "clinical-trial-number": Row("metadata", frozenset(["clinical-trial-number"])),
    "update-to": Row("metadata", frozenset(["DOI", "type", "label"]), _notice, "update-to"),
    "updated-by": Row("metadata", frozenset(["DOI", "type", "label"]), _later_notice, "updated-by"),
    **{f"relation.{name}": Row("metadata", frozenset(["id-type", "id"]), label=name) for name in _RELATIONS},
    **{name: Row("metadata", frozenset(["date-parts"]), label=name) for name in DATES},
}


def layout(date: str) -> Layout:
    """How a work is shown whose date of publication stands under the key ``date``."""
    rows = {**_ROWS, date: Row("metadata", frozenset(["date-parts"]), _date, date)} if date else _ROWS
    return layout_of(_VALUES, rows)
