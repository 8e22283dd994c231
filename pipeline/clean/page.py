"""Lays a capture out: the roles of all its text, and the text as a person reads it on the page."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.clean.blocks import Rendered, decide, joined, read_blocks, render, show, tiled
from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.segment import Segmenter
from pipeline.decoded import Decoded, Stated


class Page(NamedTuple):
    """A capture's segments, which tile its raw text, and what it shows.

    ``shown`` is the page as plain text and ``parts`` are the segments of that; for plain text both are
    the capture's own, else ``rendered`` leads back.  A record, whose format states every role, shows
    nothing beside its text.
    """

    segments: list[RawSegment]
    shown: str
    parts: list[RawSegment]
    is_record: bool
    stated: tuple[Stated, ...]
    rendered: Rendered | None = None


def lay_out(decoded: Decoded, segmenter: Segmenter) -> Page:
    """The capture with a role for each run of its raw text."""
    if decoded.blocks is None:
        segments = segmenter.segment(decoded.text)
        return Page(segments, decoded.text, segments, is_record=False, stated=decoded.stated)
    length = len(decoded.text)
    if all(block.role for block in decoded.blocks):
        return Page(tiled(decoded.blocks, length), "", [], is_record=True, stated=decoded.stated)
    blocks = decoded.blocks
    texts = read_blocks(decoded, blocks)
    lines = render(texts, blocks)
    decisions = decide(texts, blocks, lines, segmenter.segment(lines.text))
    segments = tiled(joined(blocks, decisions), length)
    shown, parts = show(texts, decisions)
    return Page(segments, shown.text, parts, is_record=False, stated=decoded.stated, rendered=shown)
