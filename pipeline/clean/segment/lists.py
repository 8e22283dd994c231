"""Settles lists: all undecided items of one list get one role."""

from __future__ import annotations

from itertools import groupby

from pipeline.clean.segment.lines import Line

TEXT = frozenset(["body", "abstract"])
"""Roles of running text."""

_LONGEST_KEYWORD = 80
_LONGEST_BUTTON = 10
_REACH = 2
"""Lines on each side of a list that tell whether it stands in running text."""

_LIST_ROLES = frozenset(["", "navigation", "metadata", "body", "abstract"])
_TEXT_SECTIONS = frozenset(["part", "body"])


def settle_lists(lines: list[Line], *, record_like: bool) -> None:
    """Give each undecided list a role; lists of terms are keywords on records only."""
    position = 0
    for is_item, group in groupby(lines, key=_is_list_item):
        items = list(group)
        end = position + len(items)
        if is_item and not all(item.role for item in items) and not _is_numbered_heading(items):
            before, after = lines[max(position - _REACH, 0) : position], lines[end : end + _REACH]
            _decide(items, *_list_role(items, before, after, record_like=record_like))
        position = end


def text_role(line: Line) -> str:
    """The role of text in the section that ``line`` stands in."""
    return "abstract" if line.context == "abstract" else "body"


def is_enclosed(before: list[Line], after: list[Line]) -> bool:
    """Whether running text stands on both sides."""
    return any(line.role in TEXT for line in before) and any(line.role in TEXT for line in after)


def behind_button(lines: list[Line], number: int) -> Line:
    """The line at ``number``, or the next one where that is a button beside a heading (`[edit]`)."""
    line = lines[number]
    is_button = line.role == "navigation" and len(line.text) <= _LONGEST_BUTTON
    return lines[number + 1] if is_button and number + 1 < len(lines) else line


def _decide(items: list[Line], role: str, rule_id: str) -> None:
    for item in items:
        if not item.role:
            item.decide(role, rule_id)


def _is_list_item(line: Line) -> bool:
    return line.marker != "" and line.role in _LIST_ROLES


def _is_numbered_heading(items: list[Line]) -> bool:
    return len(items) == 1 and not items[0].is_item


def _list_role(
    items: list[Line], before: list[Line], after: list[Line], *, record_like: bool
) -> tuple[str, str]:
    """Role and rule of a list, given up to two lines on each side."""
    if sum(map(_menu_weight, items)) * 3 >= len(items):
        return "navigation", "list-of-links"
    if _is_text(items) or _is_led_in(before) or is_enclosed(before, after):
        return text_role(items[0]), "list-in-text"
    if record_like and len(items) > 1 and all(map(_is_term, items)):
        return "keyword", "list-of-terms"
    return "unknown", "list-without-context"


def _is_text(items: list[Line]) -> bool:
    if any(item.role in TEXT for item in items):
        return True
    return len(items) > 1 and sum(item.kind == "sentence" for item in items) * 2 > len(items)


def _is_led_in(before: list[Line]) -> bool:
    """A heading or a line that ends with a colon stands right above."""
    if not before:
        return False
    above = before[-1]
    return above.role == "heading" or (above.text.endswith(":") and (not above.role or above.role in TEXT))


def _menu_weight(item: Line) -> float:
    """How much an item looks like a link of a menu or a table of contents."""
    if item.role == "navigation" or (item.section and item.section not in _TEXT_SECTIONS):
        return 1.0
    return 0.5 if item.section else 0.0


def _is_term(item: Line) -> bool:
    short = len(item.text) <= _LONGEST_KEYWORD and item.kind != "sentence"
    return short and not item.text.endswith((".", ":"))
