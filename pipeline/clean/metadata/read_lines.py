"""Takes the lines of the record and of its lists from the text, each with its label and heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.clean.metadata.labelled import Labelled, LabelReader, Read
from pipeline.clean.metadata.record import LISTS
from pipeline.document import Segment

FIELD_OF_ROLE = {"author": "authors", "affiliation": "affiliations", "keyword": "keywords", "metadata": ""}
"""The fields that lines of these roles state; a line of the record states any."""

_LONGEST_LINE = 4000
"""Characters of a line that are read."""

_BARS = frozenset("|·•—")
_BAR = re.compile(r" [|·•—] ")


class ReadLines:
    """``names_type`` says whether a line is a type of publication: `Editorial` may look like a label."""

    def __init__(self, labels: LabelReader, names_type: Callable[[str], bool]) -> None:
        self._labels, self._names_type = labels, names_type

    def of(self, text: str, segments: list[Segment]) -> Iterator[Read]:
        """The lines to read; a heading stands above the record lines right below it."""
        heading = ""
        for role, start, end in segments:
            if role in FIELD_OF_ROLE:
                line = text[start : min(end, start + _LONGEST_LINE)]
                if role == "metadata":
                    yield from self._of_record(line, start, heading)
                    continue
                label = self._labels.read(line)
                yield role, line, start, label if label and label.sure else None, ""
            heading = text[start:end] if role == "heading" else ""

    def _of_record(self, line: str, start: int, heading: str) -> Iterator[Read]:
        """A line of the record; if no list, what bars part on it (`CG-88 · Published: May 2022`)."""
        label = self._label(line)
        if not _BARS.intersection(line) or heading or (label and label.field in LISTS):
            yield "metadata", line, start, label, heading
            return
        first = 0
        for bar in _BAR.finditer(f"{line} | "):
            part = line[first : bar.start()]
            yield "metadata", part, start + first, self._label(part), ""
            first = bar.end()

    def _label(self, line: str) -> Labelled | None:
        return None if self._names_type(line) else self._labels.read(line)


def names_title(lines: list[Read]) -> bool:
    """Whether a label stands beside the title: alone, such a label is a link by which lists are sorted."""
    return any(label.field == "title" and label.at < len(line) for _, line, _, label, _ in lines if label)
