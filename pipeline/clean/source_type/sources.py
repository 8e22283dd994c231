"""The kinds of sources, as rows of ``source_types.yaml``."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.vocabulary.rules import Rules


class Source(NamedTuple):
    """What a page of one kind is, and what it takes to be of the kind.

    ``document_type`` and ``peer_review`` are what the kind implies; ``may_be`` holds the types that such
    a page may state against that. ``needs`` holds votes of which the page must have one, if any are named.
    ``leads_record`` is by how many votes it must lead where the page shows the record of an article.
    """

    document_type: str | None
    scholarly: bool
    own_record: bool
    peer_review: str = "unknown"
    may_be: tuple[str, ...] = ()
    needs: tuple[str, ...] | None = None
    yields_to_record: bool = False
    leads_record: int | None = None


UNDECIDED = Source(document_type=None, scholarly=True, own_record=True)
"""What is taken for granted of a page whose kind is unknown."""


def read_sources(rules: Rules) -> dict[str, Source]:
    """The rows under ``sources``, by the kind of source."""
    rows = {row.field("source_type"): row for row in rules.rows("sources")}
    return {
        kind: Source(**{key: row[key] for key in Source._fields if key in row}) for kind, row in rows.items()
    }
