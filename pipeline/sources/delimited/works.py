"""Reads tables of references, as databases and reference managers export them: a document for each row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple

from pipeline.decoded import CSV, Decoded, Unreadable
from pipeline.sources.delimited.cells import HEAD, PARTED, Cell, names, rows
from pipeline.sources.delimited.columns import items, shown_by
from pipeline.sources.delimited.names import PMID, TITLE, describe_works, tags_of
from pipeline.sources.draft import Draft
from pipeline.sources.lines import Tagged, lay_out
from pipeline.sources.record import Record
from pipeline.sources.text import read_text
from pipeline.sources.unpack.streams import MEMBER_LIMIT, too_large
from pipeline.sources.values import doi_of, words_of

MEDIA_TYPE = "text/x-references"
_FEWEST_COLUMNS = 3
_LONGEST_HEADER = 4096
"""Bytes in which a header begins."""

_MOST_LINES = 5
"""Lines in which a header stands; some exports first name their source, or what parts their cells."""

_FIRST_LINES = re.compile(rb"(?:[^\n]*\n){0,%d}[^\n]*" % (_MOST_LINES - 1))
_MARK = "\xef\xbb\xbf"
"""A byte order mark, as Latin-1 reads it."""

_NOTHING = frozenset(["nan", "none", "null", "n/a", "#n/a", "<na>"])
"""What programs write into cells that are empty."""

_NAMED_BY = ("DO", PMID)


def begins(head: bytes) -> bool:
    """Whether ``head`` begins with the names of such columns, and something below them."""
    if not _may_begin(head):
        return False
    text = head[:HEAD].decode("utf-8", "replace")
    header = header_of(text)
    return header is not None and not text[header.end :].isspace() and header.end < len(text)


def _may_begin(head: bytes) -> bool:
    """A quick look: whether one of the first lines may name the columns."""
    first = _FIRST_LINES.match(head, 0, _LONGEST_HEADER)
    if first is None or not _names_titles(first[0]):
        return False
    return any(
        _names_titles(line) and max(map(line.count, (b",", b"\t", b";"))) >= _FEWEST_COLUMNS - 1
        for line in first[0].split(b"\n")
    )


def _names_titles(line: bytes) -> bool:
    return b"title" in line.lower() or b"\tTI\t" in line


class Header(NamedTuple):
    """The row that names the columns: what parts cells, what each column holds, where the row ends."""

    delimiter: str
    tags: list[str]
    end: int


def header_of(text: str) -> Header | None:
    """The header of the table of references that ``text`` begins with, None where it begins with none."""
    start = 0
    for _ in range(_MOST_LINES):
        for delimiter, parted in PARTED.items():
            row = next(rows(text[start : start + HEAD], parted), [])
            tags = tags_of(names(text[start:], row))
            if len(row) >= _FEWEST_COLUMNS and describe_works(tags):
                return Header(delimiter, tags, start + row[-1].behind)
        start = text.find("\n", start, start + HEAD) + 1
        if not start:
            return None
    return None


def read_work(data: bytes) -> Decoded:
    """The first row below the header.

    Raises :class:`Unreadable` with ``empty`` where there is none, ``no_document`` where it names the columns
    again, or ``malformed`` where it has cells that no column names, or was cut short.
    """
    raw = read_text(data)
    header = header_of(raw.text)
    row = next(rows(raw.text, PARTED[header.delimiter], header.end), None) if header else None
    if header is None or row is None:
        raise Unreadable("empty", "no row stands below the names of the columns.")
    if _names_columns(raw.text, row, header.tags):
        raise Unreadable("no_document", "it names the columns again, as where tables were put together.")
    _check(raw.text, row, header.tags)
    found = list(_values(raw.text, row, header.tags))
    draft = Draft(raw.text, "delimited")
    draft.drop(0, header.end)
    first = {one.tag: _words(raw.text[one.start : one.end]) for one in reversed(found)}
    lay_out(draft, _items(raw.text, found), shown_by(first), _words)
    draft.drop(max(draft.end, row[-1].end), len(raw.text))
    return draft.decoded(raw, CSV)


def _names_columns(text: str, row: Sequence[Cell], tags: Sequence[str]) -> bool:
    """Whether a row is the header again; its title is looked at first."""
    title = names(text, row[tags.index(TITLE) :][:1])
    return tags_of(title) == [TITLE] and tags_of(names(text, row)) == tags


def _check(text: str, row: Sequence[Cell], tags: Sequence[str]) -> None:
    is_short = len(row) < len(tags) or text[row[-1].start : row[-1].start + 1] == '"'
    is_cut = is_short and text[row[-1].behind - 1] not in "\r\n"
    if len(row) > len(tags) or is_cut:
        reason = (
            f"a row of {len(row)} cells stands below a header of {len(tags)}; quote cells that hold commas."
        )
        raise Unreadable("malformed", reason)


def _values(text: str, row: Sequence[Cell], tags: Sequence[str]) -> Iterator[Tagged]:
    """The cells that are not empty, by what their columns hold."""
    for cell, tag in zip(row, tags, strict=False):
        words = text[cell.start : cell.end].strip()
        if words and words.lower() not in _NOTHING:
            start = text.index(words, cell.start)
            yield Tagged(tag, start, start, start + len(words))


def _items(text: str, found: Sequence[Tagged]) -> Iterator[Tagged]:
    for one in found:
        for start, end in items(text, one.tag, one.start, one.end):
            yield one._replace(label=start, start=start, end=end)


def _words(written: str) -> str:
    return words_of(written.replace('""', '"'))


def split_works(stream: BinaryIO) -> Iterator[Record]:
    """One record per row, named by its DOI or PMID; each but the first takes the header along.

    Raises :class:`Unreadable` with ``too_large`` for a table above the limit of a document.
    """
    data = stream.read(MEMBER_LIMIT + 1)
    if len(data) > MEMBER_LIMIT:
        raise too_large()
    text = data.decode("latin-1")
    if text.startswith(_MARK):
        text = text.replace(_MARK, " " * len(_MARK), 1)
    header = header_of(text)
    if header is None:
        yield Record("", data)
        return
    borders, named = _cut(text, header)
    head = b""
    for start, end, name in zip([0, *borders], [*borders, len(data)], named, strict=False):
        yield Record(name, data[start:end], head)
        head = data[: header.end]


def _cut(text: str, header: Header) -> tuple[list[int], list[str]]:
    """Where all rows but the first begin, and the names of all."""
    found = [
        (row[-1].behind, _name(text, row, header.tags))
        for row in rows(text, PARTED[header.delimiter], header.end)
    ]
    return [end for end, _ in found[:-1]], [name for _, name in found] or [""]


def _name(text: str, row: Sequence[Cell], tags: Sequence[str]) -> str:
    words = {
        tag: text[cell.start : cell.end].strip()
        for cell, tag in zip(row, tags, strict=False)
        if tag in _NAMED_BY
    }
    named = doi_of(words.get("DO", "")) or words.get(PMID, "")
    return named if named.isascii() else ""
