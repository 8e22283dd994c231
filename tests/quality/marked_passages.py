"""Reads the passages that were marked by hand; ``passages/README.md`` says what the marks mean."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from pipeline.document import CleanDocument, OffsetMap, Segment, Sentence

FOLDER = Path(__file__).parent / "passages"
STATUSES = {"-": "negation", "?": "hedge", ">": "aim", "*": "question", "^": "other"}
_LABEL = re.compile(r"(?P<label>[a-z_]+)(?P<status>[-?>*^])?$")
_SHORT = "short for "
_QUANTITY = "quantity "


class Mark(NamedTuple):
    """One marked span; ``label`` is an entity type, `event`, `citation`, `short` or `quantity`.

    ``status`` is empty or one of :data:`STATUSES`; ``told`` is what a short form stands for, or the fields
    of a quantity.
    """

    start: int
    end: int
    label: str
    status: str = ""
    told: str = ""


class Passage(NamedTuple):
    """One passage without its braces, and its marks in the order in which they close."""

    name: str
    text: str
    marks: list[Mark]

    def labelled(self, label: str) -> list[Mark]:
        """The marks of one kind, by start."""
        return sorted(mark for mark in self.marks if mark.label == label)

    def document(self, sentences: list[tuple[int, int]]) -> CleanDocument:
        """The passage as a document of one paragraph."""
        rows = [Sentence("s", "body", *span) for span in sentences]
        body = [Segment("body", 0, len(self.text))]
        return CleanDocument(self.name, self.name, self.text, body, rows, OffsetMap([0], [0], [1]))


def read_passages(path: Path) -> list[Passage]:
    """All passages of one file."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return [read_passage(name, marked) for name, marked in rows]


def read_passage(name: str, marked: str) -> Passage:
    """Text and marks of ``{surface|label|…}``, which may hold others."""
    text: list[str] = []
    marks: list[Mark] = []
    opened: list[int] = []
    place = 0
    while place < len(marked):
        letter = marked[place]
        if letter == "{":
            opened.append(len(text))
        elif letter == "|" and opened:
            labels, place = _labels(marked, place)
            start = opened.pop()
            marks += [_mark(start, len(text), label) for label in labels]
        else:
            text.append(letter)
        place += 1
    assert not opened, f"{name}: {len(opened)} braces are open"
    return Passage(name, "".join(text), marks)


def _labels(marked: str, bar: int) -> tuple[list[str], int]:
    """The labels from the first bar to the brace that closes the mark, and where that brace stands."""
    depth, place = 0, bar
    while depth or marked[place] != "}":
        depth += {"{": 1, "}": -1}.get(marked[place], 0)
        place += 1
    return marked[bar + 1 : place].split("|"), place


def _mark(start: int, end: int, label: str) -> Mark:
    if label.startswith(_SHORT):
        return Mark(start, end, "short", told=label.removeprefix(_SHORT))
    if label.startswith(_QUANTITY):
        return Mark(start, end, "quantity", told=label.removeprefix(_QUANTITY))
    found = _LABEL.match(label)
    assert found, f"{label!r} is no label"
    return Mark(start, end, found["label"], STATUSES.get(found["status"] or "", ""))
