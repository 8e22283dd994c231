"""Lays a capture out: the roles of all its text, and the text as a person reads it on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from pipeline.clean.blocks import Rendered, decide, joined, read_blocks, render, show, tiled
from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.segment import RawPage, Segmenter
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


_role = attrgetter("role")


class _Marked(NamedTuple):
    """What one reads in each block of a capture, and the undecided ones as a person would copy them."""

    texts: list[str]
    lines: Rendered


def lay_out(decoded: Decoded, segmenter: Segmenter) -> Page:
    """The capture with a role for each run of its raw text."""
    return next(lay_out_all([decoded], segmenter))


def lay_out_all(captures: Sequence[Decoded], segmenter: Segmenter) -> Iterator[Page]:
    """Each capture with its roles; many together are read several times as fast as one by one."""
    marked = [_marked(decoded) for decoded in captures]
    asked = [_raw_page(*one) for one in zip(captures, marked, strict=True)]
    answers = segmenter.segment_all(page for page in asked if page is not None)
    for decoded, one, page in zip(captures, marked, asked, strict=True):
        yield _page(decoded, one, [] if page is None else next(answers))


def _marked(decoded: Decoded) -> _Marked | None:
    """None where the text's own lines or the stated roles are all there is."""
    if decoded.blocks is None or all(map(_role, decoded.blocks)):
        return None
    texts = read_blocks(decoded, decoded.blocks)
    return _Marked(texts, render(texts, decoded.blocks))


def _raw_page(decoded: Decoded, marked: _Marked | None) -> RawPage | None:
    """What the words have to decide; None where the format states every role."""
    if marked is not None:
        return RawPage(marked.lines.text, marked.lines.hints)
    return RawPage(decoded.text) if decoded.blocks is None else None


def _page(decoded: Decoded, marked: _Marked | None, segments: list[RawSegment]) -> Page:
    blocks, length = decoded.blocks, len(decoded.text)
    if blocks is None:
        return Page(segments, decoded.text, segments, is_record=False, stated=decoded.stated)
    if marked is None:
        return Page(tiled(blocks, length), "", [], is_record=True, stated=decoded.stated)
    decisions = decide(marked.texts, blocks, marked.lines, segments)
    shown, parts = show(marked.texts, decisions)
    tiles = tiled(joined(blocks, decisions), length)
    return Page(tiles, shown.text, parts, is_record=False, stated=decoded.stated, rendered=shown)
