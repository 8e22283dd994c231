"""Cuts a file of citations, of any size, into one record for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.sources.record import Record
from pipeline.sources.unpack.streams import MEMBER_LIMIT, too_large

_CHUNK = 1 << 20
_END = re.compile(rb"</Pubmed(?:Book)?Article>")
_LONGEST_END = len(b"</PubmedBookArticle>")
_PMID = re.compile(rb"<PMID[^>]*>\s*(\d+)")


def split_citations(stream: BinaryIO) -> Iterator[Record]:
    """One record per citation, named by its PMID; what stands behind the last belongs to it.

    Raises :class:`~pipeline.decoded.Unreadable` with ``too_large`` for a record that has no end in reach.
    """
    pending = b""
    for piece in _pieces(stream):
        if _END.search(piece, len(piece) - _LONGEST_END) is None:
            yield _record(pending + piece)
            return
        if pending:
            yield _record(pending)
        pending = piece
    if pending:
        yield _record(pending)


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    """Stretches that end with a citation; last, what is left."""
    buffer = b""
    while chunk := stream.read(_CHUNK):
        searched = max(len(buffer) - _LONGEST_END, 0)
        buffer += chunk
        start = 0
        for found in _END.finditer(buffer, searched):
            yield buffer[start : found.end()]
            start = found.end()
        buffer = buffer[start:]
        if len(buffer) > MEMBER_LIMIT:
            raise too_large()
    if buffer:
        yield buffer


def _record(data: bytes) -> Record:
    found = _PMID.search(data)
    return Record(found[1].decode() if found else "", data)
