"""Cuts the ordered documents into shards: the unit of work, of caching and of Parquet parts.

Which documents may begin a shard is decided by themselves, not by their place, so inserting or
removing a document seldom moves a border but its own, and the same documents give the same shards
whatever history led there.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt

import numpy as np

SMALLEST_MODULUS = 64
LONGEST = 4
"""No shard is longer than this many times the modulus."""


def modulus_for(n_documents: int) -> int:
    """Documents that a shard has at least, and half of its mean: a power of two.

    The mean is near √n, which keeps parts few and changes local.
    """
    modulus = SMALLEST_MODULUS
    while modulus * 4 <= sqrt(n_documents):
        modulus *= 2
    return modulus


def cut(document_ids: Sequence[str], modulus: int) -> list[tuple[int, int]]:
    """Half-open index ranges of the shards; they tile ``document_ids``, at least one, in order.

    A shard begins at the first document whose hash is 0 modulo ``modulus`` once the shard before has
    that many documents; so a document lies in a shard not much longer than the mean.
    """
    digits = "".join([document_id[:8] for document_id in document_ids])
    starts = np.flatnonzero(np.frombuffer(bytes.fromhex(digits), ">u4") % modulus == 0).tolist()
    borders = [0]
    for start in [*starts, len(document_ids)]:
        while start - borders[-1] > LONGEST * modulus:
            borders.append(borders[-1] + LONGEST * modulus)
        if start - borders[-1] >= modulus:
            borders.append(start)
    if borders[-1] < len(document_ids) or len(borders) == 1:
        borders.append(len(document_ids))
    return list(pairwise(borders))
