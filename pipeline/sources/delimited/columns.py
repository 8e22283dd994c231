"""What columns of exported references hold, by their names, and what each cell states."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.sources.draft import REGISTRATION, Said, Shown, field
from pipeline.sources.nlm import type_said
from pipeline.sources.people import Span, names_in
from pipeline.sources.ris.fields import database_said, shown_as
from pipeline.sources.values import bare_title, licence_of, pages_of, person_of, pmcid_of
from pipeline.years import YEAR

TITLE, ABSTRACT, AUTHORS, FULL_NAMES, KEYWORDS, PLACES = "TI", "AB", "AU", "AF", "KW", "AD"
FIRST_PAGE, REGISTRY, PMID, PMCID, KIND, LICENCE, BODY, SOURCE, SUBJECTS, CITED, TOLD = (
    "page", "registry", "pmid", "pmcid", "kind", "licence", "body", "source", "subjects", "cited", "told",
)  # fmt: skip

_NAMES: Mapping[str, tuple[str, ...]] = {
    TITLE: ("title", "article title", "document title", "primary title", "study title", "public title",
            "scientific title", "item title", "ti"),
    ABSTRACT: ("abstract", "abstract note", "abstract text", "brief summary", "ab"),
    AUTHORS: ("author", "authors", "author s", "author list", "author names", "creators", "au"),
    FULL_NAMES: ("author full names", "authors full names", "authors full name", "full author names",
                 "af"),
    PLACES: ("affiliation", "affiliations", "author affiliations", "author address", "addresses",
             "authoraffiliation", "institution", "institutions", "sponsor", "sponsor collaborators",
             "primary sponsor", "collaborators"),
    KEYWORDS: ("keywords", "keyword", "author keywords", "index keywords", "keywords plus", "mesh",
               "mesh terms", "mesh headings", "manual tags", "automatic tags", "subject headings", "de",
               "subjects", "subject terms", "subjectterms", "identifierkeywords",
               "mesh subject headings", "keyword heading"),
    SUBJECTS: ("fields of study", "research areas", "wos categories"),
    "JF": ("journal", "journal title", "journal name", "journal book", "source title", "publication title",
           "publication name", "container title", "full journal title", "secondary title", "pubtitle",
           "so"),
    "JO": ("publication", "journal abbreviation", "abbreviated source title"),
    SOURCE: ("source", "source name"),
    CITED: ("citation",),
    "DA": ("date", "publication date", "pub date", "date of publication", "date published", "cover date",
           "pubdate", "first posted", "date registration"),
    "PY": ("year", "publication year", "published year", "pub year", "year published",
           "year of publication", "py"),
    "VL": ("volume", "journal volume", "vol", "vl"),
    "IS": ("issue", "issue number", "journal issue", "number", "is"),
    "SP": ("pages", "page", "page s", "pagination", "page numbers", "page start", "start page", "first page",
           "beginning page", "bp"),
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
           "article type", "dt"),
    REGISTRY: ("nct number", "trialid", "trial id", "main id", "registry number", "clinical trial numbers",
               "clinical trial number"),
    LICENCE: ("licence", "license", "rights", "copyright", "open access license"),
    BODY: ("condition", "conditions", "intervention", "interventions", "primary outcome",
           "secondary outcome", "secondary outcomes", "outcome measures", "primary outcome measures",
           "secondary outcome measures", "other outcome measures", "inclusion criteria",
           "exclusion criteria", "brief title", "body text", "full text"),
    TOLD: ("status", "study status", "recruitment status", "sex", "gender", "age", "phase", "phases",
           "enrollment", "target size", "study type", "study design", "study designs", "start date",
           "date enrollement", "primary completion date", "completion date", "countries", "other ids",
           "source register", "inclusion agemin", "inclusion agemax", "inclusion gender"),
}  # fmt: skip
"""Names of columns as databases and reference managers write them, lower case and without marks; the
short ones are those of Web of Science."""

_TAG_OF = {name: tag for tag, names in _NAMES.items() for name in names}
_TELLING = frozenset([ABSTRACT, "DO", AUTHORS, FULL_NAMES, "JF", PMID, REGISTRY])
_MARKS = re.compile(r"[\W_]+")
_REGISTERED = re.compile(r"[A-Z][A-Za-z]*[-/\d][\w/-]{4,30}")

_TRIAL = re.compile(r"[A-Z]+[ -]?\d{4,}\S*")
_PMID = re.compile(r"(?:(?:PUBMED|PMID):? ?)?(\d{1,9})(?!\d)", re.IGNORECASE)
_CITATION = re.compile(
    rf"[^;]{{0,300}}?\b{YEAR}[^;:]{{0,30}}(?:;(?P<volume>\w{{1,9}})(?:\((?P<issue>[^()]{{1,20}})\))?)?"
    r"(?::(?P<pages>[\w-]{1,20}))?"
)
"""A citation of PubMed: `Inv J. 2019 Mar 7;12(3):101-10.`"""

_IN_SOURCE = re.compile(rf"(?P<journal>.{{2,200}}?) \({YEAR}\) ")
"""A journal ahead of what Embase writes behind it: `Invented Journal (2019) 12:3 (101-110).`"""

_LISTS = frozenset([KEYWORDS, PLACES, SUBJECTS, KIND])
_BETWEEN_BARS = re.compile(r"[^|\s](?:[^|]*[^|\s])?")
_ITEM = re.compile(r"[^;|\s](?:[^;|]*[^;|\s])?")


def tags_of(names: Sequence[str]) -> list[str]:
    """What the columns of these names hold, as tags of RIS and the names above; empty for others."""
    return [_TAG_OF.get(_MARKS.sub(" ", name.lower()).strip(), "") for name in names]


def describe_works(tags: Sequence[str]) -> bool:
    """Whether each row is about a work: there is a title, and what tells it from a table's caption."""
    return TITLE in tags and not _TELLING.isdisjoint(tags)


def items(text: str, tag: str, start: int, end: int, *, is_turned: bool = False) -> list[Span]:
    """Where the values of a cell stand: names, keywords and what bars part one by one, others as a whole.

    A comma parts no names where they are known to be ``is_turned``.
    """
    if tag == BODY:
        return [found.span() for found in _BETWEEN_BARS.finditer(text, start, end)]
    if tag in _LISTS:
        return [found.span() for found in _ITEM.finditer(text, start, end)]
    if tag not in (AUTHORS, FULL_NAMES):
        return [(start, end)]
    return names_in(text, start, end, is_turned=is_turned or tag == FULL_NAMES)


def _registered(words: str) -> Said:
    found = _REGISTERED.match(words)
    if found is None:
        return {}
    return {"registry_id": found[0], **REGISTRATION}


def _kind(words: str) -> Said:
    name = words.lower().removesuffix(".")
    return REGISTRATION if name == "trial registry record" else type_said(name)


def _person(words: str) -> Said:
    """A name; a trial's number stands in its place where nobody is named."""
    return {} if _TRIAL.fullmatch(words) else {"authors": person_of(words)}


def _number(words: str) -> Said:
    found = _PMID.match(words)
    return {"pmid": found[1]} if found else {}


def _cited(words: str) -> Said:
    found = _CITATION.match(words)
    if found is None:
        return {}
    said = {name: found[name] or "" for name in ("volume", "issue")}
    return {**said, **pages_of(found["pages"] or "")}


def _journal(words: str) -> Said:
    """A journal, but no address, which stands in its place where a trial was registered."""
    if words.startswith("http"):
        return {}
    found = _IN_SOURCE.match(words)
    return {"journal": found["journal"] if found else words}


_OTHERS: Mapping[str, Shown] = {
    AUTHORS: Shown("author", _person),
    FULL_NAMES: Shown("author", _person),
    TITLE: Shown("title", field("title", bare_title)),
    FIRST_PAGE: Shown("metadata", field("first_page")),
    REGISTRY: Shown("metadata"),
    SOURCE: Shown("metadata"),
    PMID: Shown("metadata", _number),
    PMCID: Shown("metadata", field("pmcid", pmcid_of)),
    KIND: Shown("metadata", _kind),
    LICENCE: Shown("legal", field("licence", licence_of)),
    BODY: Shown("body"),
    SUBJECTS: Shown("keyword", field("subject_areas")),
    CITED: Shown("metadata", _cited),
    TOLD: Shown("metadata"),
}


def _journal_of(shown: Shown) -> Shown:
    """As a name of journals is shown, which a source may cite with year and pages."""
    return shown._replace(states=_journal) if shown.states else shown


def shown_by(values: Mapping[str, str]) -> Mapping[str, Shown]:
    """How a row with these first ``values`` by tag is shown; short names repeat full ones."""
    source = values.get(SOURCE, "")
    is_database = any(database_said(source).values())
    stands_in = {"DB": source} if is_database else {"JO": source}
    table = {**shown_as({**stands_in, **values} if source else values), **_OTHERS}
    if source:
        table[SOURCE] = table["DB"] if is_database else _journal_of(table["JO"])
    if values.get(FULL_NAMES):
        table[AUTHORS] = Shown("repeat")
    if not source and not values.get("JF"):
        table[REGISTRY] = Shown("metadata", _registered)
    return table
