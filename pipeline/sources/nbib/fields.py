"""How each tag of PubMed's tagged format is shown, and what it states."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial

from pipeline.sources.dates import FULL_DAY, date_of, dated_loosely
from pipeline.sources.draft import Said, Shown, field
from pipeline.sources.nlm import notice_said, stage_said, type_said
from pipeline.sources.values import bare_title, doi_of, language_of, pages_of, person_of, pmcid_of, pmid_of

# https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format; notices about the citation itself.
_NOTICES = {
    "RIN": "retraction in",
    "RRI": "retracted and republished in",
    "PRIN": "partial retraction in",
    "ECI": "expression of concern in",
    "CRI": "corrected and republished in",
    "EIN": "erratum in",
}
_ABOUT_OTHERS = ("ROF", "ECF", "EFR", "CRF", "RRF", "CIN", "CON", "UIN", "UOF", "SPIN", "ORI")


def _online(words: str) -> Said:
    iso = date_of(words)
    return {"published_on": iso} if len(iso) == FULL_DAY else {}


def _identifier(words: str) -> Said:
    return {"doi": doi_of(words)} if words.endswith("[doi]") else {}


def _heading(words: str) -> Said:
    """The descriptor, without its qualifiers and the stars of what is most important."""
    return {"subject_areas": words.partition("/")[0].lstrip("*")}


def _notice(kind: str, words: str) -> Said:
    return notice_said(kind)


_TAGS: Mapping[str, Shown] = {
    "PMID": Shown("metadata", field("pmid", pmid_of)),
    "PMC": Shown("metadata", field("pmcid", pmcid_of)),
    "AID": Shown("metadata", _identifier),
    "LID": Shown("metadata", _identifier),
    "TI": Shown("title", field("title", bare_title)),
    "BTI": Shown("title", field("title", bare_title)),
    "TT": Shown("title"),
    "AB": Shown("abstract"),
    "OAB": Shown("abstract"),
    "CI": Shown("legal"),
    "COIS": Shown("legal"),
    "FAU": Shown("author", field("authors", person_of)),
    "AU": Shown("author", field("authors")),
    "CN": Shown("author", field("authors")),
    "AD": Shown("affiliation", field("affiliations")),
    "AUID": Shown("metadata"),
    "JT": Shown("metadata", field("journal")),
    "TA": Shown("metadata", field("journal")),
    "VI": Shown("metadata", field("volume")),
    "IP": Shown("metadata", field("issue")),
    "PG": Shown("metadata", pages_of),
    "DP": Shown("metadata", dated_loosely),
    "DEP": Shown("metadata", _online),
    "LA": Shown("metadata", field("language", language_of)),
    "PT": Shown("metadata", type_said),
    "PST": Shown("metadata", stage_said),
    "MH": Shown("keyword", _heading),
    "OT": Shown("keyword", lambda words: {"keywords": words.lstrip("*")}),
    "RN": Shown("metadata"),
    "GR": Shown("metadata"),
    "SI": Shown("metadata"),
    "PB": Shown("metadata"),
    "SO": Shown("repeat"),
    **{tag: Shown("metadata", partial(_notice, kind)) for tag, kind in _NOTICES.items()},
    **dict.fromkeys(_ABOUT_OTHERS, Shown("metadata")),
}
_REPEATED_BY = {"AU": "FAU", "TA": "JT"}


def shown_as(tags: Collection[str]) -> Mapping[str, Shown]:
    """How a citation with these ``tags`` is shown: short names are left out where the full ones stand."""
    repeated = [short for short, full in _REPEATED_BY.items() if full in tags]
    return {**_TAGS, **dict.fromkeys(repeated, Shown("repeat"))} if repeated else _TAGS
