"""Puts a document's clean text together from its kept segments, with the map back to the bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.clean.list_marks import mark_length
from pipeline.clean.normalize import is_normal, normalize_with_map
from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.runs import UNCHANGED, Run, part_of, through
from pipeline.decoded import Decoded
from pipeline.document import OffsetMap, Span

EMPTY_CELLS = " \n|"
"""What a row of a table begins or ends with where its outer cells are empty."""

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
    raw, form = decoded.text, decoded.form
    contents = [raw[start + lead : end].strip() if kept else "" for _, start, end, kept, _, lead in segments]
    as_written = is_normal("".join(contents), form)
    texts: list[str] = []
    spans: list[Span | None] = []
    runs: list[Run] = []
    end = 0
    for content, (role, start, _, _, _, lead) in zip(contents, segments, strict=True):
        whole, offsets = (
            (content, UNCHANGED) if as_written or not content else normalize_with_map(content, form)
        )
        is_bare = not whole or (whole[0].isalpha() and whole[-1] not in EMPTY_CELLS)
        text, skipped = (whole, 0) if is_bare else _bared(whole, role)
        if not text:
            spans.append(None)
            continue
        if texts:
            runs.append((end, start, 0))
            end += len(SEPARATOR)
        runs += _runs_of(text, skipped, offsets, at=end, raw=_first_visible(raw, start + lead))
        texts.append(text)
        spans.append(Span(end, end + len(text)))
        end += len(text)
    return Assembled(SEPARATOR.join(texts), spans, through(runs, decoded.offsets, end))


def _bared(normalized: str, role: str) -> tuple[str, int]:
    """The text without list mark and outer empty cells, and where in what is ``normalized`` it starts."""
    text = normalized.lstrip(EMPTY_CELLS)
    text = text[mark_length(role, text) :]
    return text.rstrip(EMPTY_CELLS), len(normalized) - len(text)


def _first_visible(raw: str, at: int) -> int:
    while raw[at].isspace():
        at += 1
    return at


def _runs_of(text: str, start: int, offsets: OffsetMap, *, at: int, raw: int) -> Iterable[Run]:
    """The runs of ``text``, put at ``at``, to code points of the capture.

    It starts at ``start`` of what ``offsets`` leads from, whose source begins at ``raw``.
    """
    if offsets is UNCHANGED:
        return ((at, raw + start, 1),)
    return part_of(offsets, Span(start, start + len(text)), at=at, raw=raw)
