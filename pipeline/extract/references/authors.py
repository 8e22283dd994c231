"""Reads the list of authors that an entry begins with."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extract.references.rules import AuthorStyle, ReferenceRules

_DATED_OR_QUOTED = re.compile(r"[.,:;]{0,2} ?(?:\(?(?:1[6-9]|20)\d\d|[“\"‘«`])")
_GOES_ON = re.compile(
    r"\w|,? ?(?:and|&|et|und) |, ?[A-Z]\.| [a-z]{1,3}\.?,"
    r"|\.? ?[A-Z][\w'’-]+[.,]? ?(?:\(|[“\"«‘]|(?:1[6-9]|20)\d\d)"
)
_GIVEN_NAME_GOES_ON = re.compile(r"\.? ?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?:[.,] | and [A-Z])")
_LATER_YEAR = re.compile(r"[^()]{3,120}\((?:1[6-9]|20)\d\d[a-z]?\)[.,:]? ?(?![A-Z]{1,4}\d)[A-Z“\"'‘«]")


class AuthorList(NamedTuple):
    """Authors as printed and where their list ends; no author where the list can't be trusted."""

    authors: tuple[str, ...]
    end: int


_NOBODY = AuthorList((), 0)


def read_authors(entry: str, rules: ReferenceRules) -> AuthorList:
    """The authors in the first style that reads several, else in the first that reads one."""
    best = _NOBODY
    for style in rules.author_styles:
        if best.authors and not style.single:
            break
        listed = _in_style(entry, style, rules)
        if len(listed.authors) > len(best.authors):
            best = listed
        if len(best.authors) > 1:
            break
    return _NOBODY if entry.startswith(rules.editor_marks, best.end) else best


def _in_style(entry: str, style: AuthorStyle, rules: ReferenceRules) -> AuthorList:
    names: list[str] = []
    start = end = 0
    pattern, last, closed = style.first, False, False
    while not closed and (match := pattern.match(entry, start)):
        names.append(match[0].rstrip())
        end = match.end()
        closed = last
        join = rules.author_joins.match(entry, end)
        if join is None or rules.et_al.match(entry, end):
            break
        start, pattern, last = join.end(), style.rest, join[0].strip() not in _PLAIN_JOINS
    more = rules.et_al.match(entry, end) if names else None
    end = more.end() if more else end
    closed = closed or more is not None
    if not names or (not closed and rules.further_name.match(entry, end)):
        return _NOBODY
    return AuthorList(tuple(names), end) if _is_whole(entry, end, style, len(names), closed) else _NOBODY


_PLAIN_JOINS = (",", ";", "/")


def _is_whole(entry: str, end: int, style: AuthorStyle, count: int, closed: bool) -> bool:
    """Whether the list ends where it was read to; ``closed`` by "and" or "et al."."""
    if not style.single and not closed and (count > 1 or not _DATED_OR_QUOTED.match(entry, end)):
        return False
    if not closed and (_GOES_ON.match(entry, end) or _LATER_YEAR.match(entry, end)):
        return False
    if count == 1 and not closed and _GIVEN_NAME_GOES_ON.match(entry, end):
        return False
    rest = entry[end : end + 3]
    if not rest or rest[0] in ".:;" or rest[:2] == " (" or (entry[end - 1] == "." and rest[0] in " ,"):
        return True
    if rest[0] == ",":
        return style.comma_ends or closed or entry[end + 1 : end + 6].strip(" (").isdecimal()
    return rest[0] == " " and entry[end + 1 : end + 5].isdecimal()
