"""Finds the fields of one BibTeX entry and where their values stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.decoded import Unreadable
from pipeline.sources.lines import Tagged

MACRO = "macro"
"""Name of a field whose value is a macro: what it stands for is defined elsewhere."""

_OF_MACROS = frozenset(["month"])
_ENTRY = re.compile(
    r"@(?!(?i:comment|string|preamble)\b)([A-Za-z]+)\s*[{(]\s*(?:[^\s{}()=,]*\s*,|(?=[A-Za-z][\w-]*\s*=))"
)
_FIELD = re.compile(r"[\s,]*([A-Za-z][\w:.+-]*)\s*=\s*")
_END = re.compile(r"[\s,]*[})]")
_BARE = re.compile(r'[^\s,#{}()"]+')
_JOINT = re.compile(r"\s*#\s*")
_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_QUOTES = re.compile(r"\\.|[{}\"]", re.DOTALL)
_SEPARATORS = {"and": re.compile(r"\\.|[{}]|(?<!\s)\s+and\s+", re.DOTALL)}
_SEPARATORS |= {mark: re.compile(rf"\\.|[{{}}]|{mark}", re.DOTALL) for mark in ",;"}


class Entry(NamedTuple):
    """An entry from its ``@`` to behind its closing brace; its kind and fields are named in lower case."""

    kind: str
    start: int
    end: int
    fields: list[Tagged]


class _Value(NamedTuple):
    start: int
    end: int
    behind: int
    is_macro: bool


def entry_of(text: str) -> Entry:
    """The first entry in ``text``; raises :class:`Unreadable` with ``malformed`` where it is not whole."""
    opening = _ENTRY.search(text)
    if opening is None:
        raise Unreadable("malformed", "no entry begins in it, as in '@article{key,'.")
    fields: list[Tagged] = []
    position = opening.end()
    while (end := _END.match(text, position)) is None:
        found = _FIELD.match(text, position)
        if found is None:
            if not text[position:].strip():
                raise _malformed(text, opening.start(), "is never closed.")
            raise _malformed(text, position, "is no field of an entry, as in 'year = 2019'.")
        value = _value(text, found.end())
        name = MACRO if value.is_macro and found[1].lower() not in _OF_MACROS else found[1].lower()
        fields.append(Tagged(name, found.start(1), value.start, value.end))
        position = value.behind
    return Entry(opening[1].lower(), opening.start(), end.end(), fields)


def _value(text: str, start: int) -> _Value:
    """Where the value at ``start`` stands, without what delimits it; ``#`` puts several parts together."""
    first = last = _part(text, start)
    is_macro = first.is_macro
    while joint := _JOINT.match(text, last.behind):
        last = _part(text, joint.end())
        is_macro |= last.is_macro
    return _Value(first.start, last.end, last.behind, is_macro)


def _part(text: str, start: int) -> _Value:
    if text[start : start + 1] in ("{", '"'):
        end = _closing(text, start)
        return _Value(start + 1, end, end + 1, is_macro=False)
    bare = _BARE.match(text, start)
    if bare is None:
        raise _malformed(text, start, "is no value of a field.")
    return _Value(start, bare.end(), bare.end(), is_macro=not bare[0].isdigit())


def _closing(text: str, start: int) -> int:
    """The brace or quote that closes the one at ``start``."""
    is_quoted = text[start] == '"'
    depth = 0
    for found in (_QUOTES if is_quoted else _BRACES).finditer(text, start + 1):
        mark = found[0]
        if depth == 0 and mark == ('"' if is_quoted else "}"):
            return found.start()
        depth += (mark == "{") - (mark == "}")
    raise _malformed(text, start, "is never closed.")


def _malformed(text: str, place: int, problem: str) -> Unreadable:
    near = text[place : place + 100]
    words = near.lstrip(" \t\r\n,")
    line = text.count("\n", 0, place + len(near) - len(words)) + 1
    return Unreadable("malformed", f"line {line}: {words[:20]!r} {problem}")


def items(text: str, one: Tagged, separator: str) -> Iterator[Tagged]:
    """The items of a list, parted by ``separator`` (``and``, a comma or a semicolon) outside of braces."""
    depth, start = 0, one.start
    for found in _SEPARATORS[separator].finditer(text, one.start, one.end):
        mark = found[0]
        depth += (mark == "{") - (mark == "}")
        if depth == 0 and mark[0] not in "\\{}":
            yield one._replace(label=start, start=start, end=found.start())
            start = found.end()
    yield one._replace(label=start, start=start)
