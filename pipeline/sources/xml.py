"""What all XML formats share: a check that opens nothing, and the text that no element of theirs holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from pipeline.decoded import Unreadable
from pipeline.sources.draft import Draft
from pipeline.sources.record import Record
from pipeline.sources.unpack.streams import MEMBER_LIMIT, too_large

_CHUNK = 1 << 20
_LONGEST_TAG = 64
_ELSEWHERE = b'<!DOCTYPE any SYSTEM "elsewhere">'
_COMMENT = re.compile(r"(?<=<!--).*?(?=-->)", re.DOTALL)
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


def split_elements(
    stream: BinaryIO, start: re.Pattern[bytes], end: re.Pattern[bytes], name: re.Pattern[bytes]
) -> Iterator[Record]:
    """One record per match of the end tag ``end``; what stands behind the last belongs to it.

    Where that has a start tag, the file was cut short, and it is a record of its own.  The first group
    of ``name`` in a record is its name.  Raises :class:`Unreadable` with ``too_large`` for a record
    that has no end within the limit.
    """
    pending = b""
    for piece in _pieces(stream, end):
        if end.search(piece, max(len(piece) - _LONGEST_TAG, 0)) is None:
            cut = start.search(piece) if pending else None
            rest = cut.start() if cut else len(piece)
            piece, pending = piece[rest:], pending + piece[:rest]
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


def without_commented_tags(text: str) -> str:
    """``text`` with a space for each angle bracket in its comments."""
    if "<!--" not in text:
        return text
    return _COMMENT.sub(lambda inner: inner[0].replace("<", " ").replace(">", " "), text)


def without_prefix(text: str, prefix: str) -> str:
    """``text``, of the same length, with spaces behind the names of tags instead of the ``prefix``."""
    tag = re.compile(rf"<(/?){re.escape(prefix)}:([\w.-]+)")
    return tag.sub(rf"<\1\2 {' ' * len(prefix)}", text)


def with_unshown(draft: Draft) -> Draft:
    """The draft with the text of elements that are not shown as dropped blocks between the others."""
    text, shown, draft.blocks = draft.text, draft.blocks, []
    position = 0
    for block in shown:
        if found := _TEXT.search(text, position, block.start):
            _drop(draft, found.end() - 1, block.start)
        draft.blocks.append(block)
        position = block.end
    if found := _TEXT.search(text, position):
        _drop(draft, found.end() - 1, len(text))
    return draft


def _drop(draft: Draft, start: int, end: int) -> None:
    """Drop what begins at ``start``, to the last tag before ``end``."""
    last = draft.text.rfind("<", start + 1, end)
    draft.drop(start, last if last > 0 else end)
