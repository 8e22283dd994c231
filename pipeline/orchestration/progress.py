"""Tells a run's log how far its stages are."""

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

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Note that ``done`` of ``total`` documents are through ``stage``."""
        now = self._clock()
        if done == total or now - self._last >= SECONDS:
            self._last = now
            self._tell(f"{stage}: {done:,} of {total:,} documents")
