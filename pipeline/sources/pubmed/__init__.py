"""Reads PubMed citations in NLM's XML, one document per citation."""

from __future__ import annotations

import re

from pipeline.decoded import MARKUP, Decoded, Unreadable
from pipeline.sources.pubmed.citation import draft_of
from pipeline.sources.pubmed.records import split_citations
from pipeline.sources.text import read_text
from pipeline.sources.xml import check_well_formed, with_unshown

__all__ = ["MEDIA_TYPE", "READERS", "SPLITTERS", "read_citation", "recognize", "split_citations"]

MEDIA_TYPE = "application/vnd.nlm.pubmed+xml"
_TELLING = (b"<PubmedArticle", b"<PubmedBookArticle")
_ELEMENT = re.compile(r"<(Pubmed(?:Book)?Article)(?=[\s>])")


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins like a file of PubMed citations."""
    is_markup = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    return MEDIA_TYPE if is_markup and any(sign in head for sign in _TELLING) else None


def read_citation(data: bytes) -> Decoded:
    """One citation; what stands around it in ``data`` is no text of it.

    Raises :class:`Unreadable` with ``empty``, ``malformed`` or ``entity_bomb``.
    """
    decoded = read_text(data)
    start, end = _element(decoded.text)
    prolog, element = decoded.text[:start], decoded.text[start:end]
    check_well_formed(element.encode("utf-8", "surrogatepass"), prolog.encode("utf-8", "surrogatepass"))
    return with_unshown(draft_of(decoded.text, start, end)).decoded(decoded, MARKUP)


def _element(text: str) -> tuple[int, int]:
    """Where the citation's own element lies within its record."""
    opening = _ELEMENT.search(text)
    if opening is None:
        raise Unreadable("empty", "no PubmedArticle element lies in it.")
    closing = f"</{opening[1]}>"
    end = text.rfind(closing)
    if end < opening.end():
        raise Unreadable("malformed", "no whole PubmedArticle element lies in it.")
    return opening.start(), end + len(closing)


READERS = {MEDIA_TYPE: read_citation}
SPLITTERS = {MEDIA_TYPE: split_citations}
