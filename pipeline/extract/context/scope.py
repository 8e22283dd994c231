"""The force of a cue, and which names lie in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.document import Span

OVER_NAMES = frozenset({"negation", "hedge"})
"""Kinds of scopes that :func:`names_inside` tells apart."""
_JOINTS = (b" and ", b" or ", b" nor ")


class Scope(NamedTuple):
    """The force of one cue; ``scope`` never holds the cue itself.

    ``kind`` is negation, hedge, aim or question; ``certainty`` is the value that a claim in the scope has;
    ``reach`` is the kind of scope that the rule gives the cue.
    """

    kind: str
    cue: Span
    scope: Span
    rule_id: str
    certainty: str
    reach: str


def names_inside(
    low: bytes, scopes: Sequence[Scope], starts: Sequence[int], ends: Sequence[int]
) -> tuple[set[int], set[int]]:
    """Which of the names between ``starts``, which rise, and ``ends`` are negated and which are hedged.

    ``low`` is the text of their document, folded to lower case.
    A hedge over a whole clause holds for every name in it; otherwise only a name that ends its noun phrase
    is reached: `no ALS patients` denies patients, not ALS.
    """
    negated: set[int] = set()
    hedged: set[int] = set()
    for scope in scopes:
        if scope.kind == "negation":
            negated.update(_inside(low, scope, starts, ends))
        elif scope.kind == "hedge":
            hedged.update(_inside(low, scope, starts, ends))
    return negated, hedged


def _inside(low: bytes, scope: Scope, starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    start, end = scope.scope
    all_of_it = scope.reach == "clause" and scope.kind == "hedge"
    inside: list[int] = []
    for place in range(bisect_left(starts, start), bisect_left(starts, end)):
        name_end = ends[place]
        if name_end <= end and (all_of_it or name_end == end or _ends_phrase(low, name_end)):
            inside.append(place)
    return inside


def _ends_phrase(low: bytes, end: int) -> bool:
    return low[end : end + 1] != b" " or low.startswith(_JOINTS, end)
