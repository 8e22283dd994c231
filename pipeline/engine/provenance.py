"""Where each value of ``documents`` was read: rows of ``documents_provenance``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, NamedTuple

import pyarrow as pa

from pipeline.clean.assemble import Assembled
from pipeline.clean.blocks import span_in_raw
from pipeline.clean.metadata.record import LISTS
from pipeline.clean.normalize import normalize
from pipeline.clean.page import Page
from pipeline.decoded import CLEAN, RAW, Decoded, Stated
from pipeline.document import OffsetMap, row_maker
from pipeline.engine.columns import rows_of
from pipeline.engine.placing import Found, Ground

TABLE = "documents_provenance"

_FEW = 6
"""Values outside the clean text that are placed one by one sooner than all segments are listed."""


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


_quote = row_maker(Quote)


def quotes(stated: Sequence[Stated], capture: Capture) -> Quotes:
    """The place of each stated value; of several cues at one place the first counts."""
    kept: dict[tuple[str, int, int], Quote] = {}
    dropped: dict[tuple[str, int, int], Dropped] = {}
    ordinals = dict.fromkeys(LISTS, -1)
    places = _whole(capture) if sum([one.within != CLEAN for one in stated]) > _FEW else {}
    for one in stated:
        field, value, start, end, rule_id, within = one
        ordinal = 0
        if field in ordinals:
            ordinals[field] = ordinal = ordinals[field] + 1
        place = (start, end) if within == CLEAN else _place(one, capture, places)
        if place is None:
            continue
        text = value if isinstance(value, str) else _as_text(value)
        if len(place) == 2:
            kept.setdefault((field, ordinal, place[0]), _quote((field, ordinal, text, rule_id, *place)))
        else:
            dropped.setdefault((field, ordinal, place[0]), Dropped(field, ordinal, text, rule_id, *place))
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


_Place = tuple[int, int] | tuple[int, int, str] | None
"""The span in the clean text, else bytes and surface of the raw text; None where nothing stands."""

_Places = dict[tuple[int, int], _Place]
"""What is known already, by the span in the raw text."""


def _whole(capture: Capture) -> _Places:
    """The kept segments that lost nothing at their edges."""
    segments, clean = capture.page.segments, capture.assembled
    raw = [(first + lead, last) for _, first, last, _, _, lead in map(segments.__getitem__, clean.numbers)]
    whole: _Places = dict(zip(raw, [(start, end) for _, start, end in clean.kept], strict=True))
    for number in clean.bared:
        del whole[segments[number].start + segments[number].lead, segments[number].end]
    return whole


def _place(one: Stated, capture: Capture, places: _Places) -> _Place:
    """The place of one value; several of one page are often stated at the same."""
    raw: tuple[int, int] | None = (one.start, one.end)
    if one.within != RAW:
        if capture.page.is_record:
            return raw
        if rendered := capture.page.rendered:
            raw = span_in_raw(capture.decoded, rendered, one.start, one.end)
    if raw is None:
        return None
    if raw not in places:
        places[raw] = _place_of(raw, capture)
    return places[raw]


def _place_of(raw: tuple[int, int], capture: Capture) -> _Place:
    decoded, _, assembled = capture
    if not (words := decoded.text[slice(*raw)].strip()):
        return None
    start = decoded.text.index(words, raw[0])
    first, last = decoded.offsets.raw_span(start, start + len(words))
    surface = normalize(words, decoded.form)
    span = _clean_span(assembled, first, last)
    if span and assembled.text[slice(*span)] == surface:
        return span
    return first, last, surface


def _clean_span(assembled: Assembled, raw_start: int, raw_end: int) -> tuple[int, int] | None:
    """The clean text whose source lies in these bytes."""
    length = len(assembled.text)
    start = _from_byte(assembled.offsets, raw_start, length)
    piece = assembled.text[start : _from_byte(assembled.offsets, raw_end, length)]
    start += len(piece) - len(piece.lstrip())
    return (start, start + len(piece.strip())) if piece.strip() else None


def _from_byte(offsets: OffsetMap, raw: int, length: int) -> int:
    """The first code point whose source begins at a byte or after it."""
    run = bisect_left(offsets.raws, raw)
    end = offsets.starts[run] if run < len(offsets.starts) else length
    if run and (width := offsets.widths[run - 1]):
        return min(offsets.starts[run - 1] - (offsets.raws[run - 1] - raw) // width, end)
    return end
