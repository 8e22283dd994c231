"""Finds lists of references that are numbered, by their numbers and by how each entry begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.clean.segment.lines import Line
from pipeline.clean.segment.wrap import joined

_LEAST_ENTRIES = 5
_MOST_LINES = 8
"""Lines of one entry; longer ones are text."""

_CITING = 0.7
"""Share of entries that must look like references; some have no year, or a company as author."""

_LONGEST_LINK = 30
_HEAD, _LONGEST_ENTRY = 80, 1000
_NUMBER = re.compile(r"[\[(]?(\d{1,3})(?:[.\])]|(?= [^\W\d]))")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_SURNAME = r"(?:[^\W\d_]{1,3} ){0,2}[^\W\d_a-z][\w'’-]+"
_AUTHOR = re.compile(
    rf"(?:\d{{1,3}} )?(?:{_SURNAME},? (?:[A-Z]\.?[ -]?){{1,3}}(?:[,.;:&(]|and\b|et\b|$)"
    rf"|(?:[A-Z]\.[ -]?){{1,3}}{_SURNAME}(?:[,.;:&]| and\b| et\b))"
)
"""A surname with initials behind or before it."""


def settle_numbered(lines: list[Line]) -> list[Line]:
    """``lines`` with each entry of a numbered list of references as one line, whatever its role was.

    The numbers go up by one, and most entries begin with an author's name and hold a year.
    """
    result, done = [], 0
    for run in _runs(lines):
        entries = _entries(lines, run)
        if sum(map(_cites, entries)) >= _CITING * len(entries):
            result += lines[done : run[0]]
            for entry in entries:
                result += _settled(entry)
            done = run[-1] + len(entries[-1])
    return result + lines[done:] if done else lines


def _runs(lines: list[Line]) -> list[list[int]]:
    """Places of lines with numbers that go up by one; a line between them may begin with another number."""
    runs: list[list[int]] = []
    run: list[int] = []
    last = 0
    for place, line in enumerate(lines):
        number = _number(line)
        if number is None:
            continue
        goes_on = bool(run) and place - run[-1] <= _MOST_LINES
        if goes_on and number == last + 1:
            run.append(place)
        elif goes_on and number != 1:
            continue
        else:
            run = [place]
            runs.append(run)
        last = number
    return [run for run in runs if len(run) >= _LEAST_ENTRIES]


def _number(line: Line) -> int | None:
    says = line.says
    if says.is_item or not (says.marker or says.text[:1].isdigit()):
        return None
    found = _NUMBER.match(says.marker or says.text)
    return int(found[1]) if found else None


def _entries(lines: list[Line], run: list[int]) -> list[list[Line]]:
    """The lines of each entry; the last goes on as far as its paragraph, and no further than others do."""
    entries = [lines[start:end] for start, end in pairwise(run)]
    last = [lines[run[-1]]]
    for line in lines[run[-1] + 1 : run[-1] + max(map(len, entries))]:
        if line.gap or line.role in ("heading", "navigation"):
            break
        last.append(line)
    return [*entries, last]


def _cites(entry: list[Line]) -> bool:
    text = " ".join([line.says.text for line in entry])[:_LONGEST_ENTRY]
    return _AUTHOR.match(text[:_HEAD]) is not None and _YEAR.search(text) is not None


def _settled(entry: list[Line]) -> Iterator[Line]:
    """The entry as one line, and what links stand behind it."""
    texts = [entry[0]]
    for line in entry[1:]:
        if line.gap or (line.role == "navigation" and len(line.says.text) <= _LONGEST_LINK):
            break
        texts.append(line)
    one = joined(texts)
    one.decide("reference", "numbered-references")
    yield one
    yield from entry[len(texts) :]
