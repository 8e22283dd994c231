"""Places what finders found: adds documents, sentences, the way back to bytes, and the surface."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from schemas import TABLES

Numbers = npt.NDArray[np.int64]

DOCUMENT_BITS = 32
"""A code point of any document of a batch is one number: the document's place above these bits."""


class Found(NamedTuple):
    """Rows of one kind that finders returned, and the place in the batch of the document of each."""

    places: list[int]
    rows: list[Any]

    def add(self, place: int, rows: Sequence[Any]) -> None:
        """Keep one document's rows."""
        self.places.extend([place] * len(rows))
        self.rows.extend(rows)


class Ground:
    """The documents of a batch, ready to place spans of all of them at once."""

    def __init__(self, document_ids: list[str], texts: list[str], offsets: pa.Table) -> None:
        self.document_ids = document_ids
        self.texts = texts
        order = pc.index_in(pa.array(self.document_ids, pa.string()), offsets["document_id"].combine_chunks())
        offsets = offsets.take(order).combine_chunks()
        lengths = pc.list_value_length(offsets["starts"]).to_numpy()
        self._starts, self._raws, self._widths = (
            pc.list_flatten(offsets[name]).to_numpy().astype(np.int64)
            for name in ("starts", "raws", "widths")
        )
        self._keys = _key(np.repeat(np.arange(len(lengths)), lengths), self._starts)

    def table(self, name: str, found: Found, columns: Mapping[str, Iterable[Any]]) -> pa.Table:
        """The contract table ``name`` of what was found; ``columns`` are those that are not of the place."""
        schema = TABLES[name].arrow_schema()
        if not found.rows:
            return schema.empty_table()
        given = {**self._place(found), **columns}
        arrays = [
            given[field.name]
            if isinstance(given[field.name], pa.Array)
            else pa.array(given[field.name], field.type)
            for field in schema
        ]
        return pa.Table.from_arrays(arrays, schema=schema)

    def documents_of(self, found: Found) -> list[str]:
        """The document id of each row."""
        return [self.document_ids[place] for place in found.places]

    def _place(self, found: Found) -> dict[str, Any]:
        starts, ends = [row.start for row in found.rows], [row.end for row in found.rows]
        place = np.array(found.places, dtype=np.int64)
        start, end = np.array(starts, dtype=np.int64), np.array(ends, dtype=np.int64)
        raw_start, _ = self._raw(place, start)
        last, width = self._raw(place, end - 1)
        texts = self.texts
        spans = zip(found.places, starts, ends, strict=True)
        return {
            "document_id": self.documents_of(found),
            "start": pa.array(start.astype(np.int32)),
            "end": pa.array(end.astype(np.int32)),
            "raw_start": pa.array(raw_start),
            "raw_end": pa.array(last + width),
            "surface": [texts[document][first:end] for document, first, end in spans],
        }

    def _raw(self, place: Numbers, code_point: Numbers) -> tuple[Numbers, Numbers]:
        """First byte of the source of each code point, and how many bytes it has."""
        run = np.searchsorted(self._keys, _key(place, code_point), side="right") - 1
        width = self._widths[run]
        return self._raws[run] + (code_point - self._starts[run]) * width, width


def _key(place: Numbers, code_point: Numbers) -> Numbers:
    return (place << DOCUMENT_BITS) + code_point
