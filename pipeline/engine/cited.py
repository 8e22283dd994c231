"""What formats state of the entries of reference lists, as extraction needs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any

import pyarrow as pa

from pipeline.decoded import Cited
from pipeline.document import OffsetMap, ReferenceFields, StatedField, StatedReference
from pipeline.engine.provenance import Capture
from schemas.columns import STATED_FIELD

STATED_REFERENCES = pa.schema(
    [
        ("document_id", pa.string()),
        ("start", pa.int32()),
        ("authors", pa.list_(pa.string())),
        ("year", pa.int32()),
        *((name, pa.string()) for name in (*ReferenceFields._fields[2:], "doi", "pmid")),
        ("stated", pa.list_(STATED_FIELD)),
    ]
)
"""One row per kept entry of which its format states something; see ``StatedReference``."""


def cited_rows(document_id: str, capture: Capture) -> Iterator[tuple[Any, ...]]:
    """The rows of one document, in the order of its list."""
    decoded, page, assembled = capture
    if not decoded.cited:
        return
    raw = [page.segments[number] for number in assembled.numbers]
    placed = zip(raw, assembled.kept, strict=True)
    starts = {raw.start + raw.lead: part.start for raw, part in placed if part.role == "reference"}
    for entry, values in groupby(decoded.cited, key=attrgetter("entry")):
        if entry in starts:
            one = _reference(starts[entry], values, decoded.offsets)
            yield document_id, one.start, *one.fields, one.doi, one.pmid, one.stated


def _reference(start: int, values: Iterable[Cited], offsets: OffsetMap) -> StatedReference:
    said: dict[str, Any] = {}
    authors: list[str] = []
    places: list[StatedField] = []
    for _, field, value, first, last in values:
        places.append(StatedField(field, *offsets.raw_span(first, last)))
        if field == "authors":
            authors.append(value)
        else:
            said[field] = int(value) if field == "year" else value
    doi, pmid = said.pop("doi", None), said.pop("pmid", None)
    return StatedReference(start, ReferenceFields(tuple(authors), **said), doi, pmid, tuple(places))
