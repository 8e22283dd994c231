"""Reads PubMed citations in NLM's XML, one document per citation."""

from __future__ import annotations

from pipeline.decoded import MARKUP, Decoded, Unreadable
from pipeline.sources.pubmed.citation import Citation
from pipeline.sources.pubmed.records import split_citations
from pipeline.sources.text import read_text
from pipeline.sources.xml import check_well_formed, with_unshown

__all__ = ["MEDIA_TYPE", "READERS", "SPLITTERS", "read_citation", "recognize", "split_citations"]

MEDIA_TYPE = "application/vnd.nlm.pubmed+xml"
_OPENINGS = (b"<PubmedArticle", b"<PubmedBookArticle")
_CLOSINGS = (b"</PubmedArticle>", b"</PubmedBookArticle>")


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins like a file of PubMed citations."""
    is_markup = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    return MEDIA_TYPE if is_markup and any(opening in head for opening in _OPENINGS) else None


def read_citation(data: bytes) -> Decoded:
    """One citation; what stands around it in ``data`` is no text of it.

    Raises :class:`Unreadable` with ``malformed`` or ``entity_bomb``.
    """
    check_well_formed(_element(data))
    decoded = read_text(data)
    citation = Citation(decoded.text)
    blocks = tuple(with_unshown(citation.blocks, decoded.text, "pubmed#not-shown"))
    return Decoded(decoded.text, decoded.encoding, decoded.offsets, MARKUP, blocks, tuple(citation.stated))


def _element(data: bytes) -> bytes:
    """The citation's own element within its record."""
    for opening, closing in zip(_OPENINGS, _CLOSINGS, strict=True):
        end = data.find(closing)
        if end >= 0:
            start = data.rfind(opening, 0, end)
            while data[start + len(opening) : start + len(opening) + 1] not in (b">", b" ", b"\n", b"\t"):
                start = data.rfind(opening, 0, start)
                if start < 0:
                    break
            if start >= 0:
                return data[start : end + len(closing)]
    raise Unreadable("malformed", "no whole PubmedArticle element lies in it.")


READERS = {MEDIA_TYPE: read_citation}
SPLITTERS = {MEDIA_TYPE: split_citations}
