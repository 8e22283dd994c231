"""Cuts files of records in lines, and the records of tagged lines into their values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import BinaryIO, NamedTuple

from pipeline.sources.draft import Draft, Shown
from pipeline.sources.record import Record
from pipeline.sources.unpack.streams import MEMBER_LIMIT, too_large

_CHUNK = 1 << 18
_LONGEST_OPENING = 300


class Tagged(NamedTuple):
    """One value of a record and its tag, in code points; ``label`` is where the tag begins."""

    tag: str
    label: int
    start: int
    end: int


def tagged(text: str, tag: re.Pattern[str]) -> Iterator[Tagged]:
    """The values behind each match of ``tag``, up to the next one, with their continuation lines."""
    opened = None
    for found in tag.finditer(text):
        if opened:
            yield _value(text, opened, found.start())
        opened = found
    if opened:
        yield _value(text, opened, len(text))


def _value(text: str, opened: re.Match[str], end: int) -> Tagged:
    start = opened.end()
    return Tagged(opened[1].rstrip(), opened.start(), start, start + len(text[start:end].rstrip()))


def lay_out(
    draft: Draft, found: Iterable[Tagged], table: Mapping[str, Shown], words: Callable[[str], str]
) -> None:
    """Put the values ``found`` into ``draft``; ``words`` reads one.  Metadata are shown with their tag."""
    for tag, label, start, end in found:
        shown = table.get(tag)
        if shown is None:
            draft.drop(label, end)
            continue
        if shown.role:
            draft.show(shown.role, tag, label if shown.role == "metadata" else start, end)
        if shown.states:
            draft.state_all(shown.states(words(draft.text[start:end])), (start, end), tag)


def split_at(stream: BinaryIO, opening: re.Pattern[bytes], name: re.Pattern[bytes]) -> Iterator[Record]:
    """One record per match of ``opening``, which lies in one line; blank lines before it belong to it.

    What stands before the first belongs to it.  The first group of ``name`` in a record is its name.
    Raises :class:`~pipeline.decoded.Unreadable` with ``too_large`` for a record beyond the limit.
    """
    for data in _pieces(stream, opening):
        found = name.search(data)
        yield Record(found[1].decode("utf-8", "backslashreplace").strip() if found else "", data)


def _pieces(stream: BinaryIO, opening: re.Pattern[bytes]) -> Iterator[bytes]:
    buffer, searched, is_open = b"", 0, False
    while chunk := stream.read(max(_CHUNK, len(buffer))):
        buffer += chunk
        taken = 0
        for found in opening.finditer(buffer, searched):
            if is_open:
                start = _blank_lines_before(buffer, found.start(), taken)
                yield buffer[taken:start]
                taken = start
            searched, is_open = found.end(), True
        searched = max(searched, len(buffer) - _LONGEST_OPENING) - taken
        buffer = buffer[taken:]
        if len(buffer) > MEMBER_LIMIT:
            raise too_large()
    if buffer:
        yield buffer


def _blank_lines_before(buffer: bytes, start: int, floor: int) -> int:
    """Where the blank lines begin that end at ``start``."""
    while start > floor:
        line = buffer.rfind(b"\n", floor, start - 1) + 1
        if line <= floor or buffer[line:start].strip():
            break
        start = line
    return start
