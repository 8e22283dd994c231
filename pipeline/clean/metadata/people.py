"""Authors and affiliations."""

from __future__ import annotations

import re

from pipeline.clean.metadata.record import Metadata
from pipeline.clean.names import NameWords, read_names

_BAR = re.compile(r"\s[|·•]\s")
_BY = re.compile(r"(?:written |story |words )?by\s+", re.IGNORECASE)
_MARK = re.compile(r"[(\[]?\d{1,2}[)\]]?[.,]?\s*(?=[^\W\d_])|[a-h*†‡]\s+(?=[A-Z])|[(\[][a-h][)\]]\s*")
_ADDRESS = re.compile(
    r"[\s.,;(]*(?:e-?mail:?\s*|electronic address:?\s*)?[\w.+-]+@[\w-]+\.[\w.-]+\W*$", re.IGNORECASE
)


def add_authors(text: str, words: NameWords, metadata: Metadata) -> str:
    """Add the names of an author line; returns what stands behind `et al.`, a citation perhaps."""
    line = _BY.sub("", _BAR.split(text, maxsplit=1)[0], count=1) if text[:1] in "BbWwSs" else text
    found = read_names(line, words)
    metadata.authors.extend(found.names)
    return found.rest if found.names else ""


def add_affiliation(text: str, metadata: Metadata) -> None:
    """Add one affiliation without its mark and without an e-mail address behind it."""
    cleaned = _ADDRESS.sub("", _MARK.sub("", text, count=1) if _MARK.match(text) else text).strip(" ;")
    if cleaned[-2:-1].islower():
        cleaned = cleaned.rstrip(".")
    if cleaned:
        metadata.affiliations.append(cleaned)
