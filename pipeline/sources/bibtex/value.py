"""Reads the value of a BibTeX field: text in braces or quotes, a number, a macro, or several put together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from pipeline.decoded import Unreadable

_BARE = re.compile(r'[^\s,#{}()"]+')
_JOINT = re.compile(r"\s*#\s*")
_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_QUOTES = re.compile(r"\\.|[{}\"]", re.DOTALL)


_MOST_ADDED = 10_000
"""Code points that macros may add to a value; those of macros in macros grow without bounds."""


class Value(NamedTuple):
    """A value without what delimits it, and what it stands for: None where nothing defines its macro,
    or too much.
    """

    start: int
    end: int
    behind: int
    words: str | None


def value_at(text: str, start: int, macros: Mapping[str, str]) -> Value:
    """The value that begins at ``start``; ``macros`` are by their names in lower case.

    Raises :class:`Unreadable` with ``malformed`` where it is not whole.
    """
    parts = [_part(text, start, macros)]
    while joint := _JOINT.match(text, parts[-1].behind):
        parts.append(_part(text, joint.end(), macros))
    said = [part.words for part in parts if part.words is not None]
    longest = _MOST_ADDED + parts[-1].end - parts[0].start
    is_whole = len(said) == len(parts) and sum(map(len, said)) <= longest
    words = "".join(said) if is_whole else None
    return Value(parts[0].start, parts[-1].end, parts[-1].behind, words)


def _part(text: str, start: int, macros: Mapping[str, str]) -> Value:
    if text[start : start + 1] in ("{", '"'):
        end = _closing(text, start)
        return Value(start + 1, end, end + 1, text[start + 1 : end])
    bare = _BARE.match(text, start)
    if bare is None:
        raise malformed(text, start, "is no value of a field.")
    words = bare[0] if bare[0].isdigit() else macros.get(bare[0].lower())
    return Value(start, bare.end(), bare.end(), words)


def _closing(text: str, start: int) -> int:
    """The brace or quote that closes the one at ``start``."""
    is_quoted = text[start] == '"'
    depth = 0
    for found in (_QUOTES if is_quoted else _BRACES).finditer(text, start + 1):
        mark = found[0]
        if depth == 0 and mark == ('"' if is_quoted else "}"):
            return found.start()
        depth += (mark == "{") - (mark == "}")
    raise malformed(text, start, "is never closed.")


def malformed(text: str, place: int, problem: str) -> Unreadable:
    """What is raised where what stands at ``place`` has this ``problem``."""
    near = text[place : place + 100]
    words = near.lstrip(" \t\r\n,")
    line = text.count("\n", 0, place + len(near) - len(words)) + 1
    return Unreadable("malformed", f"line {line}: {words[:20]!r} {problem}")
