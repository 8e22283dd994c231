"""The changed rows by document and stage, and the sets of causes that they have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.diff.causes.recorded import ORDER, Cause, Recorded
from pipeline.publish.diff.causes.sources import is_counted
from schemas import TABLES

Causes = tuple[Cause, ...]
LINKING = "linking"
"""The stage that joins documents to works; it makes the table of works."""

EMPTY = 0
"""The set without causes."""


@dataclass
class CauseSets:
    """The set of causes of every row, as a place in ``known``; set 0 is empty."""

    of_rows: Any
    known: list[Causes] = field(default_factory=lambda: [()])
    places: dict[Causes, int] = field(default_factory=lambda: {(): EMPTY})

    def place(self, causes: Iterable[Cause]) -> int:
        """The place of a set, in the order in which causes are told."""
        distinct = tuple(sorted(set(causes), key=lambda cause: (ORDER.index(cause.kind), cause.detail)))
        if distinct not in self.places:
            self.places[distinct] = len(self.known)
            self.known.append(distinct)
        return self.places[distinct]

    def add(self, rows: Any, sets: Any) -> None:
        """Add to each of ``rows`` the causes of the set beside it."""
        count = len(self.known)
        codes = np.unique((rows * count + sets)[sets != EMPTY])
        pairs = np.column_stack([codes // count, codes % count])
        starts = np.flatnonzero(np.diff(pairs[:, 0], prepend=-1))
        for group in np.split(pairs, starts[1:]) if len(pairs) else []:
            row = group[0, 0]
            joined = (cause for place in [self.of_rows[row], *group[:, 1]] for cause in self.known[place])
            self.of_rows[row] = self.place(joined)

    def fill(self, levels: Any, causes: Callable[[int], Sequence[Cause]]) -> None:
        """Give rows without a cause those of their level."""
        empty = self.of_rows == EMPTY
        for level in np.unique(levels[empty]).tolist():
            self.of_rows[empty & (levels == level)] = self.place(causes(level))

    def replace(self, found: Iterable[tuple[Any, Cause]]) -> None:
        """Give rows, by a mask, a cause of their own."""
        for mask, cause in found:
            self.of_rows[mask] = self.place([cause])

    def narrow(self, found: Iterable[tuple[Any, Cause]]) -> None:
        """Of several seeds keep only the one that a row names, where it is among its causes."""
        for mask, seed in found:
            for place in np.unique(self.of_rows[mask]).tolist():
                if seed in self.known[place]:
                    kept = [cause for cause in self.known[place] if cause.kind not in ("vocabulary", "rule")]
                    self.of_rows[mask & (self.of_rows == place)] = self.place([*kept, seed])


@dataclass
class Rows:
    """The changed rows, each with its document and the stage that made it, both as places.

    ``first`` and ``last`` are each document's first and last stage with a changed row, ``whole`` tells
    whether all of the document came or went, ``document_sets`` are its causes.
    """

    levels: Any
    codes: Any
    documents: pa.Array
    first: Any
    last: Any
    whole: Any
    document_sets: Any

    @classmethod
    def of(cls, rows: pa.Table, recorded: Recorded, *, linked: Any) -> Rows:
        """The rows by document and stage; ``linked`` rows belong to linking."""
        levels = _levels(rows, recorded, linked)
        column = rows["document_id"].combine_chunks().dictionary_encode()
        codes = pc.fill_null(column.indices, -1).to_numpy()
        count = len(column.dictionary)
        direct = (codes >= 0) & ~linked
        first, last = np.full(count, len(recorded.stages) + 1), np.zeros(count, np.int64)
        np.minimum.at(first, codes[direct], levels[direct])
        np.maximum.at(last, codes[direct], levels[direct])
        balance = np.zeros(count, np.int64)
        for op, sign in (("added", 1), ("removed", -1)):
            np.add.at(balance, codes[_whole(rows, op)], sign)
        sets = np.zeros(count, np.int64)
        return cls(levels, codes, column.dictionary, first, last, balance != 0, sets)

    def first_hand(self, recorded: Recorded, inputs: Mapping[str, Cause]) -> CauseSets:
        """The causes that rows have of themselves: their input, and what differs for their stages."""
        sets = CauseSets(np.zeros(len(self.levels), np.int64))
        known = pc.index_in(self.documents, value_set=pa.array(list(inputs), pa.string()))
        own = pc.fill_null(known, -1).to_numpy()
        causes = list(inputs.values())

        def place(key: Any) -> int:
            given, whole, first, level = key
            found = [] if whole and given >= 0 else recorded.between(min(first, level), level)
            return sets.place([*([causes[given]] if given >= 0 else []), *found])

        self.document_sets = _by_key([own, self.whole.astype(np.int64), self.first, self.last], place)
        self.document_sets[self.first > len(recorded.stages)] = EMPTY
        nowhere = np.full(len(self.levels), -1)
        given, whole = (self._of_rows(values, nowhere) for values in (own, self.whole.astype(np.int64)))
        first = self._of_rows(self.first, self.levels)
        sets.of_rows = _by_key([given, whole, first, self.levels], place)
        return sets

    def _of_rows(self, values: Any, otherwise: Any) -> Any:
        """The values of the rows' documents; ``otherwise`` where a row has none."""
        if not len(values):
            return otherwise
        return np.where(self.codes >= 0, values[self.codes], otherwise)

    def learn(self, sets: CauseSets, linked: Any) -> None:
        """Documents that only linking changed have the causes of such a row."""
        rows = np.flatnonzero(linked)
        rows = rows[self.document_sets[self.codes[rows]] == EMPTY]
        self.document_sets[self.codes[rows]] = sets.of_rows[rows]


def _levels(rows: pa.Table, recorded: Recorded, linked: Any) -> Any:
    """The place of the stage that made each row; what only counts has no seeds of its own."""
    last = len(recorded.stages)
    place_of = {name: place for place, name in enumerate(recorded.stages)}
    tables = rows["table"].combine_chunks().dictionary_encode()
    stages = [_stage_of(name) for name in tables.dictionary.to_pylist()]
    places = np.array([place_of.get(stage, last - 1) for stage in stages], np.int64)
    levels = places[tables.indices.to_numpy()] if len(places) else np.zeros(0, np.int64)
    levels[linked] = place_of.get(LINKING, last - 1)
    levels[is_counted(rows)] = last
    return levels


def _whole(rows: pa.Table, op: str) -> Any:
    """True for the rows that stand for all of a document, and came or went."""
    own = pc.is_in(rows["table"], value_set=pa.array(["captures", "documents"]))
    return pc.and_(own, pc.equal(rows["op"], op)).to_numpy()


def _stage_of(table: str) -> str:
    if table == "works":
        return LINKING
    return TABLES[table].stage if table in TABLES else ""


def _by_key(columns: Sequence[Any], place: Callable[[Any], int]) -> Any:
    """``place`` of each row of the columns; it is called once for each distinct row."""
    codes = np.zeros(len(columns[0]), np.int64)
    for column in columns:
        least = column.min(initial=0)
        codes = codes * (column.max(initial=0) - least + 1) + (column - least)
    _, firsts, inverse = np.unique(codes, return_index=True, return_inverse=True)
    places = [place([int(column[first]) for column in columns]) for first in firsts.tolist()]
    return np.array(places, np.int64)[inverse.reshape(-1)]
