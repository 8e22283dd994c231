"""Builds the way back from decoded text to its bytes, out of each code point's width."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.document import OffsetMap

Widths = NDArray[np.uint8]
Numbers = NDArray[np.int64]

# Width of a UTF-8 sequence by its first byte; 0 for the bytes that follow.
_UTF8_WIDTHS: Widths = np.zeros(256, dtype=np.uint8)
_UTF8_WIDTHS[0x00:0x80] = 1
_UTF8_WIDTHS[0xC2:0xE0] = 2
_UTF8_WIDTHS[0xE0:0xF0] = 3
_UTF8_WIDTHS[0xF0:0xF5] = 4
_WIDTH_OF = _UTF8_WIDTHS.tolist()
_LEAST_WIDE = 0xC2
# From about this many wide characters on, one calculation over all of them is faster than a loop.
_MANY = 100


def one_width(width: int) -> OffsetMap:
    """The map of text whose every code point takes ``width`` bytes."""
    return OffsetMap([0], [0], [width])


def utf8_offsets(data: bytes) -> OffsetMap:
    """The map of valid UTF-8."""
    if data.isascii():
        return one_width(1)
    units = np.frombuffer(data, np.uint8)
    wide = (units >= _LEAST_WIDE).nonzero()[0]
    if len(wide) < _MANY:
        return _offsets_around(data, wide.tolist())
    return _offsets_around_many(len(data), wide, _UTF8_WIDTHS[units[wide]].astype(np.int64))


def _offsets_around(data: bytes, wide: list[int]) -> OffsetMap:
    """The map of UTF-8 whose characters of more than one byte begin at the bytes ``wide``."""
    starts: list[int] = []
    raws: list[int] = []
    widths: list[int] = []
    start = raw = width = 0
    for begin in wide:
        if begin > raw:
            starts.append(start)
            raws.append(raw)
            widths.append(1)
            start += begin - raw
            width = 1
        if width != _WIDTH_OF[data[begin]]:
            width = _WIDTH_OF[data[begin]]
            starts.append(start)
            raws.append(begin)
            widths.append(width)
        start += 1
        raw = begin + width
    if raw < len(data):
        starts.append(start)
        raws.append(raw)
        widths.append(1)
    return OffsetMap(starts, raws, widths)


def _offsets_around_many(size: int, wide: Numbers, widths: Numbers) -> OffsetMap:
    """The same for characters of these ``widths`` among ``size`` bytes."""
    ends = wide + widths
    before = np.concatenate(([0], ends[:-1]))
    starts = wide - np.cumsum(widths - 1) + widths - 1
    apart = wide > before
    begins = apart | (np.diff(widths, prepend=0) != 0)
    narrow = starts[apart] - (wide - before)[apart], before[apart], np.ones(apart.sum(), np.int64)
    broad = starts[begins], wide[begins], widths[begins]
    last = np.array([[starts[-1] + 1], [ends[-1]], [1]])[:, : int(ends[-1] < size)]
    runs = np.concatenate([narrow, broad, last], axis=1)
    return OffsetMap(*runs[:, np.argsort(runs[0])].tolist())


def utf16_offsets(data: bytes, byte_order: str) -> OffsetMap:
    """The map of valid UTF-16; ``byte_order`` is ``<`` or ``>``."""
    units = np.frombuffer(data, f"{byte_order}u2") & 0xFC00
    widths = np.where(units == 0xD800, 4, 2).astype(np.uint8)
    return _offsets_of(widths[units != 0xDC00])


def legacy_offsets(text: str, encoding: str) -> OffsetMap:
    """The map of text in a stateless legacy encoding of one or more bytes a character."""
    width_of = {character: len(character.encode(encoding)) for character in sorted(set(text))}
    if set(width_of.values()) <= {1}:
        return one_width(1)
    return _offsets_of(np.fromiter(map(width_of.__getitem__, text), np.uint8, len(text)))


def _offsets_of(widths: Widths) -> OffsetMap:
    """One run per stretch of equal width."""
    changes = np.flatnonzero(widths[1:] != widths[:-1]) + 1
    starts = np.concatenate(([0], changes))
    run_widths = widths[starts].astype(np.int64)
    raws = np.zeros(len(starts), np.int64)
    np.cumsum(np.diff(starts) * run_widths[:-1], out=raws[1:])
    return OffsetMap(starts.tolist(), raws.tolist(), run_widths.tolist())
