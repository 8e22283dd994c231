"""Labels and values in the lines of a page's record."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Any, NamedTuple

from pipeline.clean.fold import fold
from pipeline.clean.labels import Label, read_labels, value_start
from pipeline.clean.phrases import PhraseIndex

_DATE = re.compile(r" (?:\d{1,4}\b|[A-Z][a-z]{2,8}\.? \d)")
_TABLE_VALUE = re.compile(r" (?=[^\W_a-z])")
_ENOUGH_ROWS = 3
_HEAD = 60
"""Characters in which a label stands; the longest one has fewer."""


class Stated(NamedTuple):
    """Field and value of one line; an empty field: no label there; ``none``: no field takes the value."""

    field: str
    value: str


class LabelReader:
    """Splits lines into label and value."""

    def __init__(self, content: dict[str, Any]) -> None:
        self._labels = read_labels(content)
        self._meanings = list(self._labels.values())
        self._index = PhraseIndex("\n" + spelling for spelling in self._labels)

    def read(self, lines: list[str]) -> list[Stated]:
        """What each line states; a label alone on its line takes the next line as its value.

        Rows of a table whose tabs became spaces (`Pages 55-71`) are read where several stand together.
        """
        stated: list[Stated] = []
        pending = ""
        for line, (field, value) in zip(lines, self._found(lines), strict=True):
            if field and not value:
                stated.append(Stated(field, ""))
                pending = field
                continue
            stated.append(Stated(field or pending, value if field else line))
            pending = ""
        return stated

    def names(self, line: str) -> str:
        """The field that a whole line is the label of, empty if none."""
        label = self._labels.get(fold(line).strip(" .:"))
        return label.field if label else ""

    def _found(self, lines: list[str]) -> list[tuple[str, str]]:
        """Field and value by line; of several labels that fit, the longest."""
        heads = ["\n" + fold(line[:_HEAD]) for line in lines]
        rows = dict(zip(accumulate(map(len, heads), initial=0), range(len(lines)), strict=False))
        found = [("", "") for _ in lines]
        loose: dict[int, tuple[str, str]] = {}
        for start, end, number in self._index.hits("".join(heads)):
            row, label = rows[start], self._meanings[number]
            value = _value(lines[row], end - start - 1, label)
            if value is not None:
                found[row] = (label.field, value)
            elif _TABLE_VALUE.match(lines[row], end - start - 1):
                loose[row] = (label.field, lines[row][end - start - 1 :].strip())
        if len(loose) + sum(field != "" for field, _ in found) >= _ENOUGH_ROWS:
            found = [loose.get(row, one) if one == ("", "") else one for row, one in enumerate(found)]
        return found


def _value(line: str, end: int, label: Label) -> str | None:
    start = value_start(line, fold(line), end, spaced=label.spaced)
    if start is None and label.field == "published_on" and _DATE.match(line, end):
        start = end
    return None if start is None else line[start:].strip()
