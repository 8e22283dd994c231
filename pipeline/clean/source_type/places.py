"""Where on a page its kind is told: its titles, the lines around them, its opening, its text."""

from __future__ import annotations

import re

from pipeline.clean.raw_segment import RawSegment

_LONGEST_LINE = 100
"""Code points of a line of the record."""

_SHORTEST = 40
"""Code points of a paragraph; shorter ones are a greeting or a label."""

_RECORD = frozenset(["author", "heading", "metadata"])
_OF_JOURNAL = re.compile(r"\b(?:vol|issue|issn)|(?:19|20)\d\d ?;")
"""In the record of an article: `Health Technology Assessment 2020; 24(5)`."""

_TEXT = frozenset(["heading", "body"])


def titles_of(segments: list[RawSegment]) -> list[RawSegment]:
    """The page's titles, told as such or by a label."""
    return [part for part in segments if part.role == "title" or part.rule_id == "label-title"]


def around_title(parts: list[RawSegment], near: int) -> list[RawSegment]:
    """Those of ``parts`` around the first title, none on a page without one."""
    title = next((place for place, part in enumerate(parts) if part.role == "title"), None)
    return [] if title is None else parts[max(title - near, 0) : title + 1 + near]


def is_short_record(part: RawSegment, folded: str) -> bool:
    """Is it a short line of the page's record, and none of a journal's? ``folded`` is the page."""
    is_short = part.role in _RECORD and part.end - part.start <= _LONGEST_LINE
    return is_short and not _OF_JOURNAL.search(folded[part.start : part.end])


def opening_of(segments: list[RawSegment]) -> list[RawSegment]:
    """The abstract, or the first paragraph where there is none."""
    abstract = [part for part in segments if part.role == "abstract"]
    if abstract:
        return abstract
    return [part for part in segments if part.role == "body" and part.end - part.start >= _SHORTEST][:1]


def text_of(segments: list[RawSegment]) -> list[RawSegment]:
    """The body with its headings."""
    return [part for part in segments if part.role in _TEXT]
