"""What a document is, by what its page shows or its format states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.decoded import Stated

UNKNOWN = "unknown"
DECIDED = ("source_type", "document_type", "peer_review")
"""Columns of ``documents`` that are weighed from all that the page shows."""


class Kind(NamedTuple):
    """What a document is; ``stated`` are the cues that decided, none for what is unknown.

    Where a page does not own the record it shows (a news item about a paper), its metadata are
    :meth:`~pipeline.clean.metadata.Metadata.without_record`.
    """

    source_type: str
    document_type: str
    peer_review: str
    stated: tuple[Stated, ...]
    owns_record: bool


def stated_kind(kind: Kind, stated: Sequence[Stated]) -> Kind:
    """``kind`` with what the capture's format states of it in place of what was weighed."""
    said = {one.field: one for one in reversed(stated) if one.field in DECIDED}
    if not said:
        return kind
    weighed = (one for one in kind.stated if one.field not in said)
    values = {field: one.value for field, one in said.items()}
    return kind._replace(**values, stated=(*said.values(), *weighed))
