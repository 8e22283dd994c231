"""Parts a JSON string that holds prose into its paragraphs, list items and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LESS, _MORE = r"(?:<|\\u003[cC]|&lt;)", r"(?:>|\\u003[eE]|&gt;)"
_BORDER = re.compile(
    rf"{_LESS}(?P<closing>\\?/)?(?:\w+:)?(?P<element>abstract|div|sec|title|h[1-6]|p|br|ul|ol|li|list(?:-item)?)"
    rf"(?![\w-])[^<>\\&]*(?:\\?/)?{_MORE}"
    r"|(?P<lines>(?:\\[nr])(?:\\[nrt]|[ \t])*+)"
    r"|\\(?:u[0-9a-fA-F]{4}|[^u])",
    re.DOTALL,
)
_HEADINGS = re.compile("title|h[1-6]")
_BLANK = re.compile(r"(?:\\[nrt]|\s)*+")
_FEW_WORDS = re.compile(r"\s*\**[A-Z][\w/-]*(?: [\w/&()-]+){0,5} ?:\s*\**\s*")
_ITEM = re.compile(r"(?:[*•·-]|\d{1,2}[.)]|[a-z][.)])[ \t]")


class Passage(NamedTuple):
    """One paragraph, item or heading, in code points of the raw text."""

    start: int
    end: int
    is_heading: bool


def passages(text: str, start: int, end: int) -> Iterator[Passage]:
    """The passages of the string content ``text[start:end]``, parted by markup, blank lines and items.

    A line end alone, as a hard wrap leaves it, parts nothing.  A few words with a colon head what follows.
    """
    is_heading = False
    for border in _BORDER.finditer(text, start, end):
        if border["element"] is None and not _parts(text, border, end):
            continue
        if not _BLANK.fullmatch(text, start, border.start()):
            is_heading |= _FEW_WORDS.fullmatch(text, start, border.start()) is not None
            yield Passage(start, border.start(), is_heading)
        start = border.end()
        name = border["element"]
        is_heading = bool(name and not border["closing"] and _HEADINGS.fullmatch(name))
    if not _BLANK.fullmatch(text, start, end):
        yield Passage(start, end, is_heading)


def _parts(text: str, border: re.Match[str], end: int) -> bool:
    lines = border["lines"]
    return bool(lines) and (lines.count("\\n") > 1 or _ITEM.match(text, border.end(), end) is not None)
