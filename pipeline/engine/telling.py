"""What captures say of themselves: their metadata, and what kind of page each is."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.clean.metadata import Metadata
from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.source_type import DECIDED, Kind, stated_kind
from pipeline.decoded import Stated
from pipeline.document import row_maker
from pipeline.engine.context import Context
from pipeline.engine.provenance import Capture

_segment = row_maker(RawSegment)

Told = tuple[Metadata, Kind]
"""What a capture says of itself."""


def tell(captures: Sequence[Capture], context: Context) -> list[Told]:
    """For each capture first what its format states, then what the words of its kept segments say."""
    metadata = [
        context.metadata.read(
            clean.text, clean.kept, page.stated, is_record=page.is_record, page=(page.shown, page.parts)
        )
        for _, page, clean in captures
    ]
    shown = [_shown(*one) for one in zip(captures, metadata, strict=True)]
    weighed = zip(captures, metadata, context.source_types.decide_all(shown), strict=True)
    told = [_owned(capture, own, stated_kind(kind, capture.page.stated)) for capture, own, kind in weighed]
    for (_, _, clean), (own, kind) in zip(captures, told, strict=True):
        context.metadata.registrations.add(clean.text, clean.kept, own, kind.document_type)
    return told


def stated_in(metadata: Metadata, kind: Kind) -> list[Stated]:
    """What speaks for each value: words of the document, or cues for what was weighed."""
    return [one for one in metadata.stated if one.field not in DECIDED] + list(kind.stated)


def _shown(capture: Capture, metadata: Metadata) -> tuple[str, list[RawSegment], Metadata]:
    """The page as its kind is told by; a record shows nothing but its text."""
    page = capture.page
    if not page.is_record:
        return page.shown, page.parts, metadata
    kept = capture.assembled.kept
    parts = [_segment((role, start, end, True, "record", 0)) for role, start, end in kept]
    return capture.assembled.text, parts, metadata


def _owned(capture: Capture, metadata: Metadata, kind: Kind) -> Told:
    """Without the record that the page shows where that is another document's."""
    owns = capture.page.is_record or kind.owns_record
    return metadata if owns else metadata.without_record(), kind
