"""Sealed files: their first line is the SHA-256 of the rest, so that damage is never read."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from pipeline.store.files import write_cached

SEAL_BYTES = 65
"""Bytes of the first line, with its end."""


def write_sealed(path: Path, body: bytes, *, cache: Path) -> None:
    """Put ``body`` at ``path`` below ``cache`` under its seal, in one step."""
    write_cached(path, _seal(body) + body, cache=cache)


def read_sealed(path: Path) -> bytes | None:
    """The body of the file at ``path``; None where it is missing or its seal does not hold."""
    try:
        with open(path, "rb", buffering=0) as file:
            seal, body = file.read(SEAL_BYTES), file.read()
    except FileNotFoundError:
        return None
    return body if _seal(body) == seal else None


def _seal(body: bytes) -> bytes:
    return sha256(body).hexdigest().encode() + b"\n"
