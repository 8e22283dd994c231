"""Gives the blocks of a format their roles: stated ones as they are, the others by their words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.clean.normalize import normalize, normalize_with_map
from pipeline.clean.raw_segment import KEPT_ROLES, RawSegment
from pipeline.decoded import Block, Decoded

_ITEMS = frozenset(["li", "td", "th", "dt", "dd", "a", "button", "option"])
"""Elements that stand line by line, without a blank line before them."""


class Rendered(NamedTuple):
    """The undecided blocks of a capture as plain text, one line each.

    ``hints`` has one entry per line of ``text``, blank ones included; ``starts`` says where in ``text``
    each block's line begins, ``numbers`` which block it is.
    """

    text: str
    hints: list[str]
    starts: list[int]
    numbers: list[int]


def render(decoded: Decoded, blocks: Sequence[Block]) -> Rendered:
    """The blocks without a stated role as a person would copy them from the screen."""
    lines: list[str] = []
    hints: list[str] = []
    starts: list[int] = []
    numbers: list[int] = []
    length = 0
    for number, block in enumerate(blocks):
        text = "" if block.role else normalize(decoded.text[block.start : block.end], decoded.form).strip()
        if not text:
            continue
        if lines and block.hint not in _ITEMS:
            lines.append("")
            hints.append("")
            length += 1
        lines.append(text)
        hints.append(block.hint)
        starts.append(length)
        numbers.append(number)
        length += len(text) + 1
    return Rendered("\n".join(lines), hints, starts, numbers)


def span_in_raw(decoded: Decoded, rendered: Rendered, start: int, end: int) -> tuple[int, int] | None:
    """Where in the raw text a stretch of the rendered text stands; None where no one block holds it."""
    place = max(bisect_right(rendered.starts, start) - 1, 0)
    first, last, *_ = (decoded.blocks or ())[rendered.numbers[place]]
    text, offsets = normalize_with_map(decoded.text[first:last], decoded.form)
    lead = len(text) - len(text.lstrip()) - rendered.starts[place]
    if start >= end or end + lead > len(text):
        return None
    raw_start, raw_end = offsets.raw_span(start + lead, end + lead)
    return first + raw_start, first + raw_end


def decided(blocks: Sequence[Block], rendered: Rendered, segments: Iterable[RawSegment]) -> list[Block]:
    """The blocks, the undecided ones with the role that ``segments`` of the rendered text give them.

    Blocks that one segment joins become one, unless a block with a stated role lies between them.
    """
    found: list[Block] = [block for block in blocks if block.role]
    for segment in segments:
        if segment.role != "blank":
            first = bisect_right(rendered.starts, segment.start) - 1
            last = bisect_right(rendered.starts, segment.end - 1) - 1
            found += _joined(blocks, rendered.numbers[max(first, 0) : last + 1], segment)
    return sorted(found)


def _joined(blocks: Sequence[Block], numbers: list[int], segment: RawSegment) -> Iterator[Block]:
    start = 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or numbers[place] != numbers[place - 1] + 1:
            first, last = blocks[numbers[start]], blocks[numbers[place - 1]]
            yield Block(first.start, last.end, segment.role, segment.rule_id)
            start = place


def tiled(blocks: Iterable[Block], length: int) -> list[RawSegment]:
    """Segments that tile a raw text of ``length``; what lies before a block belongs to it."""
    segments: list[RawSegment] = []
    position = 0
    for block in blocks:
        lead = block.start - position
        kept = block.role in KEPT_ROLES
        segments.append(RawSegment(block.role, position, block.end, kept, block.rule_id, lead))
        position = block.end
    if position < length:
        segments.append(RawSegment("blank", position, length, False, "markup"))
    return segments
