"""Reads the list of authors that an entry begins with."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extract.references.names import AuthorRules, AuthorStyle

_QUOTES = frozenset('“"‘«')
_PLAIN_JOINS = (",", ";", "/")
_DATED_OR_QUOTED = re.compile(r"[.,:;]{0,2} ?(?:\(?(?:1[6-9]|20)\d\d|[“\"‘«`])")
_GOES_ON = re.compile(
    r"\w|,? ?(?:and|&|et|und) |, ?[A-Z]\.| [a-z]{1,3}\.?,"
    r"|\.? ?[A-Z][\w'’-]+[.,]? ?(?:\(|[“\"«‘]|(?:1[6-9]|20)\d\d)"
)
"""Behind names that were read, the rest of a name or a further one in another style."""
_FAMILY_GOES_ON = re.compile(r"\.? ?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?:[.,] | and [A-Z])")
"""``William G`` was read of ``William G. Cochran. Title``."""
_LATER_YEAR = re.compile(r"[^()]{3,120}\((?:1[6-9]|20)\d\d[a-z]?\)[.,:]? ?(?![A-Z]{1,4}\d)[A-Z“\"'‘«]")
"""A year in parentheses before the title: what stands before it are authors that weren't read."""


class AuthorList(NamedTuple):
    """Authors as printed and where their list ends; no author where the list can't be trusted."""

    authors: tuple[str, ...]
    end: int


class _Names(NamedTuple):
    """Names read in one style; ``closed`` if "and" or "et al." says that the list ends."""

    names: tuple[str, ...]
    end: int
    closed: bool


_NOBODY = AuthorList((), 0)


def read_authors(entry: str, rules: AuthorRules) -> AuthorList:
    """The authors in the first style that reads several, else in the first that reads one."""
    best = _NOBODY
    for style in rules.styles:
        if best.authors and not style.single:
            break
        listed = _in_style(entry, style, rules)
        best = listed if len(listed.authors) > len(best.authors) else best
        if len(best.authors) > 1:
            break
    return _NOBODY if entry.startswith(rules.editor_marks, best.end) else best


def _in_style(entry: str, style: AuthorStyle, rules: AuthorRules) -> AuthorList:
    read = _names(entry, style, rules)
    if not read.names or not _may_end(entry, read, style):
        return _NOBODY
    if not read.closed and (rules.further_name.match(entry, read.end) or _is_cut(entry, read, style)):
        return _NOBODY
    return AuthorList(read.names, read.end)


def _names(entry: str, style: AuthorStyle, rules: AuthorRules) -> _Names:
    names: list[str] = []
    start = end = 0
    pattern, last, closed = style.first, False, False
    while not closed and (match := pattern.match(entry, start)):
        names.append(match[0].rstrip())
        end, closed = match.end(), last
        join = rules.joins.match(entry, end)
        if join is None or rules.et_al.match(entry, end):
            break
        start, pattern, last = join.end(), style.rest, join[0].strip() not in _PLAIN_JOINS
    if names and (group := rules.group.match(entry, end)):
        return _Names((*names, group["said"]), group.end(), closed=True)
    more = rules.et_al.match(entry, end) if names else None
    return _Names(tuple(names), more.end() if more else end, closed or more is not None)


def _is_cut(entry: str, read: _Names, style: AuthorStyle) -> bool:
    """Whether an open list goes on behind what was read, or one name alone may be no name."""
    if _GOES_ON.match(entry, read.end) or _LATER_YEAR.match(entry, read.end):
        return True
    if len(read.names) > 1:
        return not style.single
    if _FAMILY_GOES_ON.match(entry, read.end):
        return True
    return not style.single and not _DATED_OR_QUOTED.match(entry, read.end)


def _may_end(entry: str, read: _Names, style: AuthorStyle) -> bool:
    """Whether what follows the list can follow one: a year, or a mark and then a title."""
    rest = entry[read.end : read.end + 6]
    if not rest or rest[0] in ".:;" or rest.startswith(" ("):
        return True
    if entry[read.end - 1] == "." and rest[0] in " ,":
        return True
    if rest[0] == ",":
        behind = rest[1:].strip(" (")
        return style.comma_ends or read.closed or behind.isdecimal() or behind[:1] in _QUOTES
    return rest[0] == " " and rest[1:5].isdecimal()
