"""News of journals, searches and sites as feeds deliver them: RSS, RDF and Atom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from pipeline.sources.dates import date_of, dated
from pipeline.sources.draft import Draft, Said, Shown, field
from pipeline.sources.json import Scalar
from pipeline.sources.json.scan import NO_ROW
from pipeline.sources.record import Record
from pipeline.sources.services import kinds
from pipeline.sources.services.entries import (
    ABSTRACT,
    CITED,
    NAME,
    OF_JOURNAL,
    journal,
    paragraphs,
    people,
)
from pipeline.sources.services.tables import XmlRecords
from pipeline.sources.values import bare_title, doi_of, pmid_of, words_of


def _identifier(words: str) -> Said:
    """``pmid:123``, ``pubmed:123``, ``doi:10.99999/x`` or an address of a DOI."""
    scheme, _, value = words.partition(":")
    number = pmid_of(value.strip()) if scheme.lower() in ("pmid", "pubmed") else ""
    return {"pmid": number, "doi": doi_of(words)}


_DATE = Shown("metadata", lambda words: dated(date_of(words)))
_PEOPLE = frozenset(["creator", "author.name"])
_IDS = frozenset(["identifier", "guid", "id", "doi"])
_PUBMED = re.compile(r"\s*(?:pubmed|pmid):\s*\d", re.IGNORECASE)
_PUBLISHERS = (
    r"(?:ScienceDirect Publication|Wiley(?: Online Library)?|Taylor & Francis|SAGE Publications(?: Inc)?)"
)
_NEWS = (
    r"(?:table of contents|(?:latest|current) (?:issue|articles|results)|(?:new and |most )?recent articles"
    r"|early view|advance (?:access|articles)|online first|articles in press)"
)
_CHANNEL = re.compile(
    rf"(?s:.{{0,3000}}?)<channel\b[^<>]*>\s*<title>\s*(?:<!\[CDATA\[)?\s*"
    rf"(?:{_PUBLISHERS}: (?P<journal>{NAME}?)(?:: {_NEWS})?|(?P<behind>{NAME}?)(?: ?[:|–-]? {_NEWS}))"
    r"\s*(?:]]>)?\s*</title>",
    re.IGNORECASE,
)
"""A feed up to the title that names its journal: `Invented Journal: Table of Contents`."""

_LONGEST_CHANNEL = 8192
_VALUES = {
    "title": Shown("title", field("title", lambda words: bare_title(words_of(words)))),
    "creator": kinds.AUTHOR,
    "author.name": kinds.AUTHOR,
    "source": kinds.TOLD,
    OF_JOURNAL: kinds.JOURNAL,
    ABSTRACT: kinds.ABSTRACT,
    CITED: kinds.TOLD,
    "publicationName": kinds.JOURNAL,
    "volume": kinds.VOLUME,
    "number": kinds.ISSUE,
    "startingPage": kinds.FIRST_PAGE,
    "endingPage": kinds.LAST_PAGE,
    "date": _DATE,
    "pubDate": _DATE,
    "published": _DATE,
    "publicationDate": _DATE,
    "updated": kinds.TOLD,
    "identifier": Shown("metadata", _identifier),
    "guid": Shown("metadata", _identifier),
    "id": Shown("metadata", _identifier),
    "doi": kinds.DOI,
    "category": Shown("keyword", field("subject_areas")),
    "rights": kinds.LICENCE,
}
_TEXTS = ("encoded", "content", "description", "summary")
"""Where an entry's text stands, the fullest first; the others repeat it or its begin."""


def _choose(said: Said) -> int:
    return next((place for place, path in enumerate(_TEXTS) if said.get(path, "").strip()), 0)


class _Feed(XmlRecords):
    """A feed, which may give an entry's title twice."""

    def split(self, stream: BinaryIO) -> Iterator[Record]:
        """One record for each entry; of a journal's feed each takes along what names the journal."""
        head = None
        for one in super().split(stream):
            yield one._replace(head=head) if head else one
            if head is None:
                channel = _CHANNEL.match(one.data[:_LONGEST_CHANNEL].decode("latin-1"))
                head = one.data[: channel.end()] if channel else b""

    def _draft(self, text: str, found: Sequence[Scalar]) -> Draft:
        draft = super()._draft(text, found)
        channel = _CHANNEL.match(text) if _is_work(text, found) else None
        if channel and not draft.has("journal"):
            group = next(name for name in ("journal", "behind") if channel[name])
            draft.state("journal", words_of(channel[group]), channel.span(group), "channel")
        return draft

    def _parted(self, text: str, found: Sequence[Scalar]) -> Iterator[Scalar]:
        is_titled = False
        is_work, shown = _is_work(text, found), _text_of(text, found)
        of_pubmed = any(_PUBMED.match(text, one.start, one.end) for one in found if one.path in _IDS)
        is_turned = sum(one.path in _PEOPLE for one in found) > 1
        for one in super()._parted(text, found):
            if one.path == "title":
                yield one._replace(path="", row=NO_ROW) if is_titled else one
                is_titled = True
            elif one.path in _PEOPLE:
                yield from people(text, one, is_turned=is_turned)
            elif of_pubmed and one.path == shown:
                yield from paragraphs(text, one)
            else:
                yield journal(text, one) if is_work and one.path == "source" else one


def _text_of(text: str, found: Sequence[Scalar]) -> str:
    """Where the entry's text stands that is shown."""
    said = {one.path: text[one.start : one.end] for one in reversed(found)}
    return _TEXTS[_choose(said)]


def _is_work(text: str, found: Sequence[Scalar]) -> bool:
    """Whether the entry has a DOI or PMID, as news have not."""
    ids = (_identifier(words_of(text[one.start : one.end])) for one in found if one.path in _IDS)
    return any(any(said.values()) for said in ids)


_PROLOG = rb"\A(?:\xef\xbb\xbf)?(?:\s|,|<\?[^>]{0,500}\?>|<!--.{0,2000}?-->|<!DOCTYPE[^>]{0,500}>)*+"


def _feed(media_type: str, root: bytes, element: str, *, id_element: str) -> _Feed:
    every = {**_VALUES, **dict.fromkeys(_TEXTS, kinds.TEXT)}
    layouts = ({**every, **{one: Shown("repeat") for one in _TEXTS if one != text}} for text in _TEXTS)
    named = rf"<{element}[\s>].{{0,4000}}?<{id_element}(?:\s[^<>]*)?>\s*(?:pubmed:)?([^<\s]+)"
    return _Feed(
        media_type=media_type,
        source_type="aggregator",
        layouts=[kinds.xml_layout(one, {}) for one in layouts],
        choose=_choose,
        root=re.compile(_PROLOG + root, re.DOTALL),
        element=element,
        name=re.compile(named.encode(), re.DOTALL),
    )


RSS = _feed(
    "application/rss+xml",
    rb"(?:<rss[\s>]|<rdf:RDF[^<>]*http://purl\.org/rss/|<item[\s>](?=.*?<title[\s>])(?=.*?<(?:link|guid|pubDate)[\s>]))",
    "item",
    id_element="guid",
)
ATOM = _feed(
    "application/atom+xml",
    rb"(?:<feed[^<>]*http://www\.w3\.org/2005/Atom|<entry[\s>](?=.*?</?(?:updated|published)>))",
    "entry",
    id_element="id",
)
