"""Quotes: every span reads the same in the clean text and, normalized, in the raw bytes.

Almost all spans stand in the raw bytes as they are; these are compared over whole columns, and only
the rest is decoded and normalized one by one.
"""

from __future__ import annotations

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

Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Strings(NamedTuple):
    """A column of strings or bytes: all bytes, and where each value begins and, last, ends."""

    data: Bytes
    offsets: Places


class Sources(NamedTuple):
    """What spans are held against: clean texts and raw bytes of the same documents, row by row."""

    document_ids: pa.Array
    texts: Strings
    code_points: Places
    first_code_point: Places
    raws: Strings
    encodings: list[str]
    forms: list[str]


def sources(captures: pa.Table, documents: pa.Table) -> Sources:
    """The texts of ``documents`` and the bytes of their captures."""
    place = pc.index_in(documents["document_id"], value_set=captures["document_id"].combine_chunks())
    texts = _strings(documents["text"])
    begins = np.flatnonzero((texts.data & 0xC0) != 0x80)
    return Sources(
        document_ids=documents["document_id"].combine_chunks(),
        texts=texts,
        code_points=np.append(begins, len(texts.data)),
        first_code_point=np.searchsorted(begins, texts.offsets),
        raws=_strings(pc.fill_null(pc.take(captures["content"], place), b"")),
        encodings=pc.take(captures["encoding"], place).to_pylist(),
        forms=[form_of(names) for names in documents["normalizations"].to_pylist()],
    )


def misquoted(rows: pa.Table, found: Sources) -> list[int]:
    """Places of the spans that do not say what they point at, in order."""
    if not rows.num_rows:
        return []
    documents = pc.fill_null(pc.index_in(rows["document_id"], value_set=found.document_ids), -1).to_numpy()
    surfaces = _strings(rows["surface"])
    start, end, raw_start, raw_end = (
        rows[name].to_numpy().astype(np.int64) for name in ("start", "end", "raw_start", "raw_end")
    )
    first, last = found.first_code_point[documents], found.first_code_point[documents + 1]
    here = (documents >= 0) & (start <= end) & (first + end <= last)
    text_start = found.code_points[np.where(here, first + start, 0)]
    text_end = found.code_points[np.where(here, first + end, 0)]
    right = here & _equal(surfaces, found.texts.data, text_start, text_end)
    base, size = found.raws.offsets[documents], found.raws.offsets[documents + 1]
    inside = here & (raw_start <= raw_end) & (base + raw_end <= size)
    verbatim = inside & _equal(surfaces, found.raws.data, base + raw_start, base + raw_end)
    doubtful = np.flatnonzero(right & inside & ~verbatim).tolist()
    right &= verbatim
    for place in doubtful:
        raw = found.raws.data[base[place] + raw_start[place] : base[place] + raw_end[place]].tobytes()
        document = documents[place]
        written = (found.encodings[document], found.forms[document])
        right[place] = _reads(raw, *written) == rows["surface"][place].as_py()
    return np.flatnonzero(~right).tolist()


def named(rows: pa.Table, place: int) -> str:
    """A span as messages name it."""
    row = rows.select(["document_id", "start", "end", "surface"]).slice(place, 1).to_pylist()[0]
    return f"{row['document_id']} [{row['start']}:{row['end']}) {row['surface'][:60]!r}"


def _strings(column: pa.ChunkedArray) -> Strings:
    array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    array = pc.cast(array, pa.large_binary())
    offsets = np.frombuffer(array.buffers()[1], np.int64)[array.offset : array.offset + len(array) + 1]
    data = array.buffers()[2]
    return Strings(np.frombuffer(data, np.uint8) if data else np.zeros(0, np.uint8), offsets)


def _equal(surfaces: Strings, data: Bytes, starts: Places, ends: Places) -> Flags:
    """Whether each surface is the bytes of ``data`` from its start to its end."""
    sizes = np.diff(surfaces.offsets)
    equal: Flags = sizes == ends - starts
    chosen = np.flatnonzero(equal & (sizes > 0))
    sizes = sizes[chosen]
    row = np.repeat(chosen, sizes)
    within = np.arange(len(row)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    differs = surfaces.data[surfaces.offsets[row] + within] != data[starts[row] + within]
    equal[row[differs]] = False
    return equal


def _reads(raw: bytes, encoding: str, form: str) -> str | None:
    try:
        return normalize(raw.decode(encoding), form)
    except UnicodeDecodeError:
        return None
