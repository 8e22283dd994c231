"""Which names in the head of a page state which columns of ``documents``, and how they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.decoded import Stated
from pipeline.sources.html.head import values
from pipeline.sources.html.head.dates import published
from pipeline.sources.html.head.said import Said
from pipeline.sources.html.tags import Value
from pipeline.sources.people import names_in
from pipeline.sources.values import language_of, licence_of

# The first name that holds a readable value counts: first the names made for works of scholarship.
_NAMES = {
    "authors": (
        "citation_author", "citation_authors", "json-ld.authors", "dc.creator.personalname", "dc.creator",
    ),
    "affiliations": ("citation_author_institution",),
    "journal": ("citation_journal_title", "prism.publicationname", "json-ld.journal"),
    "volume": ("citation_volume", "prism.volume", "json-ld.volume", "dc.source.volume"),
    "issue": ("citation_issue", "prism.number", "json-ld.issue", "dc.source.issue"),
    "first_page": ("citation_firstpage", "prism.startingpage", "json-ld.first_page"),
    "last_page": ("citation_lastpage", "prism.endingpage", "json-ld.last_page"),
    "doi": ("citation_doi", "prism.doi", "dc.identifier.doi", "dc.identifier", "json-ld.doi"),
    "pmid": ("citation_pmid",),
    "pmcid": ("citation_pmcid",),
    "keywords": ("citation_keywords", "json-ld.keywords", "prism.keyword", "dc.subject"),
    "language": ("citation_language", "dc.language", "json-ld.language", "html.lang"),
    "licence": ("link.license", "json-ld.licence", "dc.license", "dc.rights", "a.license"),
    "document_type": ("citation_article_type", "dc.type.articletype", "dc.type", "prism.genre"),
    "source_type": ("json-ld.discussion",),
    "published": (
        "citation_publication_date", "citation_date", "citation_cover_date", "prism.publicationdate",
        "citation_online_date", "json-ld.published", "dc.date.issued", "dc.issued", "dc.date",
        "article.published_time", "citation_year",
    ),
}  # fmt: skip
_ONE_EACH = frozenset(["citation_author"])
"""Names of tags that hold one value each, as `Garcia Lopez, Maria Jose`."""

_DOCUMENT_TYPES = {
    "case report": "case_report", "case reports": "case_report", "clinical trial": "clinical_trial",
    "editorial": "editorial", "meta-analysis": "systematic_review", "mini review": "review",
    "mini-review": "review", "narrative review": "review",
    "randomized controlled trial": "clinical_trial", "review": "review", "review article": "review",
    "review-article": "review", "systematic review": "systematic_review",
}  # fmt: skip


def fields_of(said: Said) -> Iterator[Stated]:
    """The columns that the head states, but for the title."""
    for field, names in _NAMES.items():
        for name in names:
            found = list(_stated(field, name, said.get(name, [])))
            if found:
                yield from found
                break


def _stated(field: str, name: str, said: list[Value]) -> Iterator[Stated]:
    if field == "licence" and len({licence_of(value.text) for value in said}) > 1:
        return
    for value in said if field in _SPLIT else said[:1]:
        for column, text in _read(field, value.text, alone=len(said) == 1 and name not in _ONE_EACH):
            yield Stated(column, text, value.start, value.end, f"html#{name}")


def _read(field: str, text: str, *, alone: bool) -> Iterator[tuple[str, str]]:
    if field == "published":
        yield from published(text).items()
    else:
        parts = _SPLIT[field](text, alone) if field in _SPLIT else [text]
        yield from ((field, read) for part in parts if (read := _READ.get(field, values.words)(part)))


def _by_names(text: str, alone: bool) -> list[str]:
    """One tag for each name, or one for all of them."""
    if not alone or ";" in text or "," not in text:
        return text.split(";")
    return [text[start:end] for start, end in names_in(text, 0, len(text))]


def _by_mark(text: str, alone: bool) -> list[str]:
    """One tag for each keyword, or one for all of them, parted by semicolons or by commas."""
    return text.split("," if alone and ";" not in text else ";")


_SPLIT: dict[str, Callable[[str, bool], list[str]]] = {
    "authors": _by_names,
    "affiliations": lambda text, alone: [text],
    "keywords": _by_mark,
}
_READ: dict[str, Callable[[str], str | None]] = {
    "authors": values.person,
    "doi": values.doi,
    "document_type": lambda text: _DOCUMENT_TYPES.get(text.strip().lower()),
    "language": language_of,
    "licence": licence_of,
    "pmcid": values.pmcid,
    "pmid": values.pmid,
    "source_type": lambda text: "forum",
}
