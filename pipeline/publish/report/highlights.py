"""Mentions of concepts as the page's script reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.report.concepts import Concepts
from pipeline.publish.report.passages import Span
from pipeline.publish.report.reading import rows_of
from pipeline.publish.versions import Version

COLUMNS = ("document_id", "start", "end", "concept_id", "negated", "hedged")

MENTIONS = 60_000
"""Mentions that a page holds."""

LEFT_OPEN = 2


def highlights(
    version: Version, concepts: Concepts, shown: Mapping[str, Sequence[Span]]
) -> dict[str, list[int]]:
    """The mentions in the ``shown`` passages of each document, four numbers each.

    The numbers are the distance from where the mention before begins, the length, the place of the
    concept, and what is said of it: 1 denied, 2 left open, 3 both.
    """
    found: dict[str, list[int]] = {}
    last: dict[str, int] = {}
    for document_id, start, end, place, said in _rows(version, concepts, shown):
        if any(first <= start and end <= stop for first, stop in shown[document_id]):
            mark = (start - last.get(document_id, 0), end - start, place, said)
            found.setdefault(document_id, []).extend(mark)
            last[document_id] = start
    return found


def _rows(
    version: Version, concepts: Concepts, shown: Mapping[str, Sequence[Span]]
) -> Iterator[tuple[str, int, int, int, int]]:
    rows = rows_of(version, "mentions", COLUMNS, ids=shown.keys())
    rows = rows.append_column("place", concepts.places(rows["concept_id"]))
    rows = rows.filter(pc.is_valid(rows["place"])).slice(0, MENTIONS)
    flags = [pc.cast(rows[name], pa.int8()) for name in ("negated", "hedged")]
    said = pc.add(flags[0], pc.multiply(flags[1], pa.scalar(LEFT_OPEN, pa.int8())))
    columns = [rows[name].to_pylist() for name in ("document_id", "start", "end", "place")]
    yield from zip(*columns, said.to_pylist(), strict=True)
