"""Finds what the legends of figures and tables define: ``PT: prothrombin time; CRP = C-reactive protein``."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SHORT = r"[A-Za-z]?[A-Z][A-Za-z0-9/-]{1,9}"
_LONG = r"[^;:=.,()\[\]|\n]{4,90}"
_END = r"(?=[;.)\]|\n]|$)"
_FIRST = re.compile(rf"(?<![\w,.-])({_SHORT})(?: ?= ?|: | indicates )({_LONG}){_END}")
_LISTED = re.compile(rf"(?<![\w,.-])({_SHORT}), ({_LONG})(?=; {_SHORT}(?:,|:| ?=) )")
_JOINS = ("=", ": ", " indicates ")
_ANOTHER = re.compile(rf"; {_SHORT}(?:,|:| ?=) ")
_NEXT = re.compile(rf"; ({_SHORT})(?: ?= ?|: |, )({_LONG}){_END}")


def entries(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Each short form that a legend may define, the words beside it, and where both begin and end.

    A comma may only stand before another such entry, or behind one: `MI, infarction; WB, Western blot`.
    """
    if any(join in text for join in _JOINS):
        yield from _chained(text, _FIRST)
    if _ANOTHER.search(text):
        yield from _chained(text, _LISTED)


def _chained(text: str, first: re.Pattern[str]) -> Iterator[tuple[str, str, int, int]]:
    place = 0
    while entry := first.search(text, place):
        while entry:
            place = entry.end()
            yield entry[1], entry[2].rstrip(), entry.start(1), place
            entry = _NEXT.match(text, place)
