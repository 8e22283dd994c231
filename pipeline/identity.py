"""Stable ids: the first 16 hex digits of a SHA-256 over a canonical key."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute

pc: Any = pyarrow.compute

SEPARATOR = "\x1f"
"""Unit separator: can't occur in a key, so joined keys never collide."""

_DIGITS = 16


def stable_id(*key: object) -> str:
    """The id of ``key``; equal keys give equal ids on every machine."""
    joined = SEPARATOR.join([str(part) for part in key])
    return sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def stable_ids(*key: Any) -> pa.Array:
    """``stable_id`` of each row of Arrow columns, which hold text or integers; strings stand in every row."""
    parts = (part if isinstance(part, str) else part.cast(pa.string()) for part in key)
    keys = pc.binary_join_element_wise(*parts, SEPARATOR, null_handling="replace", null_replacement="None")
    digits = _digests(keys).tobytes().hex().encode("ascii")
    ends = np.arange(0, len(digits) + 1, _DIGITS, dtype=np.int32)
    return pa.StringArray.from_buffers(len(ends) - 1, pa.py_buffer(ends), pa.py_buffer(digits))


def stable_numbers(texts: Any) -> pa.Array:
    """A number of 63 bits per text of an Arrow column, as unlike to meet another as an id; null for null."""
    numbers = _digests(pc.fill_null(texts, "")).view(">u8").reshape(-1) >> np.uint64(1)
    return pa.array(numbers.astype(np.int64), mask=pc.is_null(texts).to_numpy(zero_copy_only=False))


def _digests(keys: Any) -> Any:
    """The first bytes of the digest of each text, a row each."""
    digests = b"".join([sha256(key).digest() for key in keys.cast(pa.binary()).to_pylist()])
    first = np.frombuffer(digests, np.uint8).reshape(-1, sha256().digest_size)[:, : _DIGITS // 2]
    return np.ascontiguousarray(first)
