"""Quotes: every span reads the same in the clean text and, normalized, in the raw bytes.

A span without a place in the clean text, which leaves its words out, has the raw bytes alone to agree with.

Almost all spans stand in the raw bytes as they are; these are compared over whole columns, and only
the rest is decoded and normalized one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.clean.forms import form_of
from pipeline.clean.normalize import normalize
from schemas import TABLES

SPAN_TABLES = tuple(
    name for name, table in TABLES.items() if {"surface", "raw_start"} <= set(table.arrow_schema().names)
)

CAPTURED = ("document_id", "content", "encoding")
"""The columns of ``captures`` that spans are held against."""

FIRST_BYTE = -64
"""As a signed number, every byte of UTF-8 below it continues a code point."""

Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Strings(NamedTuple):
    """A column of strings or bytes: all bytes, and where each value begins and, last, ends."""

    data: Bytes
    offsets: Places


class Sources(NamedTuple):
    """What spans are held against: clean texts and raw bytes of the same documents, row by row.

    ``first_code_point`` counts the code points of all texts before each, and last of all; ``longer``
    is the code point at or after each byte that only continues one, over all texts.
    """

    document_ids: pa.Array
    texts: Strings
    first_code_point: Places
    longer: Places
    raws: Strings
    encodings: pa.ChunkedArray
    normalizations: pa.ChunkedArray


def sources(captures: pa.Table, documents: pa.Table) -> Sources:
    """The texts of ``documents`` and the bytes of their captures."""
    place = pc.index_in(documents["document_id"], value_set=captures["document_id"].combine_chunks())
    texts = _strings(_binary(documents["text"]))
    continuing = np.flatnonzero(texts.data.view(np.int8) < FIRST_BYTE)
    return Sources(
        document_ids=documents["document_id"].combine_chunks(),
        texts=texts,
        first_code_point=texts.offsets - np.searchsorted(continuing, texts.offsets),
        longer=continuing - np.arange(len(continuing)),
        raws=_strings(_binary(pc.fill_null(pc.take(captures["content"], place), b""))),
        encodings=pc.take(captures["encoding"], place),
        normalizations=documents["normalizations"],
    )


class Stretches(NamedTuple):
    """Stretches of the bytes ``data``, one for each span; one that is not ``inside`` leads nowhere."""

    data: Bytes
    starts: Places
    ends: Places
    inside: Flags


def misquoted(rows: pa.Table, found: Sources) -> list[int]:
    """Places of the spans that do not say what they point at, in order."""
    if not rows.num_rows:
        return []
    documents = pc.fill_null(pc.index_in(rows["document_id"], value_set=found.document_ids), -1).to_numpy()
    surfaces = _binary(rows["surface"])
    text, raw = _in_text(rows, documents, found), _in_raw(rows, documents, found)
    left_out = rows["start"].is_null().to_numpy()
    right, verbatim = left_out | _says(text, surfaces), _says(raw, surfaces)
    doubtful = np.flatnonzero(right & raw.inside & ~verbatim)
    right &= verbatim
    written = rows["surface"].take(doubtful).to_pylist()
    right[doubtful] = [
        read == surface
        for read, surface in zip(_read_at(doubtful, raw, documents, found), written, strict=True)
    ]
    return np.flatnonzero(~right).tolist()


def named(rows: pa.Table, place: int) -> str:
    """A span as messages name it."""
    row = rows.select(["document_id", "start", "end", "surface"]).slice(place, 1).to_pylist()[0]
    return f"{row['document_id']} [{row['start']}:{row['end']}) {row['surface'][:60]!r}"


def _binary(column: pa.ChunkedArray) -> pa.Array:
    return pc.cast(column.combine_chunks(), pa.large_binary())


def _strings(array: pa.Array) -> Strings:
    offsets = np.frombuffer(array.buffers()[1], np.int64)[array.offset : array.offset + len(array) + 1]
    data = array.buffers()[2]
    return Strings(np.frombuffer(data, np.uint8) if data else np.zeros(0, np.uint8), offsets)


def _in_text(rows: pa.Table, documents: Places, found: Sources) -> Stretches:
    starts, ends, inside = _placed(rows, ("start", "end"), documents, found.first_code_point)
    return Stretches(found.texts.data, _byte(starts, found), _byte(ends, found), inside)


def _in_raw(rows: pa.Table, documents: Places, found: Sources) -> Stretches:
    return Stretches(found.raws.data, *_placed(rows, ("raw_start", "raw_end"), documents, found.raws.offsets))


def _placed(
    rows: pa.Table, names: tuple[str, str], documents: Places, borders: Places
) -> tuple[Places, Places, Flags]:
    """Starts and ends counted over all documents, and whether a span lies in its own."""
    start, end = (pc.fill_null(rows[name], 0).to_numpy().astype(np.int64) for name in names)
    first, last = borders[documents], borders[documents + 1]
    inside = (documents >= 0) & (start >= 0) & (start <= end) & (first + end <= last)
    return first + start, first + end, inside


def _byte(code_points: Places, found: Sources) -> Places:
    """The first byte of each code point, both counted over all texts."""
    return code_points + np.searchsorted(found.longer, code_points, side="right")


def _says(stretches: Stretches, surfaces: pa.Array) -> Flags:
    """Whether each stretch is the bytes of its surface.

    Stretches are every second value of a column whose borders are their starts and ends in turn; what
    lies between two of them is never looked at, so they may overlap.
    """
    data, starts, ends, inside = stretches
    borders = np.zeros(2 * len(starts) + 2, dtype=np.int64)
    borders[1:-1:2], borders[2::2] = np.where(inside, starts, 0), np.where(inside, ends, 0)
    borders[-1] = len(data)
    buffers = [None, pa.py_buffer(borders), pa.py_buffer(data)]
    column = pa.Array.from_buffers(pa.large_binary(), len(borders) - 1, buffers)
    said = column.take(pa.array(np.arange(1, len(borders) - 1, 2)))
    equal: Flags = inside & pc.equal(said, surfaces).to_numpy(zero_copy_only=False)
    return equal


def _read_at(places: Places, raw: Stretches, documents: Places, found: Sources) -> Iterator[str | None]:
    """What the raw bytes of some spans say in the way of their documents' texts."""
    own = documents[places].tolist()
    ways = {one: _way(found, one) for one in sorted(set(own))}
    for document, start, end in zip(own, raw.starts[places], raw.ends[places], strict=True):
        yield _reads(raw.data[start:end].tobytes(), *ways[document])


def _way(found: Sources, document: int) -> tuple[str | None, str]:
    """The encoding of a document's bytes, and the form of its text."""
    return found.encodings[document].as_py(), form_of(found.normalizations[document].as_py())


def _reads(raw: bytes, encoding: str | None, form: str) -> str | None:
    """The raw bytes as the text writes them; None where no encoding is known that decodes them."""
    try:
        return normalize(raw.decode(encoding), form) if encoding else None
    except UnicodeDecodeError:
        return None
