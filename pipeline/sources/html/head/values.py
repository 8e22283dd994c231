"""Reads single values as page heads write them: identifiers, names, languages, licences."""

from __future__ import annotations

import re

from pipeline.sources.pubmed.types import LANGUAGES

_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/[^\s\"<>|]+)", re.IGNORECASE)
_PMID = re.compile(r"\d{1,9}")
_PMCID = re.compile(r"(?:PMC)?(\d{4,9})", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9_-]+)?")
_COMMONS = re.compile(
    r"creativecommons\.org/(?:licen[cs]es/([a-z-]{2,11})|publicdomain/(zero))(?:/(\d\.\d))?", re.IGNORECASE
)
_LONGEST_NAME = 80


def doi(value: str) -> str | None:
    """A DOI in lower case, without the resolver or label before it."""
    found = _DOI.fullmatch(value.strip())
    return found[1].lower() if found else None


def pmid(value: str) -> str | None:
    """A PubMed id."""
    return value.strip() if _PMID.fullmatch(value.strip()) else None


def pmcid(value: str) -> str | None:
    """A PubMed Central id with its letters."""
    found = _PMCID.fullmatch(value.strip())
    return f"PMC{found[1]}" if found else None


def person(value: str) -> str | None:
    """A name, given names first; addresses of profiles are none."""
    name = " ".join(value.split()).strip(" ,;")
    last, comma, first = name.partition(", ")
    if comma and "," not in first:
        name = f"{first} {last}"
    return name if name and "/" not in name and "@" not in name and len(name) <= _LONGEST_NAME else None


def language(value: str) -> str | None:
    """The ISO 639-1 code of a language tag, or of a code of three letters."""
    found = _LANGUAGE.fullmatch(value.strip())
    return found[1].lower() if found else LANGUAGES.get(value.strip().lower())


def licence(value: str) -> str | None:
    """The SPDX id of the Creative Commons licence whose address ``value`` holds, as far as it is stated."""
    found = _COMMONS.search(value)
    if found is None:
        return None
    name = "CC0" if found[2] else f"CC-{found[1].upper().strip('-')}"
    return f"{name}-{found[3]}" if found[3] else name


def words(value: str) -> str | None:
    """The value on one line."""
    return " ".join(value.split()) or None
