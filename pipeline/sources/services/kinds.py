"""What values of records are, whichever service calls them by which names."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.sources.dates import dated_loosely, year_of
from pipeline.sources.draft import Said, Shown, field
from pipeline.sources.fields import PREPRINT, REGISTRATION
from pipeline.sources.json.layout import Layout, Row, layout_of
from pipeline.sources.nlm import type_said
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
    words_of,
)


def _number(words: str) -> Said:
    """A PMID, bare or behind the last slash of an address."""
    return {"pmid": pmid_of(words.rstrip("/").rpartition("/")[2])}


def _archived(words: str) -> Said:
    number = words.rstrip("/").rpartition("/")[2]
    return {"pmcid": pmcid_of(number if number[:3].upper() == "PMC" else f"PMC{number}")}


def _type(words: str) -> Said:
    """What a type states, also where hyphens or nothing part its words: ``ClinicalTrial``."""
    spaced = "".join(f" {one}" if one.isupper() else one for one in words.replace("-", " ").replace("_", " "))
    said = type_said(" ".join(spaced.split()))
    return {**said, **PREPRINT} if words.lower() in ("preprint", "posted content") else said


def registered(words: str) -> Said:
    """What the number states that a register gave to a trial."""
    return {"registry_id": words, **REGISTRATION}


def _licence(words: str) -> Said:
    return {"licence": licence_of(words) or licence_of(words.replace("_", "-"))}


TITLE = Shown("title", field("title", bare_title))
OTHER_TITLE = Shown("title")
ABSTRACT = Shown("abstract")
TEXT = Shown("body")
AUTHOR = Shown("author", field("authors", person_of))
AFFILIATION = Shown("affiliation", field("affiliations"))
KEYWORD = Shown("keyword", field("keywords"))
SUBJECT = Shown("keyword", field("subject_areas"))
JOURNAL = Shown("metadata", field("journal"))
VOLUME = Shown("metadata", field("volume"))
ISSUE = Shown("metadata", field("issue"))
PAGES = Shown("metadata", pages_of)
FIRST_PAGE = Shown("metadata", field("first_page"))
LAST_PAGE = Shown("metadata", field("last_page"))
DATE = Shown("metadata", dated_loosely)
YEAR = Shown("metadata", field("year", year_of))
DOI = Shown("metadata", field("doi", doi_of))
ADDRESS = Shown("metadata", doi_of_address)
PMID = Shown("metadata", _number)
PMCID = Shown("metadata", _archived)
TRIAL_ID = Shown("metadata", registered)
LANGUAGE = Shown("metadata", field("language", language_of))
LICENCE = Shown("legal", _licence)
KIND = Shown("metadata", _type)
TOLD = Shown("metadata")


def xml_layout(values: Mapping[str, Shown], rows: Mapping[str, Row]) -> Layout:
    """The layout of these tables for values that stand in XML."""
    return layout_of(values, rows)._replace(words=words_of)
