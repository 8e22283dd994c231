"""Looks at the whole page once its lines have roles: abstracts, empty headings, second printings."""

from __future__ import annotations

from itertools import takewhile

from pipeline.clean.raw_segment import KEPT_ROLES
from pipeline.clean.segment.lines import Line
from pipeline.clean.segment.lists import behind_button
from pipeline.clean.segment.prose import is_labelled_part
from pipeline.clean.segment.sections import LISTED
from pipeline.clean.segment.shapes import Words
from pipeline.clean.segment.state import CAPTION_LABEL

_ENOUGH_RECORD_LINES = 2
_MOST_ABSTRACT_PARAGRAPHS = 3
_LONGEST_ABSTRACT = 5000
"""Characters; structured abstracts of trials in PubMed reach about 4,500."""

_LONG_LINE = 25
_NEEDS_CONTENT = frozenset([*LISTED, "references", "figures", "abstract"]) - {"value"}
_REFERENCE_REACH = 8
"""Lines below `References` among which its first entry stands; each may be split over several."""

_PEOPLE = frozenset(["authors", "affiliations"])
_REPEATABLE = KEPT_ROLES - {"keyword", "reference"}


def is_record_like(lines: list[Line]) -> bool:
    """Whether the page shows the record of a publication: two lines that only such a page has."""
    return sum(line.record for line in lines) >= _ENOUGH_RECORD_LINES


def name_abstract(lines: list[Line], words: Words) -> None:
    """On a record without such a heading, the prose above all headings of text is the abstract."""
    prose = [line for line in _above_headings(lines) if line.role == "body" and not line.is_item]
    if not prose or any(line.role == "abstract" for line in lines):
        return
    if sum(len(line.text) for line in prose) > _LONGEST_ABSTRACT:
        return
    paragraphs = [line for line in prose if line.kind == "prose"]
    if len(paragraphs) <= _MOST_ABSTRACT_PARAGRAPHS or all(
        is_labelled_part(line, words) for line in paragraphs
    ):
        for line in prose:
            line.decide("abstract", "one-block-on-a-record")


def _above_headings(lines: list[Line]) -> list[Line]:
    return list(takewhile(lambda line: line.role != "heading" or line.section not in ("body", "part"), lines))


def drop_empty_headings(lines: list[Line]) -> None:
    """A heading of a section that holds nothing only opened a menu."""
    for number, line in enumerate(lines):
        if line.role == "heading" and line.rule_id != CAPTION_LABEL and _is_empty(lines, number):
            line.decide("navigation", "heading-without-content")


def _is_empty(lines: list[Line], number: int) -> bool:
    line = lines[number]
    if number + 1 == len(lines):
        return True
    following = behind_button(lines, number + 1)
    if line.section == "references":
        entries = lines[number + 1 : number + 1 + _REFERENCE_REACH]
        following = next((entry for entry in entries if entry.role == "reference"), following)
    return following.role not in KEPT_ROLES or following.role == "title" or _opens_other(line, following)


def _opens_other(line: Line, following: Line) -> bool:
    if line.section not in _NEEDS_CONTENT or following.role != "heading":
        return False
    if {line.section, following.section} <= _PEOPLE:
        return False
    return following.section not in ("part", "") and not (line.section == "figures" == following.section)


def drop_repeats(lines: list[Line]) -> None:
    """The second printing of a kept line adds nothing; short lines only where they stand side by side."""
    seen: dict[str, int] = {}
    for number, line in enumerate(lines):
        if line.role not in _REPEATABLE:
            continue
        first = seen.setdefault(line.marker + line.folded, number)
        adjacent = number - first == 1
        if first != number and (adjacent or len(line.text) >= _LONG_LINE or line.role == "metadata"):
            line.decide("repeat", "second-printing")
