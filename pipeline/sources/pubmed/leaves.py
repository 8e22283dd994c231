"""The elements of a PubMed citation that hold one value, and what each states."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from pipeline.sources.draft import Shown, field
from pipeline.sources.nlm import stage_said, type_said
from pipeline.sources.values import bare_title, language_of, pages_of, pmid_of, words_of

_SHORT = 100
"""Code points of a value that is remembered: citations of one file share journals, languages and subjects."""

LEAVES: Mapping[str, Shown] = {
    "PMID": Shown("metadata", field("pmid", pmid_of)),
    "Title": Shown("metadata", field("journal")),
    "Volume": Shown("metadata", field("volume")),
    "Issue": Shown("metadata", field("issue")),
    "MedlinePgn": Shown("metadata", pages_of),
    "BookTitle": Shown("title", field("title", bare_title)),
    "CopyrightInformation": Shown("legal"),
    "CoiStatement": Shown("legal"),
    "CollectiveName": Shown("author", field("authors")),
    "Affiliation": Shown("affiliation", field("affiliations")),
    "Language": Shown("metadata", field("language", language_of)),
    "PublicationType": Shown("metadata", type_said),
    "PublicationStatus": Shown("metadata", stage_said),
    "DescriptorName": Shown("keyword", field("subject_areas")),
    "Keyword": Shown("keyword", field("keywords")),
    "GrantID": Shown("metadata"),
    "AccessionNumber": Shown("metadata"),
    "NameOfSubstance": Shown("metadata"),
}


def said(name: str, written: str) -> list[tuple[str, str]]:
    """The fields that an element states, with their values; ``written`` may hold markup."""
    return _remembered(name, written) if len(written) <= _SHORT else _said(name, written)


def _said(name: str, written: str) -> list[tuple[str, str]]:
    states = LEAVES[name].states
    return [(column, value) for column, value in states(words_of(written)).items() if value] if states else []


_remembered = lru_cache(maxsize=4096)(_said)
