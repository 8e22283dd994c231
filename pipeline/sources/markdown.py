"""Reads Markdown, in which notes are kept and crawlers save web pages; its marks are no text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby, islice
from typing import BinaryIO

from pipeline.decoded import MARKDOWN, Block, Decoded, Stated
from pipeline.markdown import TOKEN, instead
from pipeline.sources.draft import check_number
from pipeline.sources.media_types import packed_type
from pipeline.sources.record import Record
from pipeline.sources.text import read_text
from pipeline.sources.values import bare_title, words_of

MEDIA_TYPE = "text/markdown"
_HEADING = re.compile(r"\ufeff?[ ]{0,3}(?P<depth>#{1,6})[ \t]+(?=[^\s#])")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:(?P<first>=)=+|--+)\s*\Z")
_ITEM = re.compile(r"\s*(?:[-*+•][ \t]+|(?=\d{1,3}[.)][ \t]+\S))(?P<words>\S)")
_QUOTE = re.compile(r"[ ]{0,3}(?:>[ \t]?)+")
_ROW = re.compile(r"\s*+\|\s*+(?=\S)")
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\]^]{1,200}\]:[ \t]*\S+")
_RULE = re.compile(r"[\s|:+*_=-]{3,}\Z")
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?:[^\n]*\n){0,60}?---[ \t]*(?:\r?\n|\Z)")
_LINE = re.compile(r"[^\n]*\n?")
_SETS_APART = r"[\s|•·/,-]*"
_LINKS = re.compile(
    rf"(?:{_SETS_APART}!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\([^()\s]*(?:\s\"[^\"]*\")?\))+{_SETS_APART}"
)
_FEWEST_LINKS = 3
"""Blocks in a row that are nothing but links, and so a menu."""

_TELLING = {
    b"# ": re.compile(rb"^ {0,3}#{1,6} +\S", re.MULTILINE),
    b"](": re.compile(rb"\]\((?:https?:|mailto:|[./#])[^\s()]*(?:\)| \")"),
}
"""Headings and links, each with what stands in it."""

_TABLE_OR_STRONG = (
    re.compile(rb"^ {0,3}\|?\s?:?-{3,}:?\s?\|[ \t:|-]*\r?$", re.MULTILINE),
    re.compile(rb"(?<![\w*])\*\*\w[^*\n]*\*\*(?![\w*])"),
)
_NO_MARKDOWN = re.compile(rb"(?:\xef\xbb\xbf)?\s*[<{\\]|#!")
"""How markup, JSON, TeX and scripts begin."""

_MANY = 3


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` has several headings or links, or one and another mark."""
    telling = [sign for needle, sign in _TELLING.items() if needle[:1] in head and needle in head]
    if not telling or _NO_MARKDOWN.match(head) or b"\0" in head or packed_type(head):
        return None
    counts = [len(list(islice(sign.finditer(head), _MANY))) for sign in telling]
    kinds = sum(map(bool, counts)) + sum(sign.search(head) is not None for sign in _TABLE_OR_STRONG)
    return MEDIA_TYPE if any(counts) and (kinds > 1 or max(counts) == _MANY) else None


def read_markdown(data: bytes) -> Decoded:
    """One page; of what is no heading, row or item the words must tell what it is."""
    raw = read_text(data)
    blocks = _menus(raw.text, list(_Walk(raw.text).blocks()))
    check_number(len(blocks))
    heads = [place for place, one in enumerate(blocks) if one.hint == "h1"]
    stated: tuple[Stated, ...] = ()
    if len(heads) == 1:
        start, end, *_ = blocks[heads[0]]
        blocks[heads[0]] = Block(start, end, "title", "markdown#title", "h1")
        title = bare_title(words_of(TOKEN.sub(instead, raw.text[start:end])))
        stated = (Stated("title", title, start, end, "markdown#title"),) if title else ()
    return Decoded(raw.text, raw.encoding, raw.offsets, MARKDOWN, tuple(blocks), stated)


def _menus(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks; those that are nothing but links, several in a row, are told to be so."""
    told: list[Block] = []
    for is_link, group in groupby(blocks, key=lambda one: _is_link(text, one)):
        row = list(group)
        is_menu = is_link and len(row) >= _FEWEST_LINKS
        told += [one._replace(hint="a") for one in row] if is_menu else row
    return told


def _is_link(text: str, block: Block) -> bool:
    is_plain = not block.role and block.hint in ("li", "p")
    return is_plain and _LINKS.fullmatch(text, block.start, block.end) is not None


class _Walk:
    """The way through the lines of a page; ``_open`` is the paragraph or item that may go on."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: Block | None = None
        self._fence = ""

    def blocks(self) -> Iterator[Block]:
        """The blocks in their order."""
        front = _FRONT.match(self._text)
        for line in _LINE.finditer(self._text):
            if front and line.end() <= front.end():
                yield from _whole(line[0], line.start(), "metadata", "markdown#front")
            elif line[0]:
                yield from self._take(line[0], line.start())
        yield from self._close()

    def _take(self, line: str, at: int) -> Iterator[Block]:
        fence = _FENCE.match(line)
        if self._fence or fence:
            yield from self._close()
            yield from _whole(line, at, "unknown", "markdown#code")
            is_end = bool(fence and fence[1].startswith(self._fence))
            self._fence = "" if self._fence and is_end else self._fence or (fence[1] if fence else "")
        elif self._open and self._open.hint == "p" and (under := _UNDERLINE.match(line)):
            yield from self._headed("h1" if under["first"] else "h2")
            yield from _whole(line, at, "blank", "markdown#rule")
        elif not line.strip() or _RULE.match(line):
            yield from self._close()
            yield from _whole(line, at, "blank", "markdown#rule")
        elif _DEFINITION.match(line):
            yield from self._close()
            yield from _whole(line, at, "unknown", "markdown#definition")
        else:
            yield from self._show(line, at)

    def _show(self, line: str, at: int) -> Iterator[Block]:
        words = line.rstrip()
        if found := _HEADING.match(words):
            yield from self._close()
            bare = words.rstrip("#")
            end = len(bare.rstrip()) if bare[-1:].isspace() else len(words)
            yield Block(at + found.end(), at + end, "", "", f"h{len(found['depth'])}")
            return
        if found := _ROW.match(words):
            yield from self._close()
            end = len(words.removesuffix("|").rstrip())
            yield from _block(at + found.end(), at + end, "tr")
            return
        item, quote = _ITEM.match(line), _QUOTE.match(line)
        if item or self._open is None or bool(quote) != (self._open.hint == "blockquote"):
            yield from self._close()
            start = item.start("words") if item else quote.end() if quote else 0
            self._open = Block(at + start, at, "", "", "li" if item else "blockquote" if quote else "p")
        self._open = self._open._replace(end=at + len(line.rstrip()))

    def _headed(self, hint: str) -> Iterator[Block]:
        """Ends the paragraph; its last line is a heading."""
        start, end, *_ = self._open or (0, 0)
        last = self._text.rfind("\n", start, end) + 1 or start
        yield from _block(start, start + len(self._text[start:last].rstrip()), "p")
        yield from _block(last, end, hint)
        self._open = None

    def _close(self) -> Iterator[Block]:
        if self._open and self._text[self._open.start : self._open.end].strip():
            yield self._open
        self._open = None


def _block(start: int, end: int, hint: str) -> Iterator[Block]:
    if start < end:
        yield Block(start, end, "", "", hint)


def _whole(line: str, at: int, role: str, rule_id: str) -> Iterator[Block]:
    """A line that is no text, if it says anything."""
    if words := line.strip():
        start = at + line.index(words)
        yield Block(start, start + len(words), role, rule_id)


READERS = {MEDIA_TYPE: read_markdown}
SPLITTERS: dict[str, Callable[[BinaryIO], Iterator[Record]]] = {}
