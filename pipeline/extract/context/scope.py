"""The force of a cue, and which names lie in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from pipeline.document import Span

Numbers: TypeAlias = npt.NDArray[np.int64]

_BEHIND = re.compile(
    rb"[^ ]| (?:again|alone|and|better|but|earlier|early|faster|first|further|here|instead|later|less|longer"
    rb"|more|most|nor|of|or|rather|sooner|than|there|to|together|too|via|[a-z]+ly)(?![a-z-])"
)
"""What stands behind a name that ends its phrase."""


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
    """
    names = np.array(starts, np.int64), np.array(ends, np.int64)
    for place, scope in names_reached(low, name_spans(scopes), *names):
        yield place, scopes[scope]


def name_spans(scopes: Iterable[Scope]) -> Numbers:
    """Start and end of the part of each scope in which it reaches names; nowhere is 0, 0."""
    spans = [scope.names or (0, 0) for scope in scopes]
    return np.fromiter(chain.from_iterable(spans), np.int64, 2 * len(spans)).reshape(-1, 2)


def names_reached(low: bytes, spans: Numbers, starts: Numbers, ends: Numbers) -> Iterator[tuple[int, int]]:
    """The place of each name that one of the spans reaches, and the place of that span; by span, then name.

    Only a name that ends its noun phrase is reached: `no ALS patients` denies patients, not ALS.
    """
    first, last = np.searchsorted(starts, spans.T)
    sizes = np.maximum(last - first, 0)
    span = np.repeat(np.arange(len(spans)), sizes)
    place = np.arange(len(span)) + np.repeat(first - np.cumsum(sizes) + sizes, sizes)
    left = spans[span, 1] - ends[place]
    within = left >= 0
    for one, name, end, rest in zip(
        span[within].tolist(),
        place[within].tolist(),
        ends[place[within]].tolist(),
        left[within].tolist(),
        strict=True,
    ):
        if not rest or _ends_phrase(low, end):
            yield name, one


def _ends_phrase(low: bytes, end: int) -> bool:
    return _BEHIND.match(low, end) is not None
