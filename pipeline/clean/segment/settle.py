"""Settles lines that say nothing of their own by what stands around them."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from pipeline.clean.segment.lines import Line

_LABELLED = re.compile(r"[A-Z][\w'’ ()/.-]{2,60} ?: ?\S")
_TEXT = frozenset(["body", "abstract"])
_LONGEST_KEYWORD = 80
_LONGEST_HEADING = 110
_LONGEST_BUTTON = 10
_SHORTEST_LEAD = 40
_REACH = 2
_FAR = 4
_ENOUGH_SENTENCES = 2
_MENU_SECTIONS = frozenset(["part", "body", ""])


def settle(lines: list[Line], *, record_like: bool) -> None:
    """Give every undecided line a role, at last ``unknown``."""
    if all(line.role for line in lines):
        return
    _settle_questions(lines)
    _settle_record_lines(lines)
    _settle_items(lines, record_like=record_like)
    _settle_sentences(lines)
    _settle_headings(lines, record_like=record_like)
    for line in lines:
        if not line.role:
            line.decide("unknown", "no-evidence")


def _settle_questions(lines: list[Line]) -> None:
    """A question of its own above text heads it."""
    for line, following in pairwise(lines):
        if not line.role and line.text.endswith("?") and _is_heading(line) and not line.is_item:
            if (
                following.role in _TEXT
                or (not following.role and following.kind == "sentence")
                or following.is_item
            ):
                line.decide("heading", "question-above-text")


def _settle_record_lines(lines: list[Line]) -> None:
    """A line below a record's line goes on with it, though no rule knows its institution or label."""
    for above, line in pairwise(lines):
        if line.role or line.kind != "short":
            continue
        if above.role == "affiliation" and line.text.count(",") >= 2:
            line.decide("affiliation", "line-below-affiliation")
        elif above.role == "metadata" and not line.gap and not line.is_item and _LABELLED.match(line.text):
            line.decide("metadata", "label-below-record-line")


def _settle_items(lines: list[Line], *, record_like: bool) -> None:
    position = 0
    for is_item, group in groupby(lines, key=_is_list_item):
        items = list(group)
        if is_item and not all(item.role for item in items) and not _is_numbered_heading(items):
            end = position + len(items)
            role, rule_id = _list_role(
                items, lines[max(position - _REACH, 0) : position], lines[end : end + _REACH]
            )
            if role == "keyword" and not record_like:
                role, rule_id = "unknown", "list-without-context"
            for item in items:
                if not item.role:
                    item.decide(role, rule_id)
        position += len(items)


def _is_list_item(line: Line) -> bool:
    return line.marker != "" and line.role in ("", "navigation", "metadata", "body", "abstract")


def _is_numbered_heading(items: list[Line]) -> bool:
    return len(items) == 1 and not items[0].is_item


def _list_role(items: list[Line], before: list[Line], after: list[Line]) -> tuple[str, str]:
    """One role for all undecided items of a list, given up to two lines on each side."""
    if sum(map(_menu_weight, items)) * 3 >= len(items):
        return "navigation", "list-of-links"
    above = before[-1] if before else None
    if any(item.role in _TEXT for item in items) or _are_sentences(items):
        return _text_role(items[0]), "list-after-text"
    if above is not None and (above.role == "heading" or (above.role in _TEXT and above.text.endswith(":"))):
        return _text_role(items[0]), "list-under-heading"
    if _is_enclosed(before, after) or (above is not None and above.text.endswith(":") and not above.role):
        return _text_role(items[0]), "list-between-text"
    if len(items) > 1 and all(map(_is_term, items)):
        return "keyword", "list-of-terms"
    return "unknown", "list-without-context"


def _are_sentences(items: list[Line]) -> bool:
    return len(items) > 1 and sum(item.kind == "sentence" for item in items) * 2 > len(items)


def _is_enclosed(before: list[Line], after: list[Line]) -> bool:
    return any(line.role in _TEXT for line in before) and any(line.role in _TEXT for line in after)


def _text_role(line: Line) -> str:
    return "abstract" if line.context == "abstract" else "body"


def _menu_weight(item: Line) -> float:
    """How much an item looks like a link of a menu or a table of contents."""
    if item.role == "navigation" or item.section not in _MENU_SECTIONS:
        return 1.0
    return 0.5 if item.section else 0.0


def _is_term(item: Line) -> bool:
    return (
        len(item.text) <= _LONGEST_KEYWORD and item.kind != "sentence" and not item.text.endswith((".", ":"))
    )


def _settle_sentences(lines: list[Line]) -> None:
    """A plain sentence belongs to the text beside it; two in a row under text or heading are text."""
    for left, line in pairwise(lines):
        if _is_open_sentence(line) and (left.role in _TEXT or _leads(left, line)):
            line.decide(_text_role(line), "sentence-beside-text")
    for line, right in pairwise(reversed(lines)):
        if _is_open_sentence(right) and line.role in _TEXT:
            right.decide(_text_role(right), "sentence-beside-text")
    for number, line in enumerate(lines):
        if not _is_open_sentence(line):
            continue
        if _is_enclosed(lines[max(number - _FAR, 0) : number], lines[number + 1 : number + 1 + _FAR]):
            line.decide(_text_role(line), "sentence-between-text")
    for is_open, group in groupby(lines, key=_is_open_sentence):
        run = list(group)
        if is_open and len(run) >= _ENOUGH_SENTENCES:
            for line in run:
                line.decide(_text_role(line), "run-of-sentences")


def _is_open_sentence(line: Line) -> bool:
    return line.kind == "sentence" and not line.role


def _leads(left: Line, line: Line) -> bool:
    return left.role in ("title", "heading") and len(line.text) >= _SHORTEST_LEAD


def _settle_headings(lines: list[Line], *, record_like: bool) -> None:
    """A short line right above text is its heading; on a record only below the first text."""
    seen_text = not record_like
    for number, line in enumerate(lines[:-1]):
        seen_text = seen_text or line.role in _TEXT
        following = _behind_button(lines, number + 1)
        if (
            not line.role
            and seen_text
            and following.role in _TEXT
            and _is_heading(line)
            and line.kind != "sentence"
        ):
            line.decide("heading", "short-line-above-text")
    for following, line in pairwise(reversed(lines)):
        if (
            not line.role
            and line.gap
            and line.context in _TEXT
            and following.role == "heading"
            and _is_heading(line)
        ):
            line.decide("heading", "short-line-above-heading")


def _behind_button(lines: list[Line], number: int) -> Line:
    """The line at ``number``, or the next one where that is a button beside a heading (`[edit]`)."""
    line = lines[number]
    is_button = line.role == "navigation" and len(line.text) <= _LONGEST_BUTTON
    return lines[number + 1] if is_button and number + 1 < len(lines) else line


def _is_heading(line: Line) -> bool:
    text = line.text
    if not 3 <= len(text) <= _LONGEST_HEADING or text.endswith((".", ",", ";")) or "@" in text:
        return False
    return text[0].isupper() or text[0].isdigit() or text[0] in "¿\"“'"
