"""Where each value of ``documents`` was read: rows of ``documents_provenance``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Any, NamedTuple

import pyarrow as pa

from pipeline.clean.assemble import Assembled
from pipeline.clean.blocks import span_in_raw
from pipeline.clean.metadata.record import LISTS
from pipeline.clean.normalize import normalize
from pipeline.clean.page import Page
from pipeline.decoded import CLEAN, RAW, SHOWN, Decoded, Stated
from pipeline.document import OffsetMap, Span
from pipeline.engine.columns import rows_of
from pipeline.engine.placing import Found, Ground

TABLE = "documents_provenance"


class Capture(NamedTuple):
    """A capture as it was read, laid out and put together."""

    decoded: Decoded
    page: Page
    assembled: Assembled


class Quote(NamedTuple):
    """A value whose words stand in the clean text, from ``start`` to ``end``."""

    column: str
    ordinal: int
    value: str
    rule_id: str
    start: int
    end: int


class Dropped(NamedTuple):
    """A value whose words were left out of the clean text: their bytes, and how they read."""

    column: str
    ordinal: int
    value: str
    rule_id: str
    raw_start: int
    raw_end: int
    surface: str


class Quotes(NamedTuple):
    """The stated values of one document with their places."""

    kept: list[Quote]
    dropped: list[Dropped]


def quotes(stated: Iterable[Stated], capture: Capture) -> Quotes:
    """The place of each stated value; of several cues at one place the first counts."""
    kept: dict[tuple[str, int, int], Quote] = {}
    dropped: dict[tuple[str, int, int], Dropped] = {}
    ordinals = dict.fromkeys(LISTS, 0)
    whole = _whole(capture)
    for one in stated:
        field, value, start, end, rule_id, within = one
        ordinal = ordinals.get(field, 0)
        text = value if isinstance(value, str) else _as_text(value)
        place = Span(start, end) if within == CLEAN else _place(one, capture, whole)
        if isinstance(place, Span):
            kept.setdefault((field, ordinal, place[0]), Quote(field, ordinal, text, rule_id, *place))
        elif place is not None:
            dropped.setdefault((field, ordinal, place[0]), Dropped(field, ordinal, text, rule_id, *place))
        if field in ordinals:
            ordinals[field] += 1
    return Quotes(list(kept.values()), list(dropped.values()))


def provenance(found: list[Quotes], ground: Ground) -> pa.Table:
    """The table of the values of all documents of ``ground``."""
    kept = Found(Quote)
    dropped: list[tuple[Any, ...]] = []
    for document_id, (stand, left_out) in zip(ground.document_ids.to_pylist(), found, strict=True):
        kept.add(stand)
        dropped += [_row(document_id, one) for one in left_out]
    return pa.concat_tables([ground.table(TABLE, kept, {}), rows_of(TABLE, dropped)])


def _row(document_id: str, one: Dropped) -> tuple[Any, ...]:
    column, ordinal, value, rule_id, *raw = one
    return document_id, column, ordinal, value, None, None, *raw, rule_id


def _as_text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _whole(capture: Capture) -> dict[tuple[int, int], Span]:
    """Where the text of each kept segment stands, by where it stands in the raw text."""
    segments, clean = capture.page.segments, capture.assembled
    raw = [segments[number] for number in clean.numbers]
    places = [(start + lead, end) for _, start, end, _, _, lead in raw]
    return dict(zip(places, [Span(start, end) for _, start, end in clean.kept], strict=True))


def _place(
    one: Stated, capture: Capture, whole: dict[tuple[int, int], Span]
) -> Span | tuple[int, int, str] | None:
    """The span in the clean text, else bytes and surface of the raw text; None where nothing stands."""
    decoded, page, assembled = capture
    if one.within == SHOWN and page.is_record:
        return Span(one.start, one.end)
    raw: tuple[int, int] | None = (one.start, one.end)
    if one.within != RAW and page.rendered:
        raw = span_in_raw(decoded, page.rendered, one.start, one.end)
    if raw is None:
        return None
    span, words = whole.get(raw), decoded.text[slice(*raw)]
    if span and assembled.text[slice(*span)] == words:
        return span
    if not (words := words.strip()):
        return None
    start = decoded.text.index(words, raw[0])
    first, last = decoded.offsets.raw_span(start, start + len(words))
    surface = normalize(words, decoded.form)
    span = _clean_span(assembled, first, last)
    if span and assembled.text[span.start : span.end] == surface:
        return span
    return first, last, surface


def _clean_span(assembled: Assembled, raw_start: int, raw_end: int) -> Span | None:
    """The clean text whose source lies in these bytes."""
    length = len(assembled.text)
    start = _from_byte(assembled.offsets, raw_start, length)
    piece = assembled.text[start : _from_byte(assembled.offsets, raw_end, length)]
    start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(piece.strip())) if piece.strip() else None


def _from_byte(offsets: OffsetMap, raw: int, length: int) -> int:
    """The first code point whose source begins at a byte or after it."""
    run = bisect_left(offsets.raws, raw)
    end = offsets.starts[run] if run < len(offsets.starts) else length
    if run and (width := offsets.widths[run - 1]):
        return min(offsets.starts[run - 1] - (offsets.raws[run - 1] - raw) // width, end)
    return end
