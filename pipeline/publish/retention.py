"""Which versions a policy keeps, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from pipeline.errors import UsageError

LAST = 10
"""Versions kept where nothing else is asked for."""


class Policy(NamedTuple):
    """How many versions stay: the newest, and the newest of each of the newest days, weeks and months.

    Days, weeks (ISO) and months are those of the manifests' ``created_at``, which is UTC; those
    without a version don't count.
    """

    last: int = LAST
    daily: int = 0
    weekly: int = 0
    monthly: int = 0


PERIODS: Mapping[str, Callable[[datetime], tuple[int, ...]]] = {
    "daily": lambda day: (day.year, day.month, day.day),
    "weekly": lambda day: day.isocalendar()[:2],
    "monthly": lambda day: (day.year, day.month),
}


def kept(created: Mapping[str, str], policy: Policy, held: Mapping[str, str]) -> dict[str, str]:
    """Name -> why the version stays, oldest first; what is not named may go.

    ``created`` maps all versions, oldest first, to the time when they were published; ``held`` those
    that stay whatever the policy says, to the reason.  Raises UsageError where the latest would go.
    """
    if policy.last < 1:
        raise UsageError(f"can't keep {policy.last} versions.", "Keep at least 1: the latest always stays.")
    newest_first = list(created)[::-1]
    reasons = dict.fromkeys(newest_first[: policy.last], f"last {policy.last}")
    for period, place in PERIODS.items():
        for name in _newest_of_each(newest_first, created, place)[: getattr(policy, period)]:
            reasons.setdefault(name, period)
    found = {**reasons, **held}
    return {name: found[name] for name in created if name in found}


def _newest_of_each(
    newest_first: Sequence[str], created: Mapping[str, str], place: Callable[[datetime], tuple[int, ...]]
) -> list[str]:
    """The newest version of each period, newest first."""
    found: dict[tuple[int, ...], str] = {}
    for name in newest_first:
        found.setdefault(place(datetime.fromisoformat(created[name])), name)
    return list(found.values())
