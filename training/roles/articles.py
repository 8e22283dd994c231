"""Real titles, paragraphs, references and affiliations of openly licensed articles, to fill pages with."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lxml import etree

_PLACES = {
    "title": "front//article-title",
    "abstract": "front//abstract//p",
    "body": "body//p",
    "caption": "body//caption",
    "reference": "back//ref/*[not(self::label)]",
    "affiliation": "front//aff",
    "keyword": "front//kwd",
}
"""Where an article in JATS holds what the roles are given to."""

_SHORTEST = {"abstract": 200, "body": 200, "caption": 40, "reference": 40, "affiliation": 30}

Texts = dict[str, list[str]]
"""The texts of one article by role."""


def read_articles(folder: Path) -> list[Texts]:
    """The articles below ``folder``, in the order of their paths."""
    return [_texts(etree.parse(str(path))) for path in sorted(folder.glob("jats_*/*xml"))]


def _texts(article: Any) -> Texts:
    return {
        role: list(_long(_found(article, place), _SHORTEST.get(role, 3))) for role, place in _PLACES.items()
    }


def _found(article: Any, place: str) -> Iterable[str]:
    for element in article.xpath(f"//{place}"):
        parts = (part.strip() for part in element.itertext())
        yield " ".join(" ".join(filter(None, parts)).split())


def _long(texts: Iterable[str], shortest: int) -> Iterable[str]:
    return (text for text in texts if len(text) >= shortest)
