"""Drops what a page prints twice."""

from __future__ import annotations

from pipeline.clean.raw_segment import KEPT_ROLES
from pipeline.clean.segment.lines import Line

_LONG_LINE = 25
_REPEATABLE = KEPT_ROLES - {"keyword", "reference"}


def drop_repeats(lines: list[Line]) -> None:
    """A later printing of a kept line adds nothing; short lines only where they stand side by side."""
    seen: dict[str, int] = {}
    for number, line in enumerate(lines):
        if line.role not in _REPEATABLE:
            continue
        key = line.says.marker + line.says.folded
        before, seen[key] = seen.get(key), number
        if before is None:
            continue
        if number - before == 1 or len(line.says.text) >= _LONG_LINE or line.role == "metadata":
            line.decide("repeat", "second-printing")
