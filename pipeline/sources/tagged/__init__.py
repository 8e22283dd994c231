"""Reads references in tagged lines, as Web of Science, EndNote, RefWorks, CENTRAL and Ovid write them."""

from __future__ import annotations

from pipeline.sources.tagged.dialects import (
    COCHRANE,
    ENDNOTE,
    OVID_LABELS,
    OVID_TAGS,
    REFWORKS,
    WEB_OF_SCIENCE,
)

DIALECTS = (WEB_OF_SCIENCE, ENDNOTE, REFWORKS, COCHRANE, OVID_LABELS, OVID_TAGS)


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins with a reference of one of these."""
    return next((one.media_type for one in DIALECTS if one.head.match(head)), None)


READERS = {one.media_type: one.read for one in DIALECTS}
SPLITTERS = {one.media_type: one.split for one in DIALECTS}
