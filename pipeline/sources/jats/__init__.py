"""Reads full texts in JATS, the format of PubMed Central and of most publishers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.decoded import MARKUP, Decoded, Unreadable
from pipeline.sources.jats.article import Article
from pipeline.sources.record import Record
from pipeline.sources.text import read_text
from pipeline.sources.xml import check_well_formed, split_elements, with_unshown

__all__ = ["MEDIA_TYPE", "READERS", "SPLITTERS", "read_article", "recognize"]

MEDIA_TYPE = "application/jats+xml"

_PROLOG = rb"(?:\xef\xbb\xbf)?(?:\s|<\?[^>]*\?>|<!DOCTYPE[^>\[]*>|<!--.*?-->)*"
_ROOT = re.compile(_PROLOG + rb"<(?:article|pmc-articleset|OAI-PMH)(?=[\s>])", re.DOTALL)
_TELLING = (b"<front", b"<journal-meta", b"dtd-version", b"<!DOCTYPE article", b"<pmc-articleset")
_ARTICLE = re.compile(r"<article(?=[\s>])")
_START = re.compile(rb"<article(?=[\s>])")
_END = re.compile(rb"</article>")
_NAME = re.compile(rb'<article-id[^>]*"(?:pmc|pmcid|pmcaid|pmid|doi)"[^>]*>\s*([^<\s]+)')


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins like a JATS article; HTML has an ``article`` element too."""
    if _ROOT.match(head) and any(sign in head for sign in _TELLING):
        return MEDIA_TYPE
    return None


def read_article(data: bytes) -> Decoded:
    """One article; what stands around it in ``data`` is no text of it.

    Raises :class:`Unreadable` with ``malformed`` or ``entity_bomb``.
    """
    decoded = read_text(data)
    start = _ARTICLE.search(decoded.text)
    end = decoded.text.rfind("</article>")
    if start is None or end < start.end():
        raise Unreadable("malformed", "no whole article element lies in it.")
    end += len("</article>")
    prolog, element = decoded.text[: start.start()], decoded.text[start.start() : end]
    check_well_formed(element.encode("utf-8", "surrogatepass"), prolog.encode("utf-8", "surrogatepass"))
    return with_unshown(Article(decoded.text, start.start(), end).draft).decoded(decoded, MARKUP)


def split_articles(stream: BinaryIO) -> Iterator[Record]:
    """One record per article of a set, named by its first identifier."""
    return split_elements(stream, _START, _END, _NAME)


READERS = {MEDIA_TYPE: read_article}
SPLITTERS = {MEDIA_TYPE: split_articles}
