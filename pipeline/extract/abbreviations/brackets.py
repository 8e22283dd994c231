"""Tells how far back the words may reach that a bracket explains."""

from __future__ import annotations

import re

_MARK = re.compile(r"[()\[\]]")
_REACH = 200
"""Code points before a bracket in which its long form is sought; longer ones are no names."""


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
