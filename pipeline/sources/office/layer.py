"""Writes the text of an office document as the main part of a Word file, which the reader of those reads."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from pipeline.decoded import Unreadable
from pipeline.sources.unpack.streams import MEMBER_LIMIT, too_large

_OPENING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>\n'
)
_CLOSING = "</w:body></w:document>\n"
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
_NO_TEXT = str.maketrans(dict.fromkeys([*range(9), 0xB, 0xC, *range(0xE, 0x20), 0xFFFE, 0xFFFF]))


_TEXT = '<w:t xml:space="preserve">'
_OF_SYMBOLS = re.compile("[\uf020-\uf0ff]")
"""Signs of fonts of symbols, which Word names by their numbers."""


class Layer:
    """Paragraphs and tables in their order; notes follow behind the text."""

    def __init__(self) -> None:
        self._written = [_OPENING]
        self._notes: list[str] = []
        self._waiting: list[list[str]] = []
        self._size = 0
        self._has_text = False

    def open(self, style: str = "", *, is_item: bool = False) -> None:
        """Begin a paragraph of a style that Word names so."""
        named = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
        properties = named + ("<w:numPr/>" if is_item else "")
        self._write(f"<w:p><w:pPr>{properties}</w:pPr>" if properties else "<w:p>")

    def close(self) -> None:
        """End a paragraph."""
        self._write("</w:p>\n")

    def tag(self, name: str, *, is_end: bool = False) -> None:
        """Begin or end a table (``tbl``), a row (``tr``) or a cell (``tc``)."""
        self._write(f"<{'/' if is_end else ''}w:{name}>")

    def words(self, words: str, *, raised: bool = False) -> None:
        """Words of the paragraph that is open."""
        words = words.translate(_NO_TEXT)
        if words:
            self._has_text = self._has_text or not words.isspace()
            properties = _RAISED if raised else ""
            shown = _OF_SYMBOLS.sub(_symbol, escape(words))
            self._write(f"<w:r>{properties}{_TEXT}{shown}</w:t></w:r>")

    def open_note(self) -> None:
        """Begin a note: what is written up to its end comes behind the text."""
        self._waiting.append(self._written)
        self._written = []

    def close_note(self) -> None:
        """End a note."""
        if self._waiting:
            self._notes += self._written
            self._written = self._waiting.pop()

    def data(self) -> bytes:
        """The layer; raises :class:`Unreadable` with ``empty`` where it shows no text."""
        while self._waiting:
            self.close_note()
        if not self._has_text:
            raise Unreadable("empty", "it shows no text.")
        return "".join([*self._written, *self._notes, _CLOSING]).encode("utf-8", "replace")

    def _write(self, written: str) -> None:
        self._size += len(written)
        if self._size > MEMBER_LIMIT:
            raise too_large()
        self._written.append(written)


def _symbol(found: re.Match[str]) -> str:
    return f'</w:t><w:sym w:char="{ord(found[0]):04X}"/>{_TEXT}'
