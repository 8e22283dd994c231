"""How the cells of exported references are parted and shown, and what each states."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.sources.dates import date_of_registration, dated
from pipeline.sources.delimited.names import (
    AUTHORS,
    BODY,
    CITED,
    FIRST_PAGE,
    FULL_NAMES,
    KEYWORDS,
    KIND,
    LICENCE,
    PLACES,
    PMCID,
    PMID,
    REGISTERED_ON,
    REGISTRY,
    SOURCE,
    SUBJECTS,
    TITLE,
    TOLD,
)
from pipeline.sources.draft import Said, Shown, field
from pipeline.sources.fields import REGISTRATION
from pipeline.sources.nlm import type_said
from pipeline.sources.people import Span, names_in
from pipeline.sources.ris.fields import database_said, shown_as
from pipeline.sources.values import bare_title, licence_of, pages_of, person_of, pmcid_of
from pipeline.years import YEAR

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
_PEOPLE = frozenset([AUTHORS, FULL_NAMES])
_QUOTED = re.compile(r"'([^'\"]+)'(?=\s*[,\]])|\"\"([^\"]+)\"\"(?=\s*[,\]])")
"""One of a list that a program wrote: `['Jane Doe', ""Rose O'Roe""]`."""

_BETWEEN_BARS = re.compile(r"[^|\s](?:[^|]*[^|\s])?")
_ITEM = re.compile(r"[^;|\s](?:[^;|]*[^;|\s])?")


def items(text: str, tag: str, start: int, end: int, *, is_turned: bool = False) -> list[Span]:
    """Where the values of a cell stand: names, keywords and what bars part one by one, others as a whole.

    A comma parts no names where they are known to be ``is_turned``.
    """
    if tag in _LISTS | _PEOPLE and text.startswith("[", start) and text.startswith("]", end - 1):
        return [found.span(found.lastindex or 0) for found in _QUOTED.finditer(text, start, end)]
    if tag == BODY:
        return [found.span() for found in _BETWEEN_BARS.finditer(text, start, end)]
    if tag in _LISTS:
        return [found.span() for found in _ITEM.finditer(text, start, end)]
    if tag not in _PEOPLE:
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
    REGISTERED_ON: Shown("metadata", lambda words: dated(date_of_registration(words))),
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
