"""Reads the pages that cite, marked by hand; ``cited_pages/README.md`` says what the marks mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "cited_pages"
FIELDS = {
    "A": "authors",
    "Y": "year",
    "T": "title",
    "J": "journal",
    "V": "volume",
    "I": "issue",
    "F": "first_page",
    "L": "last_page",
    "D": "doi",
}
_TOKEN = re.compile(r"^(?P<line>@@|\+\+) |^~~ |(?P<opens>\{)|\|(?P<label>[^|{}\n]*)\}|(?P<ends>\n|\Z)", re.M)
_VALUE = re.compile(r"(?P<field>[AYTJVIFLD])(?P<optional>\??)(?:=(?P<written>.*))?")
_LIST_MARK = re.compile(rb"(?:[\[(]?\d+[\])]?\.?|\^(?: [a-z]\b)*) ")

Span = tuple[int, int]


class Entry(NamedTuple):
    """One entry: its bytes without list mark and links, its fields, and the authors that may be left."""

    span: Span
    fields: dict[str, list[str]]
    optional: list[str]


class Cited(NamedTuple):
    """One citation of one work by its bytes; ``entry`` counts the page's entries from 1, 0 is none."""

    span: Span
    entry: int


class CitedPage(NamedTuple):
    """The bytes of a capture, the entries of its list, and its citations."""

    name: str
    content: bytes
    entries: list[Entry]
    citations: list[Cited]


class _Marked(NamedTuple):
    """Bytes, spans with labels, and the spans of entries with their list marks."""

    content: bytes
    labels: list[tuple[Span, str]]
    entries: list[Span]


def read_pages(folder: Path) -> list[CitedPage]:
    """All pages of one folder, by name."""
    return [read_page(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))]


def read_page(name: str, marked: str) -> CitedPage:
    """The page without its marks, and what they say."""
    page = _unmarked(marked)
    entries = [_entry(page, span) for span in page.entries]
    return CitedPage(name, page.content, entries, list(_citations(page)))


def _unmarked(marked: str) -> _Marked:
    page = _Marked(b"", [], [])
    content, opened, line = bytearray(), list[int](), ""
    place = start = 0
    for token in _TOKEN.finditer(marked):
        content += marked[place : token.start()].encode()
        place = token.end()
        if token["opens"]:
            opened.append(len(content))
        elif token["label"] is not None:
            page.labels.append(((opened.pop(), len(content)), token["label"]))
        elif token["ends"] is None:
            line, start = token["line"] or "", len(content)
        else:
            if line:
                first = page.entries.pop()[0] if line == "++" else start
                page.entries.append((first, len(content)))
            line = ""
            content += token["ends"].encode()
    return page._replace(content=bytes(content))


def _entry(page: _Marked, span: Span) -> Entry:
    start, end = span
    mark = _LIST_MARK.match(page.content, start, end)
    fields, optional = defaultdict[str, list[str]](list), list[str]()
    for (first, last), label in page.labels:
        value = _VALUE.fullmatch(label)
        if value and start <= first < end:
            written = value["written"] or " ".join(page.content[first:last].decode().split())
            (optional if value["optional"] else fields[FIELDS[value["field"]]]).append(written)
    return Entry((mark.end() if mark else start, end), dict(fields), optional)


def _citations(page: _Marked) -> Iterator[Cited]:
    for span, label in page.labels:
        if not _VALUE.fullmatch(label):
            yield from (Cited(span, 0 if entry == "?" else int(entry)) for entry in label.split(","))
