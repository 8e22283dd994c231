"""Reads full texts in JATS, the format of PubMed Central and of most publishers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.decoded import MARKUP, Decoded, Unreadable
from pipeline.sources.jats.article import Article
from pipeline.sources.record import Record
from pipeline.sources.text import read_text
from pipeline.sources.xml import check_well_formed, split_elements, with_unshown, without_prefix

__all__ = ["MEDIA_TYPE", "READERS", "SPLITTERS", "read_article", "recognize"]

MEDIA_TYPE = "application/jats+xml"

_PROLOG = rb"(?:\xef\xbb\xbf)?(?:\s|<\?[^>]*\?>|<!DOCTYPE[^>\[]*>|<!--.*?-->)*"
_ROOT = re.compile(_PROLOG + rb"<(?:[\w.-]+:)?(?:article|pmc-articleset|OAI-PMH)(?=[\s>])", re.DOTALL)
_TELLING = re.compile(
    rb"<(?:[\w.-]+:)?(?:front|journal-meta)\b|dtd-version|<!DOCTYPE article|<(?:[\w.-]+:)?pmc-articleset"
)
_ARTICLE = re.compile(r"<(?:(?P<prefix>[\w.-]+):)?article(?=[\s>])")
_CLOSING = re.compile(r"</(?:[\w.-]+:)?article\s*>")
_START = re.compile(rb"<(?:[\w.-]+:)?article(?=[\s>])")
_END = re.compile(rb"</(?:[\w.-]+:)?article\s*>")
_NAME = re.compile(rb'<(?:[\w.-]+:)?article-id[^>]*"(?:pmc|pmcid|pmcaid|pmid|doi)"[^>]*>\s*([^<\s]+)')


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins like a JATS article; HTML has an ``article`` element too."""
    return MEDIA_TYPE if _ROOT.match(head) and _TELLING.search(head) else None


def read_article(data: bytes) -> Decoded:
    """One article; what stands around it in ``data`` is no text of it.

    Raises :class:`Unreadable` with ``malformed`` or ``entity_bomb``.
    """
    decoded = read_text(data)
    opening = _ARTICLE.search(decoded.text)
    ends = [found.end() for found in _CLOSING.finditer(decoded.text, opening.end())] if opening else []
    if opening is None or not ends:
        raise Unreadable("malformed", "no whole article element lies in it.")
    start, end = opening.start(), ends[-1]
    prolog, element = decoded.text[:start], decoded.text[start:end]
    check_well_formed(element.encode("utf-8", "surrogatepass"), prolog.encode("utf-8", "surrogatepass"))
    text = without_prefix(decoded.text, opening["prefix"]) if opening["prefix"] else decoded.text
    return with_unshown(Article(text, start, end).draft).decoded(decoded, MARKUP)


def split_articles(stream: BinaryIO) -> Iterator[Record]:
    """One record per article of a set, named by its first identifier."""
    return split_elements(stream, _START, _END, _NAME)


READERS = {MEDIA_TYPE: read_article}
SPLITTERS = {MEDIA_TYPE: split_articles}
