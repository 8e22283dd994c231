"""Puts a document's clean text together from its kept segments, with the map back to the bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.clean.list_marks import mark_length
from pipeline.clean.normalize import is_normal, normalize_with_map
from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.runs import UNCHANGED, Run, part_of, through
from pipeline.decoded import Decoded
from pipeline.document import OffsetMap, Span

EMPTY_CELLS = " \n|"
"""What a row of a table begins or ends with where its outer cells are empty."""

_VISIBLE = re.compile(r"\S")

SEPARATOR = "\n\n"
"""Stands between two kept segments; it comes from no byte of the capture."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """A document's clean text; ``offsets`` leads to the capture's bytes.

    ``spans`` has one entry per raw segment: where its clean text stands, or None where it was
    dropped or where nothing of it was left (only a list mark, only invisible characters).
    """

    text: str
    spans: list[Span | None]
    offsets: OffsetMap


def assemble(decoded: Decoded, segments: Sequence[RawSegment]) -> Assembled:
    """The kept segments, each normalized, without outer white space and list mark."""
    texts: list[str] = []
    spans: list[Span | None] = []
    runs: list[Run] = []
    end = 0
    for (text, offsets, skipped), part in zip(_pieces(decoded, segments), segments, strict=True):
        if not text:
            spans.append(None)
            continue
        if texts:
            runs.append((end, part.start, 0))
            end += len(SEPARATOR)
        raw = _first_visible(decoded.text, part.start + part.lead)
        runs += _runs_of(text, skipped, offsets, at=end, raw=raw)
        texts.append(text)
        spans.append(Span(end, end + len(text)))
        end += len(text)
    return Assembled(SEPARATOR.join(texts), spans, through(runs, decoded.offsets, end))


_Piece = tuple[str, OffsetMap, int]
"""The clean text of a segment, the map from what was normalized of it, and where in that it starts."""


def _pieces(decoded: Decoded, segments: Sequence[RawSegment]) -> Iterator[_Piece]:
    """One for each segment, its text empty where nothing is kept.  Most captures need no normalization."""
    raw, form = decoded.text, decoded.form
    contents = [raw[start + lead : end].strip() if kept else "" for _, start, end, kept, _, lead in segments]
    is_clean = is_normal("".join(contents), form)
    for content, segment in zip(contents, segments, strict=True):
        unchanged = is_clean or not content
        whole, offsets = (content, UNCHANGED) if unchanged else normalize_with_map(content, form)
        if not whole or (whole[0].isalpha() and whole[-1] not in EMPTY_CELLS):
            yield whole, offsets, 0
        else:
            text, start = _bared(whole, segment.role)
            yield text, offsets, start


def _first_visible(raw: str, at: int) -> int:
    found = _VISIBLE.search(raw, at)
    return found.start() if found else at


def _bared(normalized: str, role: str) -> tuple[str, int]:
    """The text without list mark and outer empty cells, and where in what is ``normalized`` it starts."""
    text = normalized.lstrip(EMPTY_CELLS)
    text = text[mark_length(role, text) :]
    return text.rstrip(EMPTY_CELLS), len(normalized) - len(text)


def _runs_of(text: str, start: int, offsets: OffsetMap, *, at: int, raw: int) -> Iterable[Run]:
    """The runs of ``text``, put at ``at``, to code points of the capture.

    It starts at ``start`` of what ``offsets`` leads from, whose source begins at ``raw``.
    """
    if offsets is UNCHANGED:
        return ((at, raw + start, 1),)
    return part_of(offsets, Span(start, start + len(text)), at=at, raw=raw)
