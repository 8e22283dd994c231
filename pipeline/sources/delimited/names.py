"""What columns of exported references are called, and by which tag each is known here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

TITLE, ABSTRACT, AUTHORS, FULL_NAMES, KEYWORDS, PLACES = "TI", "AB", "AU", "AF", "KW", "AD"
FIRST_PAGE, REGISTRY, PMID, PMCID, KIND, LICENCE, BODY, SOURCE, SUBJECTS, CITED, TOLD, REGISTERED_ON = (
    "page", "registry", "pmid", "pmcid", "kind", "licence", "body", "source", "subjects", "cited", "told",
    "registered on",
)  # fmt: skip

_NAMES: Mapping[str, tuple[str, ...]] = {
    TITLE: ("title", "article title", "document title", "primary title", "study title", "public title",
            "scientific title", "item title", "ti"),
    ABSTRACT: ("abstract", "abstract note", "abstract text", "brief summary", "ab"),
    AUTHORS: ("author", "authors", "author s", "author list", "author names", "creators",
              "authorships author display name", "au"),
    FULL_NAMES: ("author full names", "authors full names", "authors full name", "full author names", "af"),
    PLACES: ("affiliation", "affiliations", "author affiliations", "author address", "addresses",
             "authoraffiliation", "institution", "institutions", "sponsor", "sponsor collaborators",
             "primary sponsor", "collaborators"),
    KEYWORDS: ("keywords", "keyword", "author keywords", "index keywords", "keywords plus", "mesh",
               "mesh terms", "mesh headings", "manual tags", "automatic tags", "subject headings", "de",
               "subjects", "subject terms", "subjectterms", "identifierkeywords", "mesh subject headings",
               "keyword heading"),
    SUBJECTS: ("fields of study", "research areas", "wos categories"),
    "JF": ("journal", "journal title", "journal name", "journal book", "source title", "publication title",
           "publication name", "container title", "full journal title", "secondary title", "pubtitle",
           "venue", "primary location source display name", "so"),
    "JO": ("publication", "journal abbreviation", "abbreviated source title"),
    SOURCE: ("source", "source name"),
    CITED: ("citation",),
    "DA": ("date", "publication date", "pub date", "date of publication", "date published", "cover date",
           "pubdate", "first posted", "first publication date"),
    REGISTERED_ON: ("date registration",),
    "PY": ("year", "publication year", "published year", "pub year", "year published", "year of publication",
           "py"),
    "VL": ("volume", "journal volume", "vol", "vl"),
    "IS": ("issue", "issue number", "journal issue", "number", "is"),
    "SP": ("pages", "page", "page s", "pagination", "page numbers", "page info", "page start", "start page",
           "first page", "beginning page", "bp"),
    FIRST_PAGE: ("art no", "article number", "article no", "elocation id", "ar"),
    "EP": ("page end", "end page", "ending page", "last page", "ep"),
    "DO": ("doi", "article doi", "doi link", "digital object identifier", "di"),
    "UR": ("url", "urls", "link", "links", "article url", "documenturl", "web address", "study url"),
    "AN": ("accession number", "an"),
    "DB": ("database", "data source", "source database", "database name"),
    "LA": ("language", "languages", "language of original document", "la"),
    "PB": ("publisher",),
    PMID: ("pmid", "pubmed id", "pubmed pmid", "medline pmid", "pm"),
    PMCID: ("pmcid", "pmc id", "pmc", "pubmed central id"),
    KIND: ("type", "document type", "documenttype", "doctype", "publication type", "publication types",
           "article type", "pub type", "dt"),
    REGISTRY: ("nct number", "nct id", "isrctn", "trialid", "trial id", "main id", "registry number",
               "clinical trial numbers", "clinical trial number"),
    LICENCE: ("licence", "license", "rights", "copyright", "open access license"),
    BODY: ("condition", "conditions", "intervention", "interventions", "primary outcome", "secondary outcome",
           "secondary outcomes", "outcome measures", "primary outcome measure", "primary outcome measures",
           "secondary outcome measure", "study hypothesis", "secondary outcome measures",
           "other outcome measures", "inclusion criteria", "exclusion criteria", "brief title", "body text",
           "full text"),
    TOLD: ("status", "study status", "overall trial status", "recruitment status", "sex", "gender", "age",
           "phase", "phases", "enrollment", "target size", "study type", "study design", "study designs",
           "start date", "date enrollement", "primary completion date", "completion date", "countries",
           "other ids", "source register", "inclusion agemin", "inclusion agemax", "inclusion gender"),
}  # fmt: skip
"""Names of columns as databases and reference managers write them, lower case and without marks; the
short ones are those of Web of Science."""

_TAG_OF = {name: tag for tag, names in _NAMES.items() for name in names}
_TELLING = frozenset([ABSTRACT, "DO", AUTHORS, FULL_NAMES, "JF", PMID, REGISTRY])
_MARKS = re.compile(r"[\W_]+")


def tags_of(names: Sequence[str]) -> list[str]:
    """What the columns of these names hold, as tags of RIS and the names above; empty for others."""
    return [_TAG_OF.get(_MARKS.sub(" ", name.lower()).strip(), "") for name in names]


def describe_works(tags: Sequence[str]) -> bool:
    """Whether each row is about a work: there is a title, and what tells it from a table's caption."""
    return TITLE in tags and not _TELLING.isdisjoint(tags)
