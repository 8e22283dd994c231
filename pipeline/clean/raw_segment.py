"""One run of raw text with one role, and the closed set of roles."""

from __future__ import annotations

from typing import NamedTuple

from schemas.closed_sets import KEPT_ROLE, ROLE

ROLES = frozenset(ROLE)

KEPT_ROLES = frozenset(KEPT_ROLE)
"""Roles whose text stays in ``documents.text``; the others are recorded and left out."""


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
