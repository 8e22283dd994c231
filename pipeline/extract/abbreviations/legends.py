"""Finds what the legends of figures and tables define: ``PT: prothrombin time; CRP = C-reactive protein``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.digits import places

_SHORT = r"[A-Za-z]?[A-Z][A-Za-z0-9/-]{1,9}"
_LONG = r"[^;:=.,()\[\]|\n]{4,90}"
_END = r"(?=[;.)\]|\n]|$)"
_JOINED = re.compile(rf"({_SHORT})(?: ?= ?|: | indicates )({_LONG}){_END}")
_BEFORE_JOIN = re.compile(rf"(?<![\w,.-]){_SHORT}(?= ?$)")
_LISTED = re.compile(rf"(?<![\w,.-])({_SHORT}), ({_LONG})(?=; {_SHORT}(?:,|:| ?=) )")
_JOINS = ("=", ": ", " indicates ")
_REACH = 12
"""Code points of the longest short form and a blank."""
_ANOTHER = re.compile(rf"; {_SHORT}(?:,|:| ?=) ")
_NEXT = re.compile(rf"; ({_SHORT})(?: ?= ?|: |, )({_LONG}){_END}")


def entries(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Each short form that a legend may define, the words beside it, and where both begin and end.

    A comma may only stand before another such entry, or behind one: `MI, infarction; WB, Western blot`.
    """
    yield from _chained(text, _joined(text))
    if _ANOTHER.search(text):
        yield from _chained(text, _LISTED.finditer(text))


def _joined(text: str) -> Iterator[re.Match[str]]:
    """The entries around the joins, which are found sooner than short forms are."""
    for join in sorted(place for one in _JOINS for place in places(text, one)):
        short = _BEFORE_JOIN.search(text, max(0, join - _REACH), join)
        if short and (entry := _JOINED.match(text, short.start())):
            yield entry


def _chained(text: str, firsts: Iterator[re.Match[str]]) -> Iterator[tuple[str, str, int, int]]:
    """The entries that begin a list and those that follow each of them."""
    place = 0
    for first in firsts:
        entry = first if first.start() >= place else None
        while entry:
            place = entry.end()
            yield entry[1], entry[2].rstrip(), entry.start(1), place
            entry = _NEXT.match(text, place)
