"""Finds lists of references that are numbered, by their numbers and by how each entry begins."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.clean.segment.citing import is_dated, is_link, is_ruled_link, names_an_author
from pipeline.clean.segment.lines import Line
from pipeline.clean.segment.wrap import joined

_LEAST_ENTRIES, _LEAST_HEADED, _LEAST_RULED = 5, 3, 2
"""Entries that make a list: by their looks, below a heading, or where each one meets a rule of citations."""

_CITATION = "dated-citation"
_HEADINGS = ("heading-references", "heading-statement")
_MOST_LINES = 8
"""Lines of one entry; longer ones are text."""

_CITING = 0.7
"""Share of entries that must look like references; some have no year, or a company as author."""

_DATED = 0.6
"""Share of entries with a year below a heading; notes name some works again without one."""


def settle_numbered(lines: list[Line]) -> list[Line]:
    """``lines`` with each entry of a numbered list of references as one line, whatever its role was.

    The numbers go up by one, and most entries begin with an author's name and hold a year; below a heading
    that announces them it is enough that most hold a year.  In a short list each entry begins
    with a name and meets the rule of citations.
    """
    result, done = [], 0
    for run in _runs(lines):
        entries = _entries(lines, run)
        if _are_references(entries, is_headed=_is_headed(lines, run)):
            result += lines[done : run[0]]
            for entry in entries:
                result += _settled(entry)
            done = run[-1] + len(entries[-1])
    return result + lines[done:] if done else lines


def _runs(lines: list[Line]) -> list[list[int]]:
    """Places of lines with numbers that go up by one; a line between them may begin with another number."""
    numbers = [line.says.number for line in lines]
    if numbers.count(None) == len(numbers):
        return []
    runs: list[list[int]] = []
    run: list[int] = []
    last = 0
    for place, number in enumerate(numbers):
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
    return [run for run in runs if len(run) >= _LEAST_RULED]


def _is_headed(lines: list[Line], run: list[int]) -> bool:
    """Whether a heading of references or notes stands right above."""
    return run[0] > 0 and lines[run[0] - 1].rule_id in _HEADINGS


def _are_references(entries: list[list[Line]], *, is_headed: bool) -> bool:
    if len(entries) < (_LEAST_HEADED if is_headed else _LEAST_ENTRIES):
        return all(map(_is_ruled, entries))
    counts = is_dated if is_headed else _cites
    said = [" ".join([line.says.text for line in entry]) for entry in entries]
    return sum(map(counts, said)) >= (_DATED if is_headed else _CITING) * len(entries)


def _entries(lines: list[Line], run: list[int]) -> list[list[Line]]:
    """The lines of each entry; the last goes on as far as its paragraph, and no further than others do."""
    entries = [lines[start:end] for start, end in pairwise(run)]
    last = [lines[run[-1]]]
    for line in lines[run[-1] + 1 : run[-1] + max(map(len, entries))]:
        if line.gap or line.role == "heading" or _is_over(last, line):
            break
        last.append(line)
    return [*entries, last]


def _is_ruled(entry: list[Line]) -> bool:
    return entry[0].rule_id == _CITATION and names_an_author(entry[0].says.text)


def _cites(text: str) -> bool:
    return names_an_author(text) and is_dated(text)


def _is_over(entry: list[Line], line: Line) -> bool:
    """Whether ``line`` is a link behind an entry: a short line is none before the entry says its year."""
    if is_ruled_link(line):
        return True
    return is_link(line) and any(is_dated(one.says.text) for one in entry)


def _settled(entry: list[Line]) -> Iterator[Line]:
    """The entry as one line, and what links stand behind it."""
    texts = [entry[0]]
    for line in entry[1:]:
        if line.gap or _is_over(texts, line):
            break
        texts.append(line)
    one = joined(texts)
    one.decide("reference", "numbered-references")
    yield one
    yield from entry[len(texts) :]
