"""Reads citations as PubMed's format "Abstract" writes them: paragraphs without tags, in a fixed order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from pipeline.decoded import PLAIN, Decoded, Unreadable
from pipeline.sources.dates import date_of, dated
from pipeline.sources.draft import Draft, Said
from pipeline.sources.lines import split_at
from pipeline.sources.nlm import notice_said
from pipeline.sources.record import Record
from pipeline.sources.text import read_text
from pipeline.sources.values import bare_title, doi_of, pages_of, pmcid_of, pmid_of
from pipeline.years import YEAR

MEDIA_TYPE = "text/x-pubmed-abstract"
_CITED = rf"\d{{1,6}}\. [^\n]{{2,120}}?\. {YEAR}[ ;:.]".encode()
_BEGIN = re.compile(rb"(?:\xef\xbb\xbf)?\s*" + _CITED + rb"[^\n]*\n(?:[^\s][^\n]*\n){0,4}\r?\n\S")
_OPENING = re.compile(rb"(?:\A(?:\xef\xbb\xbf)?\s{0,20}|(?<=\n\n)|(?<=\n\r\n))" + _CITED)
_PMID = re.compile(rb"^PMID: (\d+)", re.MULTILINE)
_CITATION = re.compile(
    r"\ufeff?\d{1,6}\.\s(?P<journal>.+?)\.\s(?P<date>\d{4}[^;:.]*)"
    r"(?:;(?P<volume>[^(:.;]*)(?:\((?P<issue>[^)]*)\))?)?(?::(?P<pages>[\w-]+))?",
    re.DOTALL,
)
_PARAGRAPH = re.compile(r"[^\s\ufeff][^\n]*(?:\n(?!\s*\n)[^\n]*)*")
_NAME = re.compile(r"[^\s,;()\d][^,;()\d]*[^\W\d]")
_NAMES = re.compile(
    r"(?:[^,()\d]{1,60} [^\W\d_a-z]{1,4}(?: (?:Jr|Sr|\dnd|\drd))?(?:\(\d+\)|\(#\))*(?:, ?|\.\s*\Z|;\s|\Z))+"
)
_PLACE = re.compile(r"^\(\d+\)(?P<place>.+?)(?=^\(\d+\)|\Z)", re.MULTILINE | re.DOTALL)
_NOTICE = re.compile(r"(?P<kind>[A-Z][a-z]+(?: [a-z]+){0,3} (?:in|on|of|for))\n {4}")
_LEGAL = re.compile(r"©|\(c\)|Copyright|Conflict of interest statement:", re.IGNORECASE)
_IDENTIFIER = re.compile(r"^(?P<scheme>DOI|PMCID|PMID): (?P<value>\S+)", re.MULTILINE)
_SCHEMES: dict[str, tuple[str, Callable[[str], str]]] = {
    "DOI": ("doi", doi_of),
    "PMCID": ("pmcid", pmcid_of),
    "PMID": ("pmid", pmid_of),
}


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins with a numbered citation and a PMID follows."""
    return MEDIA_TYPE if _BEGIN.match(head) and _PMID.search(head) else None


def read_citation(data: bytes) -> Decoded:
    """One citation.

    Raises :class:`Unreadable` with ``malformed`` where it begins with no journal and year.
    """
    raw = read_text(data)
    cited, *others = [found.span() for found in _PARAGRAPH.finditer(raw.text)]
    draft = Draft(raw.text, "pubmed-text")
    _citation(draft, *cited)
    for place, (start, end) in enumerate(others):
        _READ[min(place, len(_READ) - 1)](draft, start, end)
    draft.state("source_type", "pubmed_record", (0, 0), "format")
    return draft.decoded(raw, PLAIN)


def _citation(draft: Draft, start: int, end: int) -> None:
    found = _CITATION.match(draft.text, start, end)
    if found is None:
        raise Unreadable("malformed", "it begins with no journal and year, as in '1. Nature. 2019'.")
    draft.show("metadata", "citation", start, end)
    for name in ("journal", "volume", "issue"):
        draft.state(name, _words(found[name] or ""), found.span(name), "citation")
    draft.state_all(_dated(_words(found["date"])), found.span("date"), "citation")
    draft.state_all(pages_of(found["pages"] or ""), found.span("pages"), "citation")


def _dated(words: str) -> Said:
    return dated(date_of(words))


def _title(draft: Draft, start: int, end: int) -> None:
    draft.show("title", "title", start, end)
    draft.state("title", bare_title(_words(draft.text[start:end])), (start, end), "title")


def _authors(draft: Draft, start: int, end: int) -> None:
    """The names, where there are any."""
    if not _NAMES.fullmatch(_words(draft.text[start:end])):
        _other(draft, start, end)
        return
    for found in _NAME.finditer(draft.text, start, end):
        draft.show("author", "author", *found.span())
        draft.state("authors", _words(found[0]), found.span(), "author")


def _other(draft: Draft, start: int, end: int) -> None:
    """Places, notices, rights and identifiers are told by how they begin; any other is of the abstract."""
    text = draft.text
    if text.startswith("Author information:", start):
        for found in _PLACE.finditer(text, start, end):
            draft.show("affiliation", "affiliation", *found.span("place"))
            draft.state("affiliations", _words(found["place"]), found.span("place"), "affiliation")
    elif _IDENTIFIER.match(text, start, end):
        draft.show("metadata", "identifiers", start, end)
        for found in _IDENTIFIER.finditer(text, start, end):
            name, read = _SCHEMES[found["scheme"]]
            draft.state(name, read(found["value"]), found.span("value"), "identifiers")
    elif notice := _NOTICE.match(text, start, end):
        draft.show("metadata", "notice", start, end)
        draft.state_all(notice_said(notice["kind"]), notice.span("kind"), "notice")
    else:
        draft.show("legal" if _LEGAL.match(text, start, end) else "abstract", "paragraph", start, end)


def _words(written: str) -> str:
    return " ".join(written.split())


def split_citations(stream: BinaryIO) -> Iterator[Record]:
    """One record per citation, named by its PMID."""
    return split_at(stream, _OPENING, _PMID)


_READ = (_title, _authors, _other)
READERS = {MEDIA_TYPE: read_citation}
SPLITTERS = {MEDIA_TYPE: split_citations}
