"""Reads citations as PubMed's format "Summary" writes them: one paragraph each, numbered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from pipeline.decoded import PLAIN, Decoded, Unreadable
from pipeline.sources.dates import date_of, dated
from pipeline.sources.draft import Draft
from pipeline.sources.lines import split_at
from pipeline.sources.record import Record
from pipeline.sources.text import read_text
from pipeline.sources.values import bare_title, doi_of, pages_of, pmcid_of, pmid_of, words_of
from pipeline.years import YEAR

MEDIA_TYPE = "text/x-pubmed-summary"
_BEGIN = re.compile(rb"(?:\xef\xbb\xbf)?\s*\d{1,6}: \S")
_END = re.compile(rb"\n[^\n\S]*\n")
_YEAR = re.compile(rf"\. {YEAR}[ ;:.]".encode())
_OPENING = re.compile(rb"(?:\A(?:\xef\xbb\xbf)?\s{0,20}|(?<=\n\n)|(?<=\n\r\n))\d{1,6}: \S")
_PMID = re.compile(rb"\bPMID: (\d+)")
_NUMBER = re.compile(r"\ufeff?\s*\d{1,6}: ")
_PARTICLE = "(?i:'t|van|von|der?|den|del|di|da|du|dos|la|le|ten|ter|el|al|bin|y)"
_WORD = rf"(?:{_PARTICLE}|[^\W\d_a-z][^\s,.;:?!()\[\]]*)"
_ABBREVIATED = r"(?<=\bSt)\.|\.(?=[A-Z]\.)|(?<=\b[A-Z]\.[A-Z])\."
_GROUP_NOUN = (
    "Groups?|Consortium|Investigators|Collaborat(?:ion|ors|ive)|Network|Committee|Team|Initiative|"
    "Task Force|Working Party|Panel|Alliance"
)
_NAME = re.compile(
    rf"(?P<name>{_WORD}(?:\s{_WORD}){{0,6}}?\s[^\W\d_a-z]{{1,4}}(?:\s(?:Jr|Sr|\dnd|\drd|\dth))?)"
    rf"(?:,\s+|(?P<last>(?:;(?P<groups>(?:[^.]|{_ABBREVIATED}){{0,400}}))?\.\s+))"
)
_GROUP_FIRST = re.compile(rf"(?P<group>(?:[^.;]|{_ABBREVIATED}){{3,200}});\s+")
_SMALL = "(?:of|for|the|and|in|on|to|with|by|a|an|de|der|für|&)"
_OF_TITLE = rf"(?:{_SMALL}|[^\W_a-z][^\s.;:?!]*)"
_GROUP_ALONE = re.compile(
    rf"(?P<group>(?:{_OF_TITLE}\s){{0,20}}?(?:{_GROUP_NOUN})(?:\s{_OF_TITLE}){{0,12}})\.\s+"
)
"""A group that wrote a work by itself; all its words but small ones begin with a capital."""

_BETWEEN_GROUPS = re.compile(r"[^;\s](?:[^;]*[^;\s])?")
_WORK = re.compile(
    r"(?P<title>\S.*?[.?!\]])\s+(?P<journal>[^.?!]{1,200})\.\s+"
    rf"(?P<date>{YEAR}[^;:.]*)(?:;(?P<volume>[^(:.;]*)(?:\((?P<issue>[^)]*)\))?)?(?::(?P<pages>[\w-]+))?",
    re.DOTALL,
)
_IDENTIFIER = re.compile(r"\b(?P<scheme>doi|PMCID|PMID): (?P<value>\S+)")
_SCHEMES: dict[str, Callable[[str], str]] = {"doi": doi_of, "PMCID": pmcid_of, "PMID": pmid_of}


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins with a numbered citation in one paragraph with its PMID."""
    begun = _BEGIN.match(head)
    if begun is None:
        return None
    ends = _END.search(head, begun.end())
    first = head[: ends.start() if ends else len(head)]
    return MEDIA_TYPE if _YEAR.search(first) and _PMID.search(first) else None


def read_citation(data: bytes) -> Decoded:
    """One citation.

    Raises :class:`~pipeline.decoded.Unreadable` with ``malformed`` where no journal and year stand in it.
    """
    raw = read_text(data)
    text = raw.text
    draft = Draft(text, "pubmed-summary")
    number = _NUMBER.match(text)
    work = _WORK.match(text, _authors(draft, number.end() if number else 0))
    if work is None:
        raise Unreadable("malformed", "no title, journal and year stand in it, as in 'Cells. Nature. 2019'.")
    draft.show("title", "title", *work.span("title"))
    draft.state("title", bare_title(words_of(work["title"])), work.span("title"), "title")
    draft.show("metadata", "citation", work.start("journal"), len(text))
    for name in ("journal", "volume", "issue"):
        draft.state(name, words_of(work[name] or ""), work.span(name), "citation")
    draft.state_all(dated(date_of(words_of(work["date"]))), work.span("date"), "citation")
    draft.state_all(pages_of(work["pages"] or ""), work.span("pages"), "citation")
    for found in _IDENTIFIER.finditer(text, work.end()):
        scheme = found["scheme"]
        draft.state(scheme.lower(), _SCHEMES[scheme](found["value"]), found.span("value"), "citation")
    draft.state("source_type", "pubmed_record", (0, 0), "format")
    return draft.decoded(raw, PLAIN)


def _authors(draft: Draft, start: int) -> int:
    """Shows the people and groups at ``start``; the place behind their list, or ``start`` without one."""
    group = _GROUP_FIRST.match(draft.text, start)
    names = _names(draft.text, group.end() if group else start) or _names(draft.text, start)
    if not names:
        return _group_alone(draft, start)
    if group and group.end() <= names[0].start():
        _author(draft, *group.span("group"))
    for one in names:
        _author(draft, *one.span("name"))
    for found in _BETWEEN_GROUPS.finditer(draft.text, *names[-1].span("groups")):
        _author(draft, *found.span())
    return names[-1].end()


def _names(text: str, start: int) -> list[re.Match[str]]:
    """The names of people at ``start``; none where their list has no end."""
    names = []
    while found := _NAME.match(text, start):
        names.append(found)
        start = found.end()
        if found["last"]:
            return names
    return []


def _group_alone(draft: Draft, start: int) -> int:
    """Shows a group that is the only author; what is left must be a title, too."""
    group = _GROUP_ALONE.match(draft.text, start)
    work = _WORK.match(draft.text, start)
    rest = _WORK.match(draft.text, group.end()) if group else None
    if group is None or work is None or rest is None or rest.start("journal") != work.start("journal"):
        return start
    _author(draft, *group.span("group"))
    return group.end()


def _author(draft: Draft, start: int, end: int) -> None:
    draft.show("author", "author", start, end)
    draft.state("authors", words_of(draft.text[start:end]), (start, end), "author")


def split_citations(stream: BinaryIO) -> Iterator[Record]:
    """One record per citation, named by its PMID."""
    return split_at(stream, _OPENING, _PMID)


READERS = {MEDIA_TYPE: read_citation}
SPLITTERS = {MEDIA_TYPE: split_citations}
