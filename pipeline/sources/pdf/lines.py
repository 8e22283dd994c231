"""The lines of a PDF page with the place of each."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

import pypdfium2 as pdfium

# PDFium writes one of these where a hyphen ended a line, and goes on without a line end.
_BROKEN = "\x02\ufffe"
_LINE = re.compile(rf"[^\r\n{_BROKEN}]*[^\s{_BROKEN}][^\r\n{_BROKEN}]*[{_BROKEN}]?")
_MARKS = str.maketrans({"\x02": "-", "\ufffe": "-", "\uffff": None, "\x00": None})
_SURROGATES = re.compile("[\ud800-\udfff]")


_SPACE = re.compile(r" +")
_LEVEL = 0.1
"""Heights of letters by which lines may differ that stand side by side."""

_WIDE = 0.9
"""Heights of letters from which a gap parts pieces of a line; spaces of justified lines are narrower."""


MOST_LINES = 2_000
"""Lines of a page whose columns are looked for; a page of a newspaper has some 800."""


class Line(NamedTuple):
    """One line of a page; its box in points, from the lower left corner of the page.

    ``height`` is that of its last character's box, which stands for the size of its letters: the first
    may be a bullet of another size.  ``pieces`` are what wide gaps part, where there are any.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    height: float
    pieces: tuple[Line, ...] = ()


def lines_of(page: pdfium.PdfTextPage) -> list[Line]:
    """The lines of a page in the order in which the file draws them."""
    text = page.get_text_range()
    if len(text) != page.count_chars():
        return [Line(_words(found[0]), 0.0, 0.0, 0.0, 0.0, 0.0) for found in _LINE.finditer(text)]
    lines: list[Line] = []
    for found in _LINE.finditer(text):
        line = _with_pieces(page, found)
        lines.append(_joined(lines.pop(), line) if lines and _goes_on(lines[-1], line) else line)
    return lines


def _goes_on(line: Line, other: Line) -> bool:
    """Whether PDFium broke a line that goes on beside it, as before a cell of one digit."""
    return abs(line.bottom - other.bottom) < _LEVEL * line.height and other.left >= line.right


def _joined(line: Line, other: Line) -> Line:
    pieces = (*(line.pieces or (line,)), *(other.pieces or (other,)))
    return line._replace(text=f"{line.text} {other.text}", right=other.right, pieces=pieces)


def _with_pieces(page: pdfium.PdfTextPage, found: re.Match[str]) -> Line:
    text, start = found[0], found.start()
    line = _line(page, text, start)
    if not _has_gaps(page, found, line):
        return line
    spaces = _SPACE.finditer(text.rstrip(), len(text) - len(text.lstrip()))
    cuts = [space.span() for space in spaces if _is_wide(page, start, space, line)]
    borders = pairwise([0, *(place for cut in cuts for place in cut), len(text)])
    pieces = [_line(page, text[first:last], start + first) for first, last in list(borders)[::2]]
    return line._replace(pieces=tuple(pieces)) if cuts else line


def _has_gaps(page: pdfium.PdfTextPage, found: re.Match[str], line: Line) -> bool:
    """A quick look at the boxes of what is drawn at once."""
    boxes = [page.get_rect(number) for number in range(page.count_rects(found.start(), len(found[0])))]
    return any(right[0] - left[2] > _WIDE * line.height > 0 for left, right in pairwise(boxes))


def _is_wide(page: pdfium.PdfTextPage, start: int, space: re.Match[str], line: Line) -> bool:
    before = page.get_charbox(start + space.start() - 1, loose=True)
    behind = page.get_charbox(start + space.end(), loose=True)
    return bool(behind[0] - before[2] > _WIDE * line.height > 0)


def _line(page: pdfium.PdfTextPage, text: str, start: int) -> Line:
    """The line ``text`` whose first character has the number ``start`` on its page."""
    bare = text.rstrip(_BROKEN).rstrip()
    first = page.get_charbox(start + len(text) - len(text.lstrip()), loose=True)
    last = page.get_charbox(start + len(bare) - 1, loose=True)
    right = max(first[2], last[2])
    return Line(_words(text), first[0], first[1], right, first[3], last[3] - last[1])


def _words(text: str) -> str:
    return _SURROGATES.sub("\ufffd", text.translate(_MARKS)).strip()
