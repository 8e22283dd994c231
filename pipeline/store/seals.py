"""Sealed files: their first line is the SHA-256 of the rest, so that damage is never read."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from pipeline.store.files import write_cached


def write_sealed(path: Path, body: bytes, *, cache: Path) -> None:
    """Put ``body`` at ``path`` below ``cache`` under its seal, in one step."""
    write_cached(path, sha256(body).hexdigest().encode() + b"\n" + body, cache=cache)


def read_sealed(path: Path) -> bytes | None:
    """The body of the file at ``path``; None where it is missing or its seal does not hold."""
    try:
        seal, _, body = path.read_bytes().partition(b"\n")
    except FileNotFoundError:
        return None
    return body if sha256(body).hexdigest().encode() == seal else None
