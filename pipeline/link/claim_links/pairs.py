"""Which pairs of claims are compared: all of a small group, a bounded and fixed sample of a large one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pipeline.link.numbers import Numbers


def pairs(group: Numbers, most: int) -> Iterator[tuple[Numbers, Numbers]]:
    """Places ``(i, j)``, i < j, of two entries of one group, at most ``most`` pairs a group.

    The entries of a group stand together.  Where a group has more pairs, each entry meets as many of its next
    neighbours as the bound allows.  The loop runs some root of twice ``most`` times, over all groups at once.
    """
    sizes, ranks = _sizes_and_ranks(group)
    everyone = sizes * (sizes - 1) // 2 <= most
    reach = np.where(everyone, sizes - 1, np.maximum(most // np.maximum(sizes, 1), 1))
    for distance in range(1, int(reach.max(initial=0)) + 1):
        near = (reach >= distance) & (ranks + distance < sizes) & (ranks < most)
        first = np.flatnonzero(near)
        yield first, first + distance


def _sizes_and_ranks(group: Numbers) -> tuple[Numbers, Numbers]:
    """For each entry the size of its group, and its place in it."""
    starts = np.flatnonzero(np.diff(group, prepend=group[:1] - 1))
    sizes = np.diff(np.append(starts, len(group)))
    ranks = np.arange(len(group), dtype=np.int64) - np.repeat(starts, sizes)
    return np.repeat(sizes, sizes), ranks


def pairs_with_source(
    group: Numbers, work: Numbers, cited: Numbers, most: int
) -> Iterator[tuple[Numbers, Numbers]]:
    """Places ``(i, j)``, i < j, of a claim and one of the work it cites; at most ``most`` a citing claim."""
    size = int(max(work.max(initial=-1), cited.max(initial=-1))) + 1
    keys = group * size + work
    order = np.argsort(keys, kind="stable")
    citing = np.flatnonzero(cited >= 0)
    wanted = group[citing] * size + cited[citing]
    start = np.searchsorted(keys[order], wanted, "left")
    end = np.searchsorted(keys[order], wanted, "right")
    for step in range(min(most, int((end - start).max(initial=0)))):
        met = start + step < end
        one, other = citing[met], order[(start + step)[met]]
        yield np.minimum(one, other)[one != other], np.maximum(one, other)[one != other]
