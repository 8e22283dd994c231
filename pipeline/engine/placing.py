"""Places what finders found: adds documents, ids, the way back to bytes, and the surface."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.document import OffsetMap
from pipeline.engine.columns import table_of
from pipeline.identity import stable_ids
from pipeline.promises.texts import Texts
from schemas import TABLES

Numbers = npt.NDArray[np.int64]

DOCUMENT_BITS = 32
"""A code point of any document of a batch is one number: the document's place above these bits."""


class Found:
    """Rows of one kind, named tuples, that finders returned for the documents of a batch in turn."""

    def __init__(self, kind: Any = None) -> None:
        self._kind = kind
        self._rows: list[Any] = []
        self.sizes: list[int] = []

    @classmethod
    def of(cls, columns: dict[str, Any], sizes: list[int]) -> Found:
        """What was returned as columns of all documents, each of which has so many of the rows."""
        found = cls()
        found.sizes, found.columns = sizes, columns
        return found

    def add(self, rows: Sequence[Any]) -> None:
        """Keep the next document's rows."""
        self._rows.extend(rows)
        self.sizes.append(len(rows))

    @cached_property
    def places(self) -> Numbers:
        """The place in the batch of each row's document."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)

    @cached_property
    def columns(self) -> dict[str, Any]:
        """The finders' own columns, by name."""
        columns = zip(*self._rows, strict=True) if self._rows else [()] * len(self._kind._fields)
        return dict(zip(self._kind._fields, columns, strict=True))

    def ordinals(self) -> list[int]:
        """Each row's place among those of its document."""
        return [ordinal for size in self.sizes for ordinal in range(size)]


class Ways:
    """The ways from the texts of a batch to their bytes, as one; ``sizes`` are how many runs each has."""

    def __init__(self, runs: Sequence[Any], sizes: Any) -> None:
        self._starts, self._raws, self._widths = (np.asarray(column, np.int64) for column in runs)
        self._keys = _key(np.repeat(np.arange(len(sizes)), sizes), self._starts)

    @classmethod
    def of(cls, maps: Sequence[OffsetMap]) -> Ways:
        """The ways that several maps lead."""
        columns = ([one.starts for one in maps], [one.raws for one in maps], [one.widths for one in maps])
        runs = [list(chain.from_iterable(column)) for column in columns]
        return cls(runs, [len(starts) for starts in columns[0]])

    def raw(self, place: Numbers, code_point: Numbers) -> tuple[Numbers, Numbers]:
        """First byte of the source of each code point of the text at ``place``, and how many bytes it has."""
        run = np.searchsorted(self._keys, _key(place, code_point), side="right") - 1
        width = self._widths[run]
        return self._raws[run] + (code_point - self._starts[run]) * width, width


class Ground:
    """The documents of a batch, ready to place spans of all of them at once."""

    def __init__(self, documents: pa.Table, offsets: pa.Table) -> None:
        self.document_ids = documents["document_id"].combine_chunks()
        self._texts = Texts(documents["text"])
        order = pc.index_in(self.document_ids, offsets["document_id"].combine_chunks())
        offsets = offsets.take(order).combine_chunks()
        runs = [pc.list_flatten(offsets[name]).to_numpy() for name in ("starts", "raws", "widths")]
        self._ways = Ways(runs, pc.list_value_length(offsets["starts"]).to_numpy())

    def table(self, name: str, found: Found, columns: Mapping[str, Iterable[Any]]) -> pa.Table:
        """The contract table ``name`` of what was found; ``columns`` are those that no finder gives."""
        schema = TABLES[name].arrow_schema()
        given = {**found.columns, **self._place(found), **columns}
        return table_of(given, schema)

    def ids(self, kind: str, found: Found, *columns: Any) -> pa.Array:
        """A stable id per row, over its document and some columns."""
        return stable_ids(kind, self.document_ids.take(pa.array(found.places)), *map(pa.array, columns))

    def _place(self, found: Found) -> dict[str, Any]:
        start, end = (np.array(found.columns[name], dtype=np.int64) for name in ("start", "end"))
        place, first = found.places, self._texts.first_code_point[found.places]
        raw_start, _ = self._ways.raw(place, start)
        last, width = self._ways.raw(place, end - 1)
        return {
            "document_id": self.document_ids.take(pa.array(place)),
            "start": pa.array(start.astype(np.int32)),
            "end": pa.array(end.astype(np.int32)),
            "raw_start": pa.array(raw_start),
            "raw_end": pa.array(last + width),
            "surface": self._texts.between(first + start, first + end),
        }


def held_by(found: Found, indexes: Sequence[int], ids: pa.Array, sizes: Sequence[int]) -> pa.Array:
    """For each row one of the ``sizes`` ids of its document, by its index there; null where that is -1."""
    index = np.array(indexes, dtype=np.int64)
    first = np.cumsum([0, *sizes])[found.places]
    return ids.take(pa.array(first + index, mask=index < 0))


def _key(place: Numbers, code_point: Numbers) -> Numbers:
    return (place << DOCUMENT_BITS) + code_point
