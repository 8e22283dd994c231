"""Stable ids: the first 16 hex digits of a SHA-256 over a canonical key."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

SEPARATOR = "\x1f"
"""Unit separator: can't occur in a key, so joined keys never collide."""


def stable_id(*key: object) -> str:
    """The id of ``key``; equal keys give equal ids on every machine."""
    joined = SEPARATOR.join([str(part) for part in key])
    return sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def stable_ids(kind: str, *columns: Iterable[object]) -> list[str]:
    """``stable_id(kind, *row)`` of each row of table columns, whose text has no lone surrogates."""
    form = SEPARATOR.join([kind, *["%s"] * len(columns)])
    return [sha256((form % row).encode()).hexdigest()[:16] for row in zip(*columns, strict=True)]
