"""Finds the title by its place where no line was taken for one."""

from __future__ import annotations

import re
from collections.abc import Collection

from pipeline.clean.bylines import are_signed, is_one_name
from pipeline.clean.names import NameWords
from pipeline.clean.segment.false_title import MENU, PATH, STEPS
from pipeline.clean.segment.lines import Line

_SHORTEST, _LONGEST = 10, 300
_LEAST_WORDS = 2
_SHORTEST_ABOVE_TEXT, _LEAST_WORDS_ABOVE_TEXT = 25, 4
_PROSE, _SENTENCE = 100, 60
"""Characters of text that a title stands above, and of text that may stand right below it."""

_PATHS = frozenset(["breadcrumb", "site-path", MENU, PATH])
_DATED = frozenset(["byline", "date-line", "date-number-line", "post-line", "start-author"])
_PUBLISHED = frozenset(["date-line", "date-number-line", "label-published"])
_DASHES = (" - ", " – ", " | ")
_SIGNS = ("named", "path", "author", "defined", "text")
_MAY_BE = frozenset(["body", "heading", "metadata", "navigation", "unknown"])
_TEXT = frozenset(["abstract", "body"])
_CREDIT = re.compile(r"\w+ by ")
_VOLUME = ("volume-", "label-volume")
_LEADERS = re.compile(r"(?:\.{3,}|…) ?\d{1,3}$")
"""Between an entry of a table of contents and its page."""

_SEEN = re.compile(r"\d[\d.,]*[km]? views\b")
_FROM = "from "
_LEAST_LINES = 2


def place_title(lines: list[Line], words: NameWords, actions: Collection[str]) -> None:
    """Give the role to a line that a path above it names, else to one below a path, above authors or a date.

    Else it is what the text defines, else right above the text.  A line that begins with one of ``actions``,
    as links do, is none.
    """
    if any(line.role == "title" or line.rule_id == "label-title" for line in lines):
        return
    found: dict[str, Line] = {}
    path = ""
    for place, line in enumerate(lines):
        if _is_text(line, _PROSE):
            _find_defined(lines[:place], line, found)
            break
        if _is_path(line):
            path = STEPS.split(line.says.folded)[-1]
        elif len(line.says.text) >= _SHORTEST and _names(path, line.says.folded):
            found.setdefault("named", line)
        if _may_be_title(line, actions) and (sign := _sign(lines, place, words)):
            found.setdefault(sign, line)
    title = next((found[sign] for sign in _SIGNS if sign in found), None)
    if title:
        title.decide("title", "placed-title")


def _find_defined(above: list[Line], text: Line, found: dict[str, Line]) -> None:
    """Find the line ``above`` the text with whose words that begins: `Glial cell` above `Glial cells are`."""
    for line in above:
        term = line.says.folded
        is_term = len(term) >= _SHORTEST and term.count(" ") + 1 >= _LEAST_WORDS and not line.says.marker
        if is_term and line.role in _MAY_BE and text.says.folded.removeprefix("the ").startswith(term):
            found.setdefault("defined", line)


def _names(step: str, folded: str) -> bool:
    """Whether the last step of a path is these words, perhaps with a number or date behind a dash."""
    rest = step.removeprefix(folded)
    return rest != step and (not rest or rest.startswith(_DASHES))


def _is_path(line: Line) -> bool:
    return line.rule_id in _PATHS or line.says.folded.startswith("home >")


def _is_above_author(below: list[Line], words: NameWords) -> bool:
    """Whether a single name and a date stand right ``below``: two words in capitals may be anything."""
    if len(below) < _LEAST_LINES or below[1].rule_id not in _PUBLISHED:
        return False
    return is_one_name(below[0].says.text, words)


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
        and not _LEADERS.search(says.text)
        and not _SEEN.match(says.folded)
        and not says.folded.startswith(_FROM)
        and says.folded.partition(" ")[0] not in actions
    )


def _sign(lines: list[Line], place: int, words: NameWords) -> str:
    """What around the line at ``place`` tells that it is a title, empty if nothing does."""
    line, behind = lines[place], lines[place + 1 : place + 3]
    if not behind:
        return ""
    above, below = lines[place - 1] if place else None, behind[0]
    if above is not None and _is_path(above):
        return "path"
    if above is not None and above.rule_id.startswith(_VOLUME) and is_one_name(below.says.text, words):
        return "author"
    if below.rule_id in _DATED or are_signed(below.says.text, words) or _is_above_author(behind, words):
        return "author"
    return "text" if _stands_above_text(line, below) and not are_signed(line.says.text, words) else ""


def _stands_above_text(line: Line, below: Line) -> bool:
    text = line.says.text
    is_long = len(text) >= _SHORTEST_ABOVE_TEXT and text.count(" ") + 1 >= _LEAST_WORDS_ABOVE_TEXT
    if not is_long:
        return False
    if _SEEN.match(below.says.folded):
        return True
    is_silent = line.role == "navigation" or (line.role == "metadata" and text.replace(" ", "").isalpha())
    return is_silent and (below.role == "heading" or _is_text(below, _SENTENCE))


def _is_text(line: Line, shortest: int) -> bool:
    return line.role in _TEXT and len(line.says.text) >= shortest
