"""Turns rich text (RTF 1.9.1) into Word's XML."""

from __future__ import annotations

import re
from codecs import lookup
from typing import NamedTuple

from pipeline.decoded import Unreadable
from pipeline.sources.office.paper import Paper
from pipeline.sources.office.rtf_words import CODE_PAGES, MARKS, SIGNS, SYMBOL, UNSEEN

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z'])"
    r"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_DEEPEST = 1_000
_TABLES = frozenset(["fonttbl", "stylesheet"])


class _Group(NamedTuple):
    """What holds within a group; ``table`` is the one of fonts or styles that the group belongs to."""

    is_unseen: bool = False
    is_hidden: bool = False
    is_raised: bool = False
    is_note: bool = False
    table: str = ""
    fallback: int = 1
    font: int = -1


def word_layer(data: bytes) -> bytes:
    """The text of ``data`` as Word's XML.

    Raises :class:`~pipeline.decoded.Unreadable` with ``empty``, ``too_deep`` or ``too_large``.
    """
    walk = _Walk()
    for token in _TOKEN.finditer(data.decode("latin-1")):
        walk.step(token)
    walk.flush()
    return walk.paper.data()


class _Walk:
    """The way through the tokens; ``_bytes`` waits to be decoded, ``_skipped`` characters are not shown."""

    def __init__(self) -> None:
        self.paper = Paper()
        self._group = _Group()
        self._around: list[_Group] = []
        self._bytes = bytearray()
        self._encoding = "cp1252"
        self._charsets: dict[int, int] = {}
        self._styles: dict[int, str] = {}
        self._style = 0
        self._skipped = 0

    def step(self, token: re.Match[str]) -> None:
        """Take one token."""
        if token["text"]:
            self._take(token["text"].encode("latin-1"))
        elif token["byte"]:
            self._take(bytes.fromhex(token["byte"]))
        elif token["word"]:
            self._word(token["word"], int(token["number"]) if token["number"] else None)
        elif token["brace"]:
            self._border(token["brace"])
        elif token["sign"]:
            self._sign(token["sign"])

    def _take(self, data: bytes) -> None:
        """Bytes of the encoding that the font has, without those that stand in for a character."""
        skipped = min(self._skipped, len(data))
        self._skipped -= skipped
        self._bytes += data[skipped:]

    def flush(self) -> None:
        """Put the bytes that wait, decoded, on the paper."""
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            charset = self._charsets.get(self._group.font, 0)
            if charset == SYMBOL:
                self._put("".join(chr(0xF000 + byte) if byte > ord(" ") else " " for byte in data))
            else:
                self._put(data.decode(CODE_PAGES.get(charset, self._encoding), "replace"))

    def _put(self, words: str) -> None:
        group = self._group
        if group.table:
            self._describe(words)
        elif not group.is_unseen and not group.is_hidden:
            self.paper.words(words, is_raised=group.is_raised)

    def _describe(self, words: str) -> None:
        """The name of a style; fonts are known by their numbers."""
        if self._group.table == "stylesheet" and words.strip("; "):
            self._styles[self._style] = words.partition(";")[0]

    def _border(self, brace: str) -> None:
        self.flush()
        self._skipped = 0
        if brace == "{":
            self._around.append(self._group)
            if len(self._around) > _DEEPEST:
                raise Unreadable("too_deep", f"its groups are nested more than {_DEEPEST} deep.")
            return
        was, self._group = self._group, self._around.pop() if self._around else _Group()
        if was.is_note and not self._group.is_note:
            self.paper.close_note()

    def _sign(self, sign: str) -> None:
        self.flush()
        if sign == "*":
            self._group = self._group._replace(is_unseen=True)
        elif sign in "\r\n":
            self.paper.end_paragraph()
        else:
            self._put(MARKS.get(sign, ""))

    def _word(self, word: str, number: int | None) -> None:
        self.flush()
        if word == "u" and number is not None:
            self._put(chr(number & 0xFFFF))
            self._skipped = self._group.fallback
        elif word in SIGNS:
            self._put(SIGNS[word])
        elif word in UNSEEN:
            self._group = self._group._replace(is_unseen=True)
        elif word in _TABLES:
            self._group = self._group._replace(table=word)
        elif word == "footnote":
            self._group = self._group._replace(is_note=True)
            self.paper.open_note()
        else:
            self._set(word, number)

    def _set(self, word: str, number: int | None) -> None:
        is_on = number != 0
        group = self._group
        if word == "plain":
            self._group = group._replace(is_hidden=False, is_raised=False)
        elif word in ("v", "deleted"):
            self._group = group._replace(is_hidden=is_on)
        elif word in ("super", "nosupersub"):
            self._group = group._replace(is_raised=word == "super" and is_on)
        elif number is not None:
            self._number(word, number)
        elif not group.is_unseen and not group.table:
            self.paper.order(word)

    def _number(self, word: str, number: int) -> None:
        if word == "uc":
            self._group = self._group._replace(fallback=max(number, 0))
        elif word == "f":
            self._group = self._group._replace(font=number)
        elif word == "fcharset":
            self._charsets[self._group.font] = number
        elif word == "ansicpg" and _is_known(f"cp{number}"):
            self._encoding = f"cp{number}"
        elif word == "s":
            self._style = number
            self.paper.style = "" if self._group.table else self._styles.get(number, "")
        elif word == "outlinelevel" and not self._group.table:
            self.paper.style = f"heading {number + 1}"
        elif word == "ls" and not self._group.table:
            self.paper.is_item = True


def _is_known(encoding: str) -> bool:
    try:
        return bool(lookup(encoding))
    except LookupError:
        return False
