"""The lines of a PDF page with the place of each."""

from __future__ import annotations

import re
from typing import NamedTuple

import pypdfium2 as pdfium

# PDFium writes one of these where a hyphen ended a line, and goes on without a line end.
_BROKEN = "\x02\ufffe"
_LINE = re.compile(rf"[^\r\n{_BROKEN}]*[^\s{_BROKEN}][^\r\n{_BROKEN}]*[{_BROKEN}]?")
_MARKS = str.maketrans({"\x02": "-", "\ufffe": "-", "\uffff": None, "\x00": None})
_SURROGATES = re.compile("[\ud800-\udfff]")


class Line(NamedTuple):
    """One line of a page; its box in points, from the lower left corner of the page.

    ``height`` is that of its last character's box, which stands for the size of its letters: the first
    may be a bullet of another size.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    height: float


def lines_of(page: pdfium.PdfTextPage) -> list[Line]:
    """The lines of a page in the order in which the file draws them."""
    text = page.get_text_range()
    has_places = len(text) == page.count_chars()
    return [_line(page, found, has_places) for found in _LINE.finditer(text)]


def _line(page: pdfium.PdfTextPage, found: re.Match[str], has_places: bool) -> Line:
    text = found[0]
    words = _SURROGATES.sub("\ufffd", text.translate(_MARKS)).strip()
    if not has_places:
        return Line(words, 0.0, 0.0, 0.0, 0.0, 0.0)
    bare = text.rstrip(_BROKEN).rstrip()
    first = page.get_charbox(found.start() + len(text) - len(text.lstrip()), loose=True)
    last = page.get_charbox(found.start() + len(bare) - 1, loose=True)
    return Line(words, first[0], first[1], max(first[2], last[2]), first[3], last[3] - last[1])
