"""Tells parts of an article that prints no abstract from an abstract, which has the same headings."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.clean.segment.lines import Line

_OTHER_WORK = frozenset(["author", "title"])
_OF_ABSTRACT = frozenset(["heading-abstract", "start-abstract", "start-abstract-part"])
_PART = "heading-part"

_PARAGRAPH = 100
"""Code points of a paragraph."""

_LEAST_PARAGRAPHS = 2
"""Paragraphs of a part that no abstract has; a caption tells as much."""


def settle_unabstracted(lines: Sequence[Line]) -> None:
    """Text of an article is body in all its parts, where no abstract is headed or labelled.

    Its parts are those below headings as `Methods`; that they are no abstract's is told by one with several
    paragraphs or a caption.
    """
    if _PART in [line.rule_id for line in lines] and "abstract" in [line.role for line in lines]:
        for work in _works(lines):
            if not any(line.rule_id in _OF_ABSTRACT for line in work):
                _settle(work)


def _works(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines from each title or author on."""
    works: list[list[Line]] = [[]]
    for line in lines:
        if line.role in _OTHER_WORK and any(one.rule_id == _PART for one in works[-1]):
            works.append([])
        works[-1].append(line)
    return works


def _settle(work: list[Line]) -> None:
    first = next((place for place, line in enumerate(work) if line.rule_id == _PART), len(work))
    within, paragraphs, is_article = False, 0, False
    for line in work[first:]:
        if line.role == "heading":
            within, paragraphs = line.rule_id == _PART, 0
        elif within and line.role == "body" and len(line.says.text) >= _PARAGRAPH:
            paragraphs += 1
        is_article |= within and (line.role == "caption" or paragraphs >= _LEAST_PARAGRAPHS)
    if is_article:
        for line in work[first:]:
            if line.role == "abstract":
                line.decide("body", "unabstracted")
