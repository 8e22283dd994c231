"""What all XML formats share: a check that opens nothing, and the text that no element of theirs holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from xml.parsers import expat

from pipeline.decoded import Block, Unreadable
from pipeline.sources.record import Record
from pipeline.sources.unpack.streams import MEMBER_LIMIT, too_large

_CHUNK = 1 << 20
_LONGEST_TAG = 64
_ELSEWHERE = b'<!DOCTYPE any SYSTEM "elsewhere">'
_TEXT = re.compile(r">\s*[^<\s]")


def check_well_formed(element: bytes, prolog: bytes = b"") -> None:
    """Raises :class:`Unreadable` where the UTF-8 ``element`` is no well-formed XML, or declares entities.

    Nothing is expanded and nothing is loaded; entities of a DTD that lies elsewhere are let pass.
    """
    if b"<!ENTITY" in prolog:
        raise Unreadable("entity_bomb", "its prolog declares entities, which are not expanded.")
    parser = expat.ParserCreate("utf-8")
    try:
        parser.Parse(_ELSEWHERE)
        parser.Parse(element, True)
    except expat.ExpatError as error:
        place = f"line {error.lineno}, column {error.offset}"
        raise Unreadable("malformed", f"{expat.ErrorString(error.code)} at {place}.") from error


def split_elements(stream: BinaryIO, end: re.Pattern[bytes], name: re.Pattern[bytes]) -> Iterator[Record]:
    """One record per match of the end tag ``end``; what stands behind the last belongs to it.

    The first group of ``name`` in a record is its name.  Raises :class:`Unreadable` with ``too_large``
    for a record that has no end within the limit.
    """
    pending = b""
    for piece in _pieces(stream, end):
        if end.search(piece, max(len(piece) - _LONGEST_TAG, 0)) is None:
            yield _record(pending + piece, name)
            return
        if pending:
            yield _record(pending, name)
        pending = piece
    if pending:
        yield _record(pending, name)


def _pieces(stream: BinaryIO, end: re.Pattern[bytes]) -> Iterator[bytes]:
    """Stretches that end with an end tag; last, what is left."""
    buffer = b""
    while chunk := stream.read(_CHUNK):
        searched = max(len(buffer) - _LONGEST_TAG, 0)
        buffer += chunk
        start = 0
        for found in end.finditer(buffer, searched):
            yield buffer[start : found.end()]
            start = found.end()
        buffer = buffer[start:]
        if len(buffer) > MEMBER_LIMIT:
            raise too_large()
    if buffer:
        yield buffer


def _record(data: bytes, name: re.Pattern[bytes]) -> Record:
    found = name.search(data)
    return Record(found[1].decode("ascii", "backslashreplace") if found else "", data)


def with_unshown(blocks: Iterable[Block], text: str, rule_id: str) -> Iterator[Block]:
    """The blocks, and between them the text of elements that are not shown, as dropped blocks."""
    position = 0
    for block in blocks:
        yield from _unshown(text, position, block.start, rule_id)
        yield block
        position = block.end
    yield from _unshown(text, position, len(text), rule_id)


def _unshown(text: str, start: int, end: int, rule_id: str) -> Iterator[Block]:
    found = _TEXT.search(text, start, end)
    if found:
        last = text.rfind("<", found.end(), end)
        yield Block(found.end() - 1, last if last > 0 else end, "unknown", rule_id)
