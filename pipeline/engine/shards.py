"""Cuts the ordered documents into shards: the unit of work, of caching and of Parquet parts.

Where a shard begins is decided by the document that begins it, not by its place, so inserting or
removing a document moves no border but its own, and the same documents give the same shards
whatever history led there.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt

import numpy as np

SMALLEST_MODULUS = 128
LONGEST = 4
"""No shard is longer than this many times the modulus."""


def modulus_for(n_documents: int) -> int:
    """Mean documents in a shard: a power of two near √n, which keeps parts few and changes local."""
    modulus = SMALLEST_MODULUS
    while modulus * 2 <= sqrt(n_documents):
        modulus *= 2
    return modulus


def cut(document_ids: Sequence[str], modulus: int) -> list[tuple[int, int]]:
    """Half-open index ranges of the shards; they tile ``document_ids``, at least one, in order."""
    hashes = np.array([int(document_id[:8], 16) for document_id in document_ids], dtype=np.int64)
    starts = np.flatnonzero(hashes % modulus == 0).tolist()
    borders = [0]
    for start in [*starts, len(document_ids)]:
        while start - borders[-1] > LONGEST * modulus:
            borders.append(borders[-1] + LONGEST * modulus)
        if start > borders[-1]:
            borders.append(start)
    if len(borders) == 1:
        return [(0, 0)]
    return list(pairwise(borders))
