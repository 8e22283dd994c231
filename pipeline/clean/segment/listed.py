"""Finds the entries of a list of references without numbers, by how they begin, whatever roles they got."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile

from pipeline.clean.segment.citing import is_dated, is_headed, is_link, is_ruled_link, names_an_author
from pipeline.clean.segment.lines import Line
from pipeline.clean.segment.wrap import joined

_LEAST_ENTRIES, _LEAST_HEADED = 4, 2
"""Beginnings of entries that make a list; a heading that announces one makes it sooner."""

_MOST_LINES = 8
"""Lines from one beginning to the next."""

_NEAR = 3
"""Lines in which an entry shows its year."""

_LONGEST_LINK = 12
"""Code points of a link that is one word."""

_SHORTEST = 40
"""Code points of an entry that begins with no author: with a body or a title."""

LINKS = "reference-links"
"""The rule of lines of links to where a cited work is found."""
_SETTLED = ("numbered-references", "labelled-references", "parted-references")


def settle_listed(lines: list[Line]) -> list[Line]:
    """``lines`` with each entry as one line of role ``reference``.

    A list has a heading, or half of its entries are taken for references already or have links behind them.
    """
    result, done = [], 0
    for run in _runs(lines):
        if _is_list(lines, run):
            _mark_links(lines, run)
            entries = list(_entries(lines, run))
            result += [*lines[done : run[0]], *entries]
            done = _end(lines, run)
    return result + lines[done:] if done else lines


def _runs(lines: list[Line]) -> Iterator[list[int]]:
    """Places of lines that begin entries, near each other and under one heading."""
    run: list[int] = []
    for place, line in enumerate(lines):
        parted = _opens_a_part(line)
        if run and (parted or place - run[-1] > _MOST_LINES):
            yield run
            run = []
        if not parted and _begins(lines, place):
            run.append(place)
    if run:
        yield run


def _opens_a_part(line: Line) -> bool:
    is_ruled = line.role == "heading" and not line.rule_id.startswith("model-")
    return is_ruled or (is_ruled_link(line) and line.says.rule is not None and line.says.rule.section != "")


def _begins(lines: list[Line], place: int) -> bool:
    line = lines[place]
    if line.rule_id in _SETTLED or not names_an_author(line.says.text):
        return False
    near = lines[place : place + _NEAR] if line.gap else [line]
    return any(is_dated(one.says.text) for one in near)


def _is_list(lines: list[Line], run: list[int]) -> bool:
    if is_headed(lines, run[0]):
        return len(run) >= _LEAST_HEADED
    if len(run) < _LEAST_ENTRIES:
        return False
    taken = sum(lines[place].role == "reference" for place in run)
    linked = sum(line.rule_id == LINKS for line in lines[run[0] : run[-1]])
    return 2 * max(taken, linked) >= len(run)


def _mark_links(lines: list[Line], run: list[int]) -> None:
    """Words right above a link, as `Article` above `Google Scholar`, are links as well."""
    starts = set(run)
    for place in range(min(run[-1] + _MOST_LINES, len(lines) - 1) - 1, run[0], -1):
        line = lines[place]
        is_word = len(line.says.text) <= _LONGEST_LINK and line.says.text.isalpha() and line.role != "heading"
        if is_word and place not in starts and is_ruled_link(lines[place + 1]):
            line.decide("navigation", LINKS)


def _end(lines: list[Line], run: list[int]) -> int:
    """Behind the last entry, which goes on as far as its paragraph, and no further than others do.

    Where no blank lines part the entries, it goes on up to its links, or has the lines of the shortest one.
    """
    sizes = [_size(lines, above, below) for above, below in pairwise(run)] or [1]
    end = run[-1] + _size(lines, run[-1], run[-1] + max(sizes))
    is_linked = end < len(lines) and lines[end].rule_id == LINKS
    return end if is_linked or _is_spaced(lines, run) else min(end, run[-1] + min(sizes))


def _size(lines: list[Line], start: int, end: int) -> int:
    """Lines of the entry at ``start``, which a link, a heading or a blank line ends."""
    return 1 + sum(1 for _ in takewhile(_goes_on, lines[start + 1 : end]))


def _goes_on(line: Line) -> bool:
    return not (line.gap or line.role == "heading" or is_ruled_link(line))


def _is_spaced(lines: list[Line], run: list[int]) -> bool:
    """Whether blank lines part the entries."""
    return all(lines[place].gap for place in run[1:])


def _entries(lines: list[Line], run: list[int]) -> Iterator[Line]:
    """The entries, and what stands between them and is none."""
    starts, spaced = set(run), _is_spaced(lines, run)
    entry: list[Line] = []
    for place in range(run[0], _end(lines, run)):
        line = lines[place]
        starts_one = place in starts or ((line.gap or not spaced) and _may_be_entry(lines, place))
        if entry and (starts_one or line.gap or is_ruled_link(line)):
            yield _settled(entry)
            entry = []
        if starts_one or entry:
            entry.append(line)
        else:
            yield line
    if entry:
        yield _settled(entry)


def _may_be_entry(lines: list[Line], place: int) -> bool:
    """Whether a line that names no author begins an entry of its own, which says a year."""
    first = lines[place]
    paragraph = [first, *takewhile(lambda line: first.gap and not line.gap, lines[place + 1 : place + _NEAR])]
    text = " ".join([line.says.text for line in paragraph])
    return len(text) >= _SHORTEST and not (text[0].islower() or is_link(first)) and is_dated(text)


def _settled(entry: list[Line]) -> Line:
    one = joined(entry)
    if one.role != "reference":
        one.decide("reference", "listed-references")
    return one
