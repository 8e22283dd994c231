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
from pipeline.promises.texts import Bytes, Places, Strings, Texts, as_bytes, cut
from schemas import TABLES

SPAN_TABLES = tuple(
    name for name, table in TABLES.items() if {"surface", "raw_start"} <= set(table.arrow_schema().names)
)

CAPTURED = ("document_id", "content", "encoding")
"""The columns of ``captures`` that spans are held against."""

Flags = npt.NDArray[np.bool_]


class Sources(NamedTuple):
    """What spans are held against: clean texts and raw bytes of the same documents, row by row."""

    document_ids: pa.Array
    texts: Texts
    raws: Strings
    encodings: pa.ChunkedArray
    normalizations: pa.ChunkedArray


def sources(captures: pa.Table, documents: pa.Table) -> Sources:
    """The texts of ``documents`` and the bytes of their captures."""
    place = pc.index_in(documents["document_id"], value_set=captures["document_id"].combine_chunks())
    return Sources(
        document_ids=documents["document_id"].combine_chunks(),
        texts=Texts(documents["text"]),
        raws=Strings.of(pc.fill_null(pc.take(captures["content"], place), b"")),
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
    surfaces = as_bytes(rows["surface"])
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


def _in_text(rows: pa.Table, documents: Places, found: Sources) -> Stretches:
    texts = found.texts
    starts, ends, inside = _placed(rows, ("start", "end"), documents, texts.first_code_point)
    return Stretches(texts.data, texts.first_byte(starts), texts.first_byte(ends), inside)


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


def _says(stretches: Stretches, surfaces: pa.Array) -> Flags:
    """Whether each stretch is the bytes of its surface."""
    data, starts, ends, inside = stretches
    said = cut(data, np.where(inside, starts, 0), np.where(inside, ends, 0))
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
