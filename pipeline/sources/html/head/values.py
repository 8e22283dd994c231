"""Reads single values as page heads write them: identifiers and names."""

from __future__ import annotations

import re

_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/[^\s\"<>|]+)", re.IGNORECASE)
_PMID = re.compile(r"\d{1,9}")
_PMCID = re.compile(r"(?:PMC)?(\d{4,9})", re.IGNORECASE)
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


def words(value: str) -> str | None:
    """The value on one line."""
    return " ".join(value.split()) or None
