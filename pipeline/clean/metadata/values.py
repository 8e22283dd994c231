"""Single values: identifiers, types, languages, licences, lists of words."""

from __future__ import annotations

import re
from typing import Any

from pipeline.clean.fold import fold
from pipeline.clean.phrases import PhraseIndex
from pipeline.clean.seed_rows import rows_of, table_of, words_of
from pipeline.errors import SeedError

PLACE = "seeds/rules/metadata.yaml"
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>|]+")
_PMID = re.compile(r"(\d{1,8})(?!\w)")
_LABELLED_PMID = re.compile(r"(?:pmid|pubmed id)\s?:?\s?(\d{1,8})(?!\d)", re.IGNORECASE)
_PMCID = re.compile(r"pmc\d{4,8}", re.IGNORECASE)
_VERSION = re.compile(r"[^\d]{0,40}?(\d\.\d)")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
_REVIEWED = re.compile(r"peer[- ]?review(?:ed)?", re.IGNORECASE)
_FIRST = re.compile(r"\s*[,;/|]\s*")
_DASH = re.compile(r"\s[-–—]\s|,")
_BY_SEMICOLON = re.compile(r"\s*[;|•·\n]\s*")
_BY_COMMA = re.compile(r"\s*,\s*")


def doi_in(text: str) -> str | None:
    """The first DOI in ``text``, in lower case, without the punctuation after it."""
    match = _DOI.search(text)
    if match is None:
        return None
    doi = match[0].rstrip(".,;:'’”")
    while doi.endswith((")", "]")) and doi.count("(") < doi.count(")") + doi.endswith("]"):
        doi = doi[:-1].rstrip(".,;")
    return doi.lower()


def pmid_in(text: str) -> str | None:
    """The PubMed id with which the value of such a label begins."""
    match = _PMID.match(text)
    return match[1] if match else None


def labelled_pmid(text: str) -> str | None:
    """The PubMed id that ``text`` labels as one."""
    match = _LABELLED_PMID.search(text)
    return match[1] if match else None


def pmcid_in(text: str) -> str | None:
    """The PubMed Central id in ``text``, in capitals."""
    match = _PMCID.search(text)
    return match[0].upper() if match else None


def words_in(text: str) -> list[str]:
    """Entries of a list on one line, parted by semicolons, bars or bullets, else by commas."""
    parts = _BY_SEMICOLON.split(text)
    if len(parts) == 1:
        parts = _BY_COMMA.split(text)
    return [word for part in parts if (word := part.strip(" .*,"))]


Ranked = tuple[int, Any]
"""A value with the rank of its row: the lower, the more telling."""


class ValueTables:
    """The closed lists of values in ``metadata.yaml``."""

    def __init__(self, content: dict[str, Any]) -> None:
        self._languages: dict[str, str] = table_of(content, "languages", PLACE)
        self._statuses: dict[str, str] = table_of(content, "statuses", PLACE)
        self._types = _ranked(content, "publication_types", "document_type")
        self._type_ranks = {value: rank for rank, value in self._types.values()}
        self._type_index = PhraseIndex(self._types)
        self._licences = _ranked(content, "licences", "licence")
        self._licence_index = PhraseIndex(self._licences)
        self._registers = [_pattern(row) for row in rows_of(content, "registers", PLACE)]

    def language(self, value: str) -> str | None:
        """The code of the language that ``value`` names first."""
        return self._languages.get(fold(_FIRST.split(value.strip(), maxsplit=1)[0]).strip(" ."))

    def status(self, value: str) -> str | None:
        """The publication status, written one way; what follows a dash is its date."""
        return self._statuses.get(fold(_DASH.split(value.strip(), maxsplit=1)[0]).strip(" ."))

    def type_rank(self, document_type: str) -> int:
        """How telling a document type is: the lower, the more."""
        return self._type_ranks[document_type]

    def type_of(self, line: str) -> Ranked | None:
        """The type of publication that the whole line is."""
        return self._types.get(fold(line).strip(" .:;,*"))

    def type_in(self, value: str) -> Ranked | None:
        """The most telling type in the value of a label; glued words are taken apart first."""
        folded = fold(_GLUED.sub(" - ", _REVIEWED.sub(" ", value)))
        hits = self._type_index.hits(folded)
        found = [self._types[folded[start:end]] for start, end, _ in hits if not _is_inside(start, end, hits)]
        return min(found, key=lambda ranked: ranked[0], default=None)

    def licence_in(self, text: str) -> str | None:
        """The licence that ``text`` names, with its version where stated."""
        folded = fold(text)
        hits = self._licence_index.hits(folded)
        if not hits:
            return None
        start, end, _ = min(hits, key=lambda hit: (self._licences[folded[hit[0] : hit[1]]][0], hit[0]))
        version = _VERSION.match(folded, end)
        name = self._licences[folded[start:end]][1]
        return f"{name}-{version[1]}" if version else name

    def register_number(self, text: str) -> str | None:
        """The number of a trial register in ``text``."""
        found = (pattern.search(text) for pattern in self._registers)
        return next((match[0] for match in found if match), None)


def _is_inside(start: int, end: int, hits: list[tuple[int, int, int]]) -> bool:
    """Whether a longer phrase holds this one: `Case Report Form` is no `Case Report`."""
    return any(left <= start and end <= right and right - left > end - start for left, right, _ in hits)


def _ranked(content: dict[str, Any], key: str, value: str) -> dict[str, Ranked]:
    """Rank and value by spelling; rows stand in the order of their rank."""
    return {
        spelling: (rank, row.get(value))
        for rank, row in enumerate(rows_of(content, key, PLACE))
        for spelling in words_of(row, "spellings", PLACE)
    }


def _pattern(row: dict[str, Any]) -> re.Pattern[str]:
    try:
        return re.compile(row.get("pattern", ""))
    except (re.error, TypeError) as error:
        place = f"{PLACE} rule {row['id']}"
        raise SeedError(place, row["pattern"], f"is no regular expression ({error})", "Mend it.") from error
