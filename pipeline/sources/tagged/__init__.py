"""Reads references in tagged lines, as Web of Science, EndNote, RefWorks, CENTRAL and Ovid write them."""

from __future__ import annotations

import re

from pipeline.sources.tagged.dialects import (
    COCHRANE,
    ENDNOTE,
    OVID_LABELS,
    OVID_TAGS,
    REFWORKS,
    WEB_OF_SCIENCE,
)

DIALECTS = (WEB_OF_SCIENCE, ENDNOTE, REFWORKS, COCHRANE, OVID_LABELS, OVID_TAGS)


_HEAD = re.compile(b"|".join(b"(%s)" % one.head.pattern for one in DIALECTS))
"""The group that matches tells the dialect."""


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins with a reference of one of these."""
    found = _HEAD.match(head)
    return DIALECTS[found.lastindex - 1].media_type if found and found.lastindex else None


READERS = {one.media_type: one.read for one in DIALECTS}
SPLITTERS = {one.media_type: one.split for one in DIALECTS}
