"""Tells a run's log how far its stages are, how fast they go and how long they will take."""

from __future__ import annotations

import time
from collections.abc import Callable

SECONDS = 5.0
"""Least time between two lines of one stage; every line is an event that Dagster keeps for ever."""


class ProgressLog:
    """Writes a line when a stage is done, and while it is not at most one every few seconds."""

    def __init__(self, tell: Callable[[str], None], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._tell = tell
        self._clock = clock
        self._last = clock()
        self._begun: dict[str, tuple[float, int]] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Note that ``done`` of ``total`` documents are through ``stage``."""
        now = self._clock()
        self._begun.setdefault(stage, (now, done))
        if done == total or now - self._last >= SECONDS:
            self._last = now
            told = [f"{done:,} of {total:,} documents", *self._speed(stage, now, done, total)]
            self._tell(f"{stage}: {', '.join(told)}")

    def _speed(self, stage: str, now: float, done: int, total: int) -> list[str]:
        """Documents a second, and the time left; nothing where all came from the cache."""
        began, cached = self._begun[stage]
        rate = (done - cached) / (now - began) if now > began else 0
        if not rate:
            return []
        left = [f"about {duration((total - done) / rate)} left"] if done < total else []
        return [f"{rate:,.0f} a second", *left]


def duration(seconds: float) -> str:
    """A time as a person says it: ``40 s``, ``3 min``, ``2 h 5 min``."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
