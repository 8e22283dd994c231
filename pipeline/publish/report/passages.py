"""Which stretches of a document's text a page shows."""

from __future__ import annotations

from collections.abc import Iterable

Span = tuple[int, int]
"""Half-open, in code points of ``documents.text``."""

WHOLE = 12_000
"""Code points up to which a text is shown whole: a long abstract page, not a full article."""

AROUND = 600
"""Code points shown on either side of a claim in a longer text."""


def passages(length: int, claims: Iterable[Span], *, whole: int = WHOLE, around: int = AROUND) -> list[Span]:
    """The whole text, or its beginning and what stands around its claims; in order, without overlap."""
    if length <= whole:
        return [(0, length)] if length else []
    wanted = [(0, around), *((max(start - around, 0), end + around) for start, end in sorted(claims))]
    merged = [wanted[0]]
    for start, end in wanted[1:]:
        last, reach = merged[-1]
        if start <= reach:
            merged[-1] = (last, max(reach, end))
        else:
            merged.append((start, end))
    return [(start, min(end, length)) for start, end in merged]
