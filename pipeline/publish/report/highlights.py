"""Mentions of concepts as the page's script reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.report.passages import Span
from pipeline.publish.report.reading import Reader

COLUMNS = ("document_id", "start", "end", "concept_id", "negated", "hedged")

MENTIONS = 60_000
"""Mentions that a page holds."""

LONGER = 1 << 32
"""More code points than a text has: a document's place times this, and a place in its text, is one number."""

Numbers = npt.NDArray[np.int64]


class Marks(NamedTuple):
    """The mentions of each document, four numbers each; ``named`` are the ids of their concepts, sorted.

    The numbers are the distance from where the mention before begins, the length, the place of the
    concept in ``named``, and what is said of it: 1 denied, 2 left open, 3 both.
    """

    of_documents: dict[str, list[int]]
    named: list[str]


def highlights(reader: Reader, shown: Mapping[str, Sequence[Span]]) -> Marks:
    """The mentions in the ``shown`` passages of each document."""
    if not shown:
        return Marks({}, [])
    mentions = reader.rows("mentions", COLUMNS)
    named = pc.unique(mentions["concept_id"]).drop_null().sort()
    return Marks(_marks(_held(mentions, named, list(shown)), shown), named.to_pylist())


def _marks(rows: Numbers, shown: Mapping[str, Sequence[Span]]) -> dict[str, list[int]]:
    rows = rows[_inside(rows, shown)][:MENTIONS]
    documents, starts, ends, places, said = rows.T
    firsts = np.flatnonzero(np.diff(documents, prepend=-1))
    steps = np.diff(starts, prepend=0)
    steps[firsts] = starts[firsts]
    marks = np.column_stack([steps, ends - starts, places, said])
    ids = list(shown)
    of_each = np.split(marks, firsts[1:]) if len(firsts) else []
    return {ids[documents[first]]: one.ravel().tolist() for first, one in zip(firsts, of_each, strict=True)}


def _held(rows: pa.Table, named: pa.Array, documents: list[str]) -> Numbers:
    """A row per mention: place of its document, start, end, place of its concept, what is said of it."""
    place = pc.index_in(rows["document_id"], value_set=pa.array(documents, pa.string()))
    concept = pc.index_in(rows["concept_id"], value_set=named)
    flags = [pc.cast(rows[name], pa.int64()) for name in ("negated", "hedged")]
    columns = [place, rows["start"], rows["end"], concept, pc.add(flags[0], pc.multiply(flags[1], 2))]
    held = np.column_stack([pc.fill_null(pc.cast(one, pa.int64()), -1).to_numpy() for one in columns])
    held = held[(held[:, 0] >= 0) & (held[:, 3] >= 0)]
    return held[np.argsort(held[:, 0], kind="stable")]


def _inside(rows: Numbers, shown: Mapping[str, Sequence[Span]]) -> npt.NDArray[np.bool_]:
    """Whether each mention stands in one passage of its document; the passages of each are in order."""
    spans = [
        (place * LONGER + start, place * LONGER + end)
        for place, one in enumerate(shown.values())
        for start, end in one
    ]
    starts, ends = np.array(spans, np.int64).T
    begins, stops = (rows[:, 0] * LONGER + rows[:, column] for column in (1, 2))
    last = np.searchsorted(starts, begins, side="right") - 1
    return (last >= 0) & (stops <= ends[last])
