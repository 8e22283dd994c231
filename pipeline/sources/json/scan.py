"""Finds the values of a JSON record, each with its path and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from json import loads
from typing import NamedTuple

from pipeline.decoded import Unreadable
from pipeline.sources.draft import check_number
from pipeline.sources.values import words_of

DEEPEST = 64
"""Objects and lists within each other; results of a trial have 14."""


class Scalar(NamedTuple):
    """One string, number, true or false; a string without its quotes.

    ``path`` holds the keys that lead to it, joined by dots, without places in lists; ``row`` the path of
    the outermost object around it that counts as a row, and where that begins; outside of rows ``""``.
    Values that follow each other and that nobody wants are one without a path.
    """

    path: str
    start: int
    end: int
    row: tuple[str, int]


class Wanted(NamedTuple):
    """What is wanted of a record: values at ``paths``; objects at ``rows`` count as rows.

    All values of the objects at ``whole`` are wanted.
    """

    paths: frozenset[str]
    rows: frozenset[str]
    whole: frozenset[str]


_Row = tuple[str, int]
NO_ROW: _Row = ("", -1)
_LONGEST_PATH = 400
_MARKDOWN_ESCAPE = re.compile(r"\\([<>\[\]*_~^])")
_IN_QUOTES = r'[^"\\]*+(?:\\.[^"\\]*+)*+'
STRING = f'"{_IN_QUOTES}"'
"""A string with its quotes, as a part of patterns in which a dot is any sign."""

_STRING = f'"({_IN_QUOTES})"'
_NULL = r"(null\b)"
_LITERAL = r'([^\s{}\[\]:,"]+)'
_TOKEN = re.compile(
    rf"{_STRING}(?:\s*+:\s*+(?:{_STRING}|{_NULL}|{_LITERAL}|([{{\[])))?|([{{\[])|([}}\]])|{_NULL}|{_LITERAL}",
    re.DOTALL,
)
_ITEM, _VALUE, _NULL_VALUE, _LITERAL_VALUE, _OPENING_VALUE, _OPENING, _CLOSING, _NULL_ITEM, _ = range(1, 10)
_OPENINGS = frozenset([_OPENING_VALUE, _OPENING])
_NULLS = frozenset([_NULL_VALUE, _NULL_ITEM])


def scalars(text: str, start: int, end: int, wanted: Wanted) -> list[Scalar]:
    """The values of the well-formed JSON at ``text[start:end]``, in order, without null and empty ones.

    Of a key that stands twice in an object both values are given.  Raises :class:`Unreadable` with
    ``too_deep`` or ``too_large``.
    """
    found: list[Scalar] = []
    others: tuple[re.Match[str], ...] = ()
    paths, rows, whole = wanted
    for path, row, token in _placed(text, start, end, rows=rows):
        kind = token.lastindex or _ITEM
        if path not in paths and row[0] not in whole:
            others = (others[0], token) if others else (token,)
        elif kind not in _NULLS and token[kind]:
            if others:
                found.append(_unwanted(others))
                others = ()
            found.append(Scalar(path, *token.span(kind), row))
            check_number(len(found))
    return [*found, _unwanted(others)] if others else found


def _unwanted(tokens: Sequence[re.Match[str]]) -> Scalar:
    first, last = tokens[0], tokens[-1]
    return Scalar("", first.start(first.lastindex or 0), last.end(last.lastindex or 0), NO_ROW)


def _placed(
    text: str, start: int, end: int, *, rows: frozenset[str]
) -> Iterator[tuple[str, _Row, re.Match[str]]]:
    """Each value with its path and row; the last group of its match is what it says."""
    here, prefix, row = "", "", NO_ROW
    around: list[tuple[str, str, _Row]] = []
    for token in _TOKEN.finditer(text, start, end):
        kind = token.lastindex or _ITEM
        if _ITEM < kind <= _OPENING_VALUE:
            here = prefix + (token[1] if "\\" not in token[1] else unescaped(token[1]))
        if kind in _OPENINGS:
            around.append((here, prefix, row))
            _check_depth(len(around))
            if token[kind] == "{":
                row = (here, token.start()) if here in rows and row is NO_ROW else row
                prefix = f"{here[:_LONGEST_PATH]}." if here else ""
        elif kind == _CLOSING:
            here, prefix, row = around.pop()
        else:
            yield here, row, token


def _check_depth(depth: int) -> None:
    if depth > DEEPEST:
        raise Unreadable("too_deep", f"its objects are nested more than {DEEPEST} deep.")


def unescaped(written: str) -> str:
    """The value of a JSON string that is ``written`` so, without quotes."""
    if "\\" not in written:
        return written
    value: str = loads(f'"{written}"')
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def words_in(written: str) -> str:
    """What one reads in a JSON string, without markup."""
    words = words_of(unescaped(written))
    return _MARKDOWN_ESCAPE.sub(r"\1", words) if "\\" in words else words
