"""Labels at the beginning of the lines of a page's record."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from pipeline.clean.fold import fold
from pipeline.clean.labels import Label, read_labels, value_start
from pipeline.vocabulary.rules import Rules

_DATE = re.compile(r" (?:\d{1,4}\b|[A-Z][a-z]{2,8}\.? \d)")
_DATED = frozenset(["label-published", "label-other-date"])
_JOURNAL = "label-journal"
_DATE_LAST = re.compile(r" [A-Z].* (?:19|20)\d\d\.?$")
_CODE = re.compile(r"[a-z]+\.[a-z]+")
_LANGUAGE_CELL = re.compile(r"(?: (?:-|[a-z]{2}(?:[_-][A-Z]{2})?|[*])){1,2}$")
_TABLE_VALUE = re.compile(r" (?=[^\W_a-z])")
_ENOUGH_ROWS = 3
_OWN_ROLE = frozenset(["authors", "affiliations", "keywords"])
_HEAD = 80
"""Characters in which a label and the begin of its value stand; the longest label has fewer."""

_OPENING = 2
"""Characters by which labels are looked up; the shortest label has no fewer."""


class Labelled(NamedTuple):
    """The field of a line's label, `none` where no field takes its value, and the value's place.

    Where it begins at the line's end it is the next line.  A label that is not ``sure`` may be
    the first words of a line: only a space stands between it and what would be its value.
    """

    field: str
    rule_id: str
    at: int
    end: int
    sure: bool


Read = tuple[str, str, int, Labelled | None, str]
"""A line that is read: role, text, first code point, its label, and the heading above it."""


class LabelReader:
    """Finds the labels that lines begin with."""

    def __init__(self, content: Rules) -> None:
        self._labels = read_labels(content)
        self._by_opening: dict[str, list[tuple[str, Label]]] = defaultdict(list)
        for spelling in sorted(self._labels, key=len, reverse=True):
            self._by_opening[spelling[:_OPENING]].append((spelling, self._labels[spelling]))
        self._spellings = {
            opening: tuple(spelling for spelling, _ in rows) for opening, rows in self._by_opening.items()
        }

    def read(self, line: str) -> Labelled | None:
        """The label of a line; of several that fit, the longest."""
        opening = line[:_OPENING].lower()
        if opening not in self._spellings:
            return None
        head = fold(line[:_HEAD])
        return self._longest(line, head, opening) if head.startswith(self._spellings[opening]) else None

    def of_heading(self, heading: str) -> Label | None:
        """The label that a whole heading is; none of a field whose lines have a role of their own."""
        label = self._labels.get(fold(heading).strip(" .:"))
        return label if label and label.field not in _OWN_ROLE else None

    def _longest(self, line: str, head: str, opening: str) -> Labelled | None:
        loose = None
        for spelling, label in self._by_opening[opening]:
            if head.startswith(spelling):
                start = _value_start(line, head, len(spelling), label)
                if start is not None:
                    return Labelled(label.field, label.rule_id, start, _value_end(line, spelling), True)
                if loose is None and _TABLE_VALUE.match(line, len(spelling)):
                    loose = Labelled(label.field, label.rule_id, len(spelling) + 1, len(line), False)
        return loose


def without_chance(lines: list[Read]) -> list[Read]:
    """The lines without labels that are not sure, unless so many stand together that they are a table.

    `Pages 55-71` is such a row of a table whose tabs became spaces.
    """
    labels = [label for _, _, _, label, _ in lines if label]
    if len(labels) >= _ENOUGH_ROWS or all(label.sure for label in labels):
        return lines
    return [(*line[:3], line[3] if line[3] and line[3].sure else None, line[4]) for line in lines]


def _value_start(line: str, head: str, end: int, label: Label) -> int | None:
    start = value_start(line, head, end, spaced=label.spaced)
    if start is not None or line[end : end + 1] != " ":
        return start
    if label.rule_id in _DATED and _DATE.match(line, end):
        return end + 1
    if label.rule_id == _JOURNAL and " " in head[:end] and _DATE_LAST.search(line, end):
        return end + 1
    return end + 1 if _CODE.match(head, 0, end) else None


def _value_end(line: str, spelling: str) -> int:
    """Behind a code like `dc.title` and its value the table has the value's language, or a dash."""
    cell = _LANGUAGE_CELL.search(line) if _CODE.match(spelling) else None
    return cell.start() if cell else len(line)
