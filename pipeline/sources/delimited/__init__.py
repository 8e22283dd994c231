"""Reads tables of values parted by commas, semicolons or tabs.

Of exported references each row is a document; in any other table each cell is a text of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.decoded import CSV as FORM
from pipeline.decoded import Block, Decoded, Stated
from pipeline.sources.delimited import works
from pipeline.sources.delimited.cells import HEAD, PARTED, Cell, cells, delimiter_of, may_be_header
from pipeline.sources.draft import check_number
from pipeline.sources.text import read_text

__all__ = ["CSV", "READERS", "SPLITTERS", "TSV", "read_table", "recognize"]

CSV, TSV = "text/csv", "text/tab-separated-values"

_ROLES = {
    "title": "title",
    "article title": "title",
    "abstract": "abstract",
    "authors": "author",
    "author": "author",
    "affiliations": "affiliation",
    "keywords": "keyword",
    "author keywords": "keyword",
}
"""What columns of a table may hold, by name; all others hold text."""

_FIRST_WORDS = 40
"""Code points in which a text has a letter."""


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins with names of columns and rows below them."""
    if works.begins(head):
        return works.MEDIA_TYPE
    delimiter = delimiter_of(head[:HEAD].decode("utf-8", "replace")) if may_be_header(head) else None
    return delimiter and (TSV if delimiter == "\t" else CSV)


def read_table(data: bytes) -> Decoded:
    """The cells of a table in their order, without empty ones; a table states that it is no article."""
    raw = read_text(data)
    found = cells(raw.text, PARTED[delimiter_of(raw.text[:HEAD]) or ","])
    blocks = tuple(_blocks(raw.text, found))
    check_number(len(blocks))
    stated = tuple(
        Stated("document_type", "other", one.start, one.end, "delimited#table") for one in blocks[:1]
    )
    return Decoded(raw.text, raw.encoding, raw.offsets, FORM, blocks, stated)


def _blocks(text: str, found: Iterable[Cell]) -> Iterator[Block]:
    roles: list[str] = []
    for row, column, start, end, _ in found:
        written = text[start:end]
        words = written.strip()
        if row == 0:
            roles.append(_ROLES.get(words.lower(), "body"))
        if words:
            role = _role(words, roles[column] if column < len(roles) else "body") if row else "heading"
            start += written.index(words)
            yield Block(start, start + len(words), role, f"delimited#{role}")


def _role(words: str, of_column: str) -> str:
    """A cell is what its column is for; a number by itself is no text."""
    return of_column if any(map(str.isalpha, words[:_FIRST_WORDS])) else "metadata"


READERS = {CSV: read_table, TSV: read_table, works.MEDIA_TYPE: works.read_work}
SPLITTERS = {works.MEDIA_TYPE: works.split_works}
