"""Settles lines that say nothing of their own by what stands around them."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from pipeline.clean.segment.lines import Line
from pipeline.clean.segment.lists import TEXT, behind_button, is_enclosed, settle_lists, text_role

_LABELLED = re.compile(r"[A-Z][\w'’ ()/.-]{2,60} ?: ?\S")
_LONGEST_HEADING = 110
_SHORTEST_LEAD = 40
_REACH = 4
"""Lines on each side of a lone sentence that tell whether it stands in running text."""


def settle(lines: list[Line], *, record_like: bool) -> None:
    """Give every undecided line a role, at last ``unknown``."""
    if all(line.role for line in lines):
        return
    _settle_questions(lines)
    _settle_record_lines(lines)
    settle_lists(lines, record_like=record_like)
    _settle_sentences(lines)
    _settle_headings(lines, record_like=record_like)
    for line in lines:
        if not line.role:
            line.decide("unknown", "no-evidence")


def _settle_questions(lines: list[Line]) -> None:
    """A question of its own above text heads it."""
    for line, following in pairwise(lines):
        if not line.role and line.text.endswith("?") and _is_heading(line) and _may_be_text(following):
            line.decide("heading", "question-above-text")


def _may_be_text(line: Line) -> bool:
    return line.role in TEXT or line.is_item or _is_open_sentence(line)


def _settle_record_lines(lines: list[Line]) -> None:
    """A line below a record's line goes on with it, though no rule knows its institution or label."""
    for above, line in pairwise(lines):
        if line.role or line.kind != "short":
            continue
        if above.role == "affiliation" and line.text.count(",") >= 2:
            line.decide("affiliation", "line-below-affiliation")
        elif above.role == "metadata" and not line.gap and not line.is_item and _LABELLED.match(line.text):
            line.decide("metadata", "label-below-record-line")


def _settle_sentences(lines: list[Line]) -> None:
    """A plain sentence belongs to the text beside or around it; two in a row are text."""
    for left, line in pairwise(lines):
        if _is_open_sentence(line) and (left.role in TEXT or _leads(left, line)):
            line.decide(text_role(line), "sentence-beside-text")
    for right, line in pairwise(reversed(lines)):
        if _is_open_sentence(line) and right.role in TEXT:
            line.decide(text_role(line), "sentence-beside-text")
    for number, line in enumerate(lines):
        if _is_open_sentence(line) and _is_in_text(lines, number):
            line.decide(text_role(line), "sentence-between-text")
    _settle_runs(lines)


def _settle_runs(lines: list[Line]) -> None:
    for is_open, group in groupby(lines, key=_is_open_sentence):
        run = list(group)
        if is_open and len(run) > 1:
            for line in run:
                line.decide(text_role(line), "run-of-sentences")


def _is_open_sentence(line: Line) -> bool:
    return line.kind == "sentence" and not line.role


def _is_in_text(lines: list[Line], number: int) -> bool:
    return is_enclosed(lines[max(number - _REACH, 0) : number], lines[number + 1 : number + 1 + _REACH])


def _leads(left: Line, line: Line) -> bool:
    return left.role in ("title", "heading") and len(line.text) >= _SHORTEST_LEAD


def _settle_headings(lines: list[Line], *, record_like: bool) -> None:
    """A short line right above text is its heading; on a record only below the first text."""
    seen_text = not record_like
    for number, line in enumerate(lines[:-1]):
        seen_text = seen_text or line.role in TEXT
        if seen_text and _is_open_heading(line) and behind_button(lines, number + 1).role in TEXT:
            line.decide("heading", "short-line-above-text")
    for following, line in pairwise(reversed(lines)):
        if following.role == "heading" and line.gap and line.context in TEXT and _is_open_heading(line):
            line.decide("heading", "short-line-above-heading")


def _is_open_heading(line: Line) -> bool:
    return not line.role and line.kind != "sentence" and _is_heading(line)


def _is_heading(line: Line) -> bool:
    text = line.text
    if (
        line.is_item
        or not 3 <= len(text) <= _LONGEST_HEADING
        or text.endswith((".", ",", ";"))
        or "@" in text
    ):
        return False
    return text[0].isupper() or text[0].isdigit() or text[0] in "¿\"“'"
