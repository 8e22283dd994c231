"""Counts the faults that were injected and those that lost something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Tally:
    """Faults by kind: how many were injected, and how many of them lost something."""

    injected: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)

    def count(self, kind: str, *, survived: bool) -> None:
        """One more fault."""
        self.injected[kind] += 1
        self.lost[kind] += not survived

    @contextmanager
    def fault(self, kind: str) -> Iterator[None]:
        """One more fault, which is survived where nothing is raised."""
        try:
            yield
        except BaseException:
            self.count(kind, survived=False)
            raise
        self.count(kind, survived=True)

    def lines(self) -> Iterator[str]:
        """The counts as a table."""
        yield f"{'fault':<44}{'injected':>10}{'survived':>10}{'lost':>6}"
        rows = [(kind, count, self.lost[kind]) for kind, count in sorted(self.injected.items())]
        for kind, injected, lost in [*rows, ("all", self.injected.total(), self.lost.total())]:
            yield f"{kind:<44}{injected:>10}{injected - lost:>10}{lost:>6}"
