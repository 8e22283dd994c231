"""Finds entries of a list of references that stand below a label: ``Holm et al., 2016``.

They stand on several lines, or begin with the label's name: ``Holm 2016 {published data only}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.clean.segment.citing import is_dated, is_headed, names_an_author
from pipeline.clean.segment.lines import Line
from pipeline.clean.segment.wrap import joined

_LEAST_ENTRIES, _LEAST_HEADED = 3, 2
"""Labels that make a list; a heading that announces one makes it sooner."""

_MOST_LINES = 14
"""Lines from one label to the next: the entry's, and links, each on a line of its own."""

_MOST_OF_ENTRY = 5
_LONGEST_LABEL = 80
_ENDS = frozenset("0123456789abcdef)}")
_LABEL = re.compile(r"[^\W\d_][^\d.;:()]{1,60}(?:et al\.)?,? \(?(?:19|20)\d\d[a-z]?\)?(?: \{[^{}]{1,60}\})?$")
_ENTRY_ENDS = (".", "]", ")")


def settle_labelled(lines: list[Line]) -> list[Line]:
    """``lines`` with each label and the lines below it as one line of role ``reference``."""
    result, done = [], 0
    for run in _runs(lines):
        for start, end in pairwise([*run, min(run[-1] + _MOST_OF_ENTRY, len(lines))]):
            entry = list(_entry(lines[start:end]))
            result += [*lines[done:start], _settled(entry)]
            done = start + len(entry)
    return result + lines[done:] if done else lines


def _runs(lines: list[Line]) -> Iterator[list[int]]:
    """Places of labels near each other, each with an entry below it."""
    run: list[int] = []
    for place, line in enumerate(lines):
        if not _is_label(line) or not _has_entry(lines, place):
            continue
        if run and place - run[-1] > _MOST_LINES:
            if _is_list(lines, run):
                yield run
            run = []
        run.append(place)
    if _is_list(lines, run):
        yield run


def _is_list(lines: list[Line], run: list[int]) -> bool:
    return len(run) >= (_LEAST_HEADED if run and is_headed(lines, run[0]) else _LEAST_ENTRIES)


def _is_label(line: Line) -> bool:
    text = line.says.text
    return len(text) <= _LONGEST_LABEL and text[-1:] in _ENDS and _LABEL.match(text) is not None


def _has_entry(lines: list[Line], place: int) -> bool:
    """Whether an entry stands below the label, before any link, that says a year."""
    label, *below = _entry(lines[place : place + _MOST_OF_ENTRY])
    may_be = len(below) > 1 or (below and _begins_as(label, below[0]))
    return bool(may_be) and any(is_dated(line.says.text) for line in below)


def _begins_as(label: Line, line: Line) -> bool:
    """Whether the line names the author of the label first."""
    surname = label.says.text.rpartition(" {")[0] or label.says.text
    return line.says.text.startswith(surname.split()[0]) and names_an_author(line.says.text)


def _entry(lines: list[Line]) -> Iterator[Line]:
    """The label and what stands below it before a link, a heading, another label.

    What names the label's author ends where it ends as an entry with a year does.
    """
    named = len(lines) > 1 and _begins_as(lines[0], lines[1])
    dated = False
    for place, line in enumerate(lines):
        is_ruled = line.role in ("navigation", "heading") and not line.rule_id.startswith("model-")
        if place and (is_ruled or _is_label(line)):
            return
        yield line
        dated = dated or (place > 0 and is_dated(line.says.text))
        if named and dated and line.says.text.endswith(_ENTRY_ENDS):
            return


def _settled(entry: list[Line]) -> Line:
    one = joined(entry)
    one.decide("reference", "labelled-references")
    return one
