"""Finds entries of a list of references that stand on several lines, names first and the year last."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.clean.segment.citing import is_dated, is_headed, is_ruled_link, only_names
from pipeline.clean.segment.lines import Line
from pipeline.clean.segment.wrap import joined

_LEAST_ENTRIES, _LEAST_HEADED = 4, 2
_FEWEST_LINES, _MOST_LINES = 3, 5
"""Lines of one entry: names, title, and the journal and year on one line or two."""

_MOST_LINKS = 4
"""Links from one entry to the next."""

Place = tuple[int, int]


def settle_parted(lines: list[Line]) -> list[Line]:
    """``lines`` with each such entry as one line of role ``reference``; blank lines may part its lines.

    Each entry follows right on the one above, but for links: a list of other pages has titles between.
    """
    result, done = [], 0
    for run in _runs(lines):
        if len(run) >= (_LEAST_HEADED if is_headed(lines, run[0][0]) else _LEAST_ENTRIES):
            for start, end in run:
                result += [*lines[done:start], _settled(lines[start:end])]
                done = end
    return result + lines[done:] if done else lines


def _runs(lines: list[Line]) -> Iterator[list[Place]]:
    run: list[Place] = []
    place = 0
    while place < len(lines):
        if end := _end(lines, place):
            run.append((place, end))
            place = _behind_links(lines, end)
            continue
        if run:
            yield run
            run = []
        place += 1
    if run:
        yield run


def _end(lines: list[Line], start: int) -> int:
    """Behind the line with the year of the entry that begins at ``start``, 0 if none does."""
    if not only_names(lines[start].says.text):
        return 0
    for place, line in enumerate(lines[start + 1 : start + _MOST_LINES], start + 1):
        if is_ruled_link(line) or line.role == "heading":
            return 0
        if is_dated(line.says.text):
            return place + 1 if place + 1 - start >= _FEWEST_LINES else 0
    return 0


def _behind_links(lines: list[Line], place: int) -> int:
    end = place
    while end < min(len(lines), place + _MOST_LINKS) and is_ruled_link(lines[end]):
        end += 1
    return end


def _settled(entry: list[Line]) -> Line:
    one = joined(entry)
    one.decide("reference", "parted-references")
    return one
