"""Finds what stands in brackets, and how far back the words that a bracket explains may reach."""

from __future__ import annotations

import re

_MARK = re.compile(r"[()\[\]]")
_REACH = 200
"""Code points before a bracket in which its long form is sought; longer ones are no names."""


def openings(text: str) -> list[int]:
    """Places of brackets that follow a space; `V(T)` is a name of its own."""
    places = _places("(", text)
    if "[" in text:
        places = sorted(places + _places("[", text))
    return [place for place in places if place and text[place - 1].isspace()]


def _places(mark: str, text: str) -> list[int]:
    places = []
    place = text.find(mark)
    while place >= 0:
        places.append(place)
        place = text.find(mark, place + 1)
    return places


def words_before(text: str, sentence_start: int, opening: int) -> str:
    """The words that the bracket at ``opening`` may explain, from inside the bracket around it."""
    before = text[max(sentence_start, opening - _REACH) : opening].rstrip()
    if "(" not in before and "[" not in before:
        return before
    opened: list[int] = []
    for mark in _MARK.finditer(before):
        if mark[0] in "([":
            opened.append(mark.end())
        elif opened:
            opened.pop()
    return before[opened[-1] :] if opened else before
