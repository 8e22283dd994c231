"""Takes the role of the title from menus, paths and names of sites."""

from __future__ import annotations

import re
from collections.abc import Collection

from pipeline.clean.segment.lines import Line

MENU, PATH, _SITE = "menu-for-title", "path-for-title", "site-for-title"
AGENCY = "agency-for-title"
_ITEM, _BOOK = "item-for-title", "book-for-title"
_CODE = re.compile(r"(?:[A-Z]{1,4}[- ]?\d{1,4}|(?:Abstract|Poster)(?: No\.?)? \d{1,4})")
"""The number of an abstract at a meeting."""
_BARS = re.compile(r"\s*[|•·]\s+|\s{3,}")
STEPS = re.compile(r" [▸▶►>»›→/] ")
_SIGNS = re.compile("[|•·▸▶►>»›→/]")
"""What parts a menu or a path, but for spaces; most titles have none of them."""

_FEWEST_PARTS, _LONGEST_PART = 4, 32
"""Parts of a menu's line, and code points of the longest of them."""

_FEWEST_STEPS = 2
_MOST_BETWEEN = 6
"""Lines from the name of a site to the title of the page."""

_FEWEST_WORDS, _MOST_WORDS, _SHORT = 4, 12, 3
"""Words of a title below an agency, and of its name, in which short ones are small: `for`, `of the`."""

_WORDS = re.compile(r"[^\W\d_]+")
_NO_NAME = re.compile(r"[:;?!.]")

_PROSE = 100
_DAYS = frozenset(["date-line", "date-number-line"])
_PATHS = frozenset(["breadcrumb", "site-path", "skip-link"])


def drop_false_titles(lines: list[Line], bodies: Collection[str] = ()) -> None:
    """Make navigation of titles that are a menu or a path, and of one with a path between it and the next.

    So is the name of an agency, by one of the words of ``bodies``, right above the title.
    Points below a title are text, and the book above the number of its only abstract is of the record.
    """
    titles = []
    candidates = [place for place, line in enumerate(lines) if line.role == "title"]
    for place in candidates:
        rule_id = _is_none(lines[place])
        if not rule_id and place != candidates[-1]:
            rule_id = _site(lines, place) or _agency(lines[place : place + 2], bodies)
        if rule_id:
            lines[place].decide("navigation", rule_id)
        else:
            titles.append(place)
    for place in titles[1:]:
        if lines[place].says.is_item:
            lines[place].decide("body", _ITEM)
    _drop_book(lines, titles)


def _agency(lines: list[Line], bodies: Collection[str]) -> str:
    """The rule for the name of a body of state or science, where the next line may be the title below it."""
    name, below = lines
    if below.role != "title" or not _names_body(name.says.text, bodies):
        return ""
    is_title = below.says.text.count(" ") + 1 >= _FEWEST_WORDS and not _names_body(below.says.text, bodies)
    return AGENCY if is_title else ""


def _names_body(text: str, bodies: Collection[str]) -> bool:
    words = _WORDS.findall(text)
    is_name = not _NO_NAME.search(text) and all(word[0].isupper() for word in words if len(word) > _SHORT)
    return is_name and len(words) <= _MOST_WORDS and any(word.lower() in bodies for word in words)


def _drop_book(lines: list[Line], titles: list[int]) -> None:
    """Take the role from all titles above the only one that stands between a number and its authors."""
    of_abstracts = [place for place in titles if place and _is_of_abstract(lines, place)]
    if len(of_abstracts) == 1:
        for place in titles[: titles.index(of_abstracts[0])]:
            lines[place].decide("metadata", _BOOK)


def _is_of_abstract(lines: list[Line], place: int) -> bool:
    is_numbered = _CODE.fullmatch(lines[place - 1].says.text) is not None
    return is_numbered and lines[place + 1 : place + 2] != [] and lines[place + 1].role == "author"


def _is_none(line: Line) -> str:
    """The rule by which a line is no title, empty if it may be one."""
    text = line.says.text
    if text.isprintable() and "   " not in text and not _SIGNS.search(text):
        return ""
    parts = [part for part in _BARS.split(text) if part]
    if len(parts) >= _FEWEST_PARTS and all(len(part) <= _LONGEST_PART for part in parts):
        return MENU
    steps = STEPS.split(text)
    is_path = len(steps) > _FEWEST_STEPS and all(step[:1].isupper() for step in steps)
    return PATH if is_path else ""


def _site(lines: list[Line], place: int) -> str:
    """The rule for the name or motto of a site, above a path above another title; tabs stand below titles.

    So it is above a menu, if the day right above the other title parts that from tabs.
    """
    below = lines[place + 1 : place + 1 + _MOST_BETWEEN]
    if "title" not in [line.role for line in below]:
        return ""
    is_parted = is_menu = is_dated = False
    for line in below:
        if line.role == "title" and not _is_none(line):
            return _SITE if is_parted or (is_menu and is_dated) else ""
        if line.role not in ("navigation", "title") and len(line.says.text) >= _PROSE:
            return ""
        is_parted = is_parted or _is_path(line)
        is_menu = is_menu or (line.role == "navigation" and _BARS.search(line.says.text) is not None)
        is_dated = line.rule_id in _DAYS
    return ""


def _is_path(line: Line) -> bool:
    rule = line.says.rule
    return _is_none(line) == PATH or (rule is not None and rule.rule_id in _PATHS)
