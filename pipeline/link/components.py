"""Connected components over whole columns: rows that share a key end up under one number."""

from __future__ import annotations

import numpy as np

from pipeline.link.numbers import Edges, Flags, Numbers


def star(codes: Numbers) -> Edges:
    """Edges from each row with a code to the first row with the same code."""
    rows = np.flatnonzero(codes >= 0)
    first = np.full(int(codes.max(initial=-1)) + 1, len(codes), dtype=np.int64)
    np.minimum.at(first, codes[rows], rows)
    return rows, first[codes[rows]]


def components(size: int, edges: list[Edges]) -> Numbers:
    """For each of ``size`` rows the smallest row that edges lead to."""
    root = np.arange(size, dtype=np.int64)
    left = np.concatenate([root[:0], *(pair[0] for pair in edges)])
    right = np.concatenate([root[:0], *(pair[1] for pair in edges)])
    while not np.array_equal(root[left], root[right]):
        ends = root[left], root[right]
        lower = np.minimum(*ends)
        for end in ends:
            np.minimum.at(root, end, lower)
        root = _compressed(root)
    return root


def _compressed(root: Numbers) -> Numbers:
    parent = root[root]
    while not np.array_equal(parent, root):
        root, parent = parent, parent[parent]
    return root


def agrees(groups: Numbers, values: Numbers, slack: int = 0) -> Flags:
    """Per row: do all known ``values`` (-1: unknown) of its group lie within ``slack``?

    False for rows outside groups (-1).
    """
    size = int(groups.max(initial=-1)) + 1
    known = (groups >= 0) & (values >= 0)
    low = np.full(size, np.iinfo(np.int64).max, dtype=np.int64)
    high = np.full(size, -1, dtype=np.int64)
    np.minimum.at(low, groups[known], values[known])
    np.maximum.at(high, groups[known], values[known])
    fits = (high < 0) | (high - np.minimum(low, high) <= slack)
    agreed: Flags = (groups >= 0) & np.append(fits, False)[groups]
    return agreed
