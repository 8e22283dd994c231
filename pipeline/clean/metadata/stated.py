"""What a format states of its document goes before what the words of the page say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.clean.metadata.record import Metadata
from pipeline.decoded import Stated

_LISTS = frozenset(["authors", "affiliations", "keywords", "subject_areas"])


def take_stated(metadata: Metadata, stated: Sequence[Stated]) -> None:
    """Put the ``stated`` values into ``metadata``, in place of what was read from the page's words.

    Of several values for a column that holds one, the first counts; ``published_on`` is ISO 8601, and
    counts only as a full day.
    """
    values: dict[str, list[str]] = {}
    for one in stated:
        values.setdefault(one.field, []).append(one.value)
    for field, found in values.items():
        if field in _LISTS:
            setattr(metadata, field, list(dict.fromkeys(found)))
        elif field == "published_on":
            metadata.published_on = date.fromisoformat(found[0])
        elif field == "year":
            metadata.year = int(found[0])
        elif hasattr(metadata, field):
            setattr(metadata, field, found[0])
