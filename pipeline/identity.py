"""Stable ids: the first 16 hex digits of a SHA-256 over a canonical key."""

from __future__ import annotations

from hashlib import sha256

SEPARATOR = "\x1f"
"""Unit separator: can't occur in a key, so joined keys never collide."""


def stable_id(*key: object) -> str:
    """The id of ``key``; equal keys give equal ids on every machine."""
    joined = SEPARATOR.join([str(part) for part in key])
    return sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]
