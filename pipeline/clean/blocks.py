"""Gives the blocks of a format their roles: stated ones as they are, the others by their words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, groupby, pairwise
from operator import sub
from typing import NamedTuple

from pipeline.clean.by_element import HEADS_REFERENCES, Decision, cites, heads_text, listed, settled
from pipeline.clean.forms import plain_text
from pipeline.clean.normalize import normalize_with_map
from pipeline.clean.raw_segment import KEPT_ROLES, RawSegment
from pipeline.decoded import Block, Decoded
from pipeline.document import row_maker

_ITEMS = frozenset(["li", "td", "th", "tr", "dt", "dd", "a", "button", "option"])
"""Elements that stand line by line, without a blank line before them."""


_segment, _block = row_maker(RawSegment), row_maker(Block)


class Rendered(NamedTuple):
    """Blocks as plain text, one line each.

    ``hints`` has one entry per line of ``text``, blank ones included; ``starts`` says where in ``text``
    each block's line begins, ``numbers`` which block it is.
    """

    text: str
    hints: list[str]
    starts: list[int]
    numbers: list[int]


def read_blocks(decoded: Decoded, blocks: Sequence[Block]) -> list[str]:
    """What one reads in each block, on one line; nothing in those that a page does not show."""
    text, form = decoded.text, decoded.form
    return [
        "" if block.role == "blank" else " ".join(plain_text(text[block.start : block.end], form).split())
        for block in blocks
    ]


def render(texts: Sequence[str], blocks: Sequence[Block]) -> Rendered:
    """The undecided blocks and the title, as a person would copy them from the screen."""
    lines: list[str] = []
    rendered = Rendered("", [], [], [])
    length = 0
    for number, (text, block) in enumerate(zip(texts, blocks, strict=True)):
        if not text or block.role not in ("", "title"):
            continue
        if lines and block.hint not in _ITEMS:
            lines.append("")
            rendered.hints.append("")
            length += 1
        lines.append(text)
        rendered.hints.append(block.hint)
        rendered.starts.append(length)
        rendered.numbers.append(number)
        length += len(text) + 1
    return rendered._replace(text="\n".join(lines))


def decide(
    texts: Sequence[str], blocks: Sequence[Block], lines: Rendered, segments: Iterable[RawSegment]
) -> dict[int, Decision]:
    """What each block is, by its number: stated, else as ``segments`` of the rendered lines say.

    What the words leave open is what its element is made for.  Blocks that show nothing have none.
    """
    found = {number: Decision(block.role, block.rule_id) for number, block in enumerate(blocks) if block.role}
    titled = any(block.role == "title" for block in blocks)
    for group, (role, start, end, _, rule_id, _) in enumerate(segments):
        if role != "blank":
            by_words = Decision("heading" if titled and role == "title" else role, rule_id, group)
            for number in _numbers(lines, start, end):
                found.setdefault(number, settled(texts[number], blocks[number].hint, by_words))
    _restore_headings(blocks, found)
    _set_works_apart(blocks, found)
    return found


def _numbers(lines: Rendered, start: int, end: int) -> list[int]:
    """The blocks whose lines lie from ``start`` to ``end``."""
    first = bisect_right(lines.starts, start) - 1
    return lines.numbers[max(first, 0) : bisect_right(lines.starts, end - 1)]


def _restore_headings(blocks: Sequence[Block], found: dict[int, Decision]) -> None:
    for below, number in pairwise(sorted(found, reverse=True)):
        if heads_text(blocks[number].hint, found[number], found[below]):
            found[number] = Decision("heading", f"element-{blocks[number].hint}")


def _set_works_apart(blocks: Sequence[Block], found: dict[int, Decision]) -> None:
    """Works in a list are no record of the page, below a heading of references or where they are several."""
    is_below = False
    for is_cited, group in groupby(sorted(found), lambda one: cites(blocks[one].hint, found[one])):
        numbers = list(group)
        if not is_cited:
            headings = [found[number] for number in numbers if found[number].role == "heading"]
            is_below = headings[-1].rule_id == HEADS_REFERENCES if headings else is_below
        elif is_below or len(numbers) > 1:
            for number in numbers:
                found[number] = listed(blocks[number].hint, below_references=is_below)


def joined(blocks: Sequence[Block], decisions: dict[int, Decision]) -> list[Block]:
    """The blocks with their roles, those of one group as one."""
    found: list[Block] = []
    last = -2
    for number, decision in sorted(decisions.items()):
        start, end = blocks[number].start, blocks[number].end
        if number == last + 1 and decision.group >= 0 and decision == decisions[last]:
            start = found.pop().start
        found.append(_block((start, end, decision.role, decision.rule_id, "")))
        last = number
    return found


def show(texts: Sequence[str], decisions: dict[int, Decision]) -> tuple[Rendered, list[RawSegment]]:
    """All that a page shows, and the segments of that, one for each block."""
    numbers = [number for number in sorted(decisions) if texts[number]]
    lines = [texts[number] + "\n" for number in numbers]
    starts = list(accumulate(map(len, lines), initial=0))
    segments = [
        _segment((role, start, end, role in KEPT_ROLES, rule_id, 0))
        for (role, rule_id, _), (start, end) in zip(
            (decisions[number] for number in numbers), pairwise(starts), strict=True
        )
    ]
    hints = [""] * len(lines)
    return Rendered("".join(lines), hints, starts[:-1], numbers), segments


def span_in_raw(decoded: Decoded, rendered: Rendered, start: int, end: int) -> tuple[int, int] | None:
    """Where in the raw text a stretch of the rendered text stands; None where no one block holds it."""
    place = max(bisect_right(rendered.starts, start) - 1, 0)
    first, last, *_ = (decoded.blocks or ())[rendered.numbers[place]]
    text, offsets = normalize_with_map(decoded.text[first:last], decoded.form)
    found = text.find(rendered.text[start:end])
    if start >= end or found < 0:
        return None
    raw_start, raw_end = offsets.raw_span(found, found + end - start)
    return first + raw_start, first + raw_end


def tiled(blocks: Sequence[Block], length: int) -> list[RawSegment]:
    """Segments that tile a raw text of ``length``; what lies before a block belongs to it."""
    starts, ends, roles, rules, _ = zip(*blocks, strict=True) if blocks else [()] * len(Block._fields)
    begins = (0, *ends)
    rows = zip(
        roles,
        begins,
        ends,
        map(KEPT_ROLES.__contains__, roles),
        rules,
        map(sub, starts, begins),
        strict=False,
    )
    segments = list(map(_segment, rows))
    if begins[-1] < length:
        segments.append(RawSegment("blank", begins[-1], length, False, "markup"))
    return segments
