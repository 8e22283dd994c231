"""Finds the title by its place where no line was taken for one."""

from __future__ import annotations

import re
from collections.abc import Collection

from pipeline.clean.bylines import are_signed
from pipeline.clean.names import NameWords
from pipeline.clean.segment.false_title import MENU, PATH
from pipeline.clean.segment.lines import Line

_SHORTEST, _LONGEST = 10, 300
_LEAST_WORDS = 2
_SHORTEST_ABOVE_TEXT, _LEAST_WORDS_ABOVE_TEXT = 25, 4
_PROSE, _SENTENCE = 100, 60
"""Characters of text that a title stands above, and of text that may stand right below it."""

_PATHS = frozenset(["breadcrumb", "site-path", MENU, PATH])
_DATED = frozenset(["byline", "date-line", "date-number-line", "post-line", "start-author"])
_MAY_BE = frozenset(["body", "heading", "metadata", "navigation", "unknown"])
_TEXT = frozenset(["abstract", "body"])
_CREDIT = re.compile(r"\w+ by ")


def place_title(lines: list[Line], words: NameWords, actions: Collection[str]) -> None:
    """Give the role to a line below a path, else above authors or a date, else right above the text.

    A line that begins with one of ``actions``, as links do, is none.
    """
    if any(line.role == "title" or line.rule_id == "label-title" for line in lines):
        return
    found: dict[str, Line] = {}
    for above, line, below in zip([None, *lines], lines, lines[1:], strict=False):
        if _is_text(line, _PROSE):
            break
        if _may_be_title(line, actions) and (sign := _sign(above, line, below, words)):
            found.setdefault(sign, line)
    title = found.get("path") or found.get("author") or found.get("text")
    if title:
        title.decide("title", "placed-title")


def _may_be_title(line: Line, actions: Collection[str]) -> bool:
    says = line.says
    fair = _SHORTEST <= len(says.text) <= _LONGEST and says.text.count(" ") + 1 >= _LEAST_WORDS
    return (
        fair
        and says.rule is None
        and not says.marker
        and line.role in _MAY_BE
        and not says.text.endswith((".", ":"))
        and not _CREDIT.match(says.text)
        and says.folded.partition(" ")[0] not in actions
    )


def _sign(above: Line | None, line: Line, below: Line, words: NameWords) -> str:
    """What around ``line`` tells that it is a title, empty if nothing does."""
    if above is not None and (above.rule_id in _PATHS or above.says.folded.startswith("home >")):
        return "path"
    if below.rule_id in _DATED or are_signed(below.says.text, words):
        return "author"
    return "text" if _stands_above_text(line, below) and not are_signed(line.says.text, words) else ""


def _stands_above_text(line: Line, below: Line) -> bool:
    text = line.says.text
    is_long = len(text) >= _SHORTEST_ABOVE_TEXT and text.count(" ") + 1 >= _LEAST_WORDS_ABOVE_TEXT
    return line.role == "navigation" and is_long and (below.role == "heading" or _is_text(below, _SENTENCE))


def _is_text(line: Line, shortest: int) -> bool:
    return line.role in _TEXT and len(line.says.text) >= shortest
