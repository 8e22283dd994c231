"""The force of a cue, and which names lie in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.document import Span

_JOINTS = (b" and ", b" or ", b" nor ", b" to ")


class Scope(NamedTuple):
    """The force of one cue; ``scope`` never holds the cue itself.

    ``kind`` is negation, hedge, aim, question or other; ``certainty`` is the value that a claim in the scope
    has; ``names`` is the part of the scope in which the force reaches names too.
    """

    kind: str
    cue: Span
    scope: Span
    rule_id: str
    certainty: str
    names: Span | None


def ending_before(scope: Scope, place: int) -> Scope:
    """``scope`` without what lies from the blank before ``place`` on."""
    start, end = scope.scope
    if not start < place - 1 < end:
        return scope
    names = scope.names and Span(scope.names.start, max(scope.names.start, min(scope.names.end, place - 1)))
    return scope._replace(scope=Span(start, place - 1), names=names)


def names_inside(
    low: bytes, scopes: Sequence[Scope], starts: Sequence[int], ends: Sequence[int]
) -> Iterator[tuple[int, Scope]]:
    """Each of the names between ``starts``, which rise, and ``ends`` that a scope reaches, with that scope.

    ``low`` is the text of their document, folded to lower case.
    Only a name that ends its noun phrase is reached: `no ALS patients` denies patients, not ALS.
    """
    for scope in scopes:
        start, end = scope.names or (0, 0)
        for place in range(bisect_left(starts, start), bisect_left(starts, end)) if end else ():
            name_end = ends[place]
            if name_end == end or (name_end < end and _ends_phrase(low, name_end)):
                yield place, scope


def _ends_phrase(low: bytes, end: int) -> bool:
    return low[end : end + 1] != b" " or low.startswith(_JOINTS, end)
