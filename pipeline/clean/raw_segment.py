"""One run of raw text with one role, and the closed set of roles."""

from __future__ import annotations

from typing import NamedTuple

KEPT_ROLES = frozenset(
    [
        "title",
        "abstract",
        "body",
        "heading",
        "caption",
        "keyword",
        "affiliation",
        "author",
        "reference",
        "metadata",
    ]
)
"""Roles whose text stays in ``documents.text``."""

DROPPED_ROLES = frozenset(
    ["navigation", "banner", "legal", "advert", "contact", "repeat", "blank", "unknown"]
)
"""Roles that are recorded and left out."""

ROLES = KEPT_ROLES | DROPPED_ROLES


class RawSegment(NamedTuple):
    """One or more whole lines of a capture; ``start``/``end`` in code points of its raw text.

    The segments of a capture tile its raw text.  A line's segment includes its line end.
    ``rule_id`` names the rule that gave the role.  The first ``lead`` code points belong to the
    segment without being its text, as the tags before a paragraph.
    """

    role: str
    start: int
    end: int
    kept: bool
    rule_id: str
    lead: int = 0
