"""The force of a cue, and which names lie in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.document import Span
from pipeline.extract.fold import folded_document

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
    text: str, scopes: Sequence[Scope], names: Sequence[tuple[int, int]]
) -> tuple[set[int], set[int]]:
    """Which of ``names``, in order of their starts, are negated and which are hedged, by index.

    A hedge over a whole clause holds for every name in it; otherwise only a name that ends its noun phrase
    is reached: `no ALS patients` denies patients, not ALS.
    """
    negated: set[int] = set()
    hedged: set[int] = set()
    low = folded_document(text).low if scopes else b""
    for scope in scopes:
        if scope.kind == "negation":
            negated.update(_inside(low, scope, names))
        elif scope.kind == "hedge":
            hedged.update(_inside(low, scope, names))
    return negated, hedged


def _inside(low: bytes, scope: Scope, names: Sequence[tuple[int, int]]) -> list[int]:
    start, end = scope.scope
    all_of_it = scope.reach == "clause" and scope.kind == "hedge"
    inside: list[int] = []
    for place in range(bisect_left(names, (start, start)), len(names)):
        name_start, name_end = names[place]
        if name_start >= end:
            break
        if name_end <= end and (all_of_it or name_end == end or _ends_phrase(low, name_end)):
            inside.append(place)
    return inside


def _ends_phrase(low: bytes, end: int) -> bool:
    return low[end : end + 1] != b" " or low.startswith(_JOINTS, end)
