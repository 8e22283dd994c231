"""Cuts the main part of a Word file into its paragraphs and the rows of its tables."""

from __future__ import annotations

import re

from pipeline.decoded import Block
from pipeline.docx import TOKEN, UNSEEN, instead, value_of
from pipeline.markup import ATTRIBUTES

_BORDER = re.compile(
    rf"{UNSEEN}|<(?P<slash>/?)(?:\w+:)?(?P<name>p|tr)(?=[\s/>]){ATTRIBUTES}>", re.VERBOSE | re.DOTALL
)
_PROPERTIES = re.compile(r"\s*<(?:\w+:)?pPr\b[^<>]*(?<!/)>.*?</(?:\w+:)?pPr>", re.DOTALL)
_STYLE = re.compile(r"<(?:\w+:)?pStyle\b([^<>]*)>")
_LISTED = re.compile(r"<(?:\w+:)?numPr\b")
_CELL = re.compile(r"<(?:\w+:)?tc[\s>]")
_HEADING = re.compile(
    r"(?:heading|[üu]?berschrift|titre|t[ií]?tulo|titolo|kop|rubrik)\s?([1-6])", re.IGNORECASE
)

_ROLES = {
    "title": "title", "titel": "title", "titre": "title", "ttulo": "title", "titolo": "title",
    "caption": "caption", "beschriftung": "caption", "lgende": "caption", "descripcin": "caption",
    "bibliography": "reference", "endnotebibliography": "reference", "literaturverzeichnis": "reference",
    "bibliographie": "reference", "bibliografa": "reference",
    "abstract": "abstract", "author": "author", "affiliation": "affiliation", "date": "metadata",
    "toc1": "navigation", "toc2": "navigation", "toc3": "navigation", "tocheading": "navigation",
}  # fmt: skip
"""Roles by the id of a style: Word's own, which lose their accents, those of
reference managers and of programs that write such files."""

_LONGEST_CELL = 300
"""Code points of a cell of a table of data; longer ones set the page out."""


def blocks_of(text: str) -> list[Block]:
    """A block for each paragraph and each row of a table of data that shows text, in their order.

    A paragraph within another, as in a text box, comes between the two parts of the other.
    """
    return _Walk(text).found


class _Walk:
    """The way through a text's borders; ``_open`` are role, rule and hint of the paragraphs around.

    Up to ``_set_out`` a table sets out the page.
    """

    def __init__(self, text: str) -> None:
        self.found: list[Block] = []
        self._text = text
        self._open: list[tuple[str, str, str]] = []
        self._mark = 0
        self._is_titled = False
        self._set_out = 0
        position = 0
        while border := _BORDER.search(text, position):
            position = self._step(border)

    def _step(self, border: re.Match[str]) -> int:
        """Take one border; the place from which to read on."""
        if border["name"] == "tr" and not border["slash"]:
            return self._row(border)
        if border["name"] == "p" and not border[0].endswith("/>"):
            self._flush(border.start())
            self._mark = border.end()
            if not border["slash"]:
                self._open.append(self._read(border.end()))
            elif self._open:
                self._open.pop()
        return border.end()

    def _flush(self, end: int) -> None:
        """Take the text since the last border, if it stands in a paragraph and shows any."""
        if self._open and _read(self._text, self._mark, end).strip():
            role, rule_id, hint = self._open[-1]
            self.found.append(Block(self._mark, end, role, rule_id, hint))

    def _row(self, border: re.Match[str]) -> int:
        """Take a row of a table of data as a whole; step into any other, and into the tables within."""
        start = border.end()
        if start < self._set_out:
            return start
        end = _end_of_row(self._text, start)
        cells = len(_CELL.findall(self._text, start, end))
        read = _read(self._text, start, end).strip(" |")
        if not read or len(read) > cells * _LONGEST_CELL:
            self._set_out = end
            return start
        self._flush(border.start())
        self.found.append(Block(start, end, "", "", "tr"))
        self._mark = end
        return end

    def _read(self, start: int) -> tuple[str, str, str]:
        """Role, rule and hint of the paragraph whose content begins at ``start``."""
        properties = _PROPERTIES.match(self._text, start)
        stated = properties[0] if properties else ""
        found = _STYLE.search(stated)
        style = value_of(found[1]) if found else ""
        role = _ROLES.get(style.lower(), "")
        if role and not (role == "title" and self._is_titled):
            self._is_titled |= role == "title"
            return role, f"docx#style-{style.lower()}", ""
        heading = _HEADING.fullmatch(style)
        return "", "", f"h{heading[1]}" if heading else "li" if _LISTED.search(stated) else "p"


def _read(text: str, start: int, end: int) -> str:
    return TOKEN.sub(instead, text[start:end])


def _end_of_row(text: str, start: int) -> int:
    """Where the row ends whose content begins at ``start``; rows of tables in its cells belong to it."""
    depth = 1
    for border in _BORDER.finditer(text, start):
        if border["name"] == "tr":
            depth += -1 if border["slash"] else 1
        if not depth:
            return border.start()
    return len(text)
