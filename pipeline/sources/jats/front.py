"""What the front matter of a JATS article states of it."""

from __future__ import annotations

import re
from html import unescape
from re import Match

from pipeline.decoded import Stated
from pipeline.sources.jats.elements import DOCUMENT_TYPES, NOTICES

_INLINE = re.compile(r"<[^>]*>")
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_PART = re.compile(r"<(year|month|day)[^>]*>\s*(\d+)\s*<")
_SURNAME = re.compile(r"<surname[^>]*>(.*?)</surname>", re.DOTALL)
_GIVEN = re.compile(r"<given-names[^>]*>(.*?)</given-names>", re.DOTALL)
_COMMONS = re.compile(r"creativecommons\.org/(?:licenses/([a-z-]+)/(\d\.\d)|publicdomain/(zero)/(\d\.\d))")
_LATER = frozenset(["pmc-release", "nihms-submitted", "retracted"])
_FIELDS = {
    "journal-title": "journal", "article-title": "title", "volume": "volume", "issue": "issue",
    "fpage": "first_page", "lpage": "last_page", "subject": "subject_areas", "kwd": "keywords",
    "collab": "authors", "aff": "affiliations", "string-name": "authors",
}  # fmt: skip
_RULE = "jats#{}"


class FrontMatter:
    """Collects the stated values of one article, whose raw text is ``text``."""

    def __init__(self, text: str) -> None:
        self.stated = [Stated("source_type", "full_text", 0, 0, _RULE.format("format"))]
        self._text = text
        self._has: set[str] = set()

    def element(self, tag: Match[str], start: int, end: int) -> None:
        """Take one element: its start tag, and where its content stands."""
        name = tag["name"]
        field = _FIELDS.get(name)
        if field:
            self._state(field, self._words(start, end), (start, end), name)
        elif name in _READ:
            _READ[name](self, tag, start, end)

    def _state(self, field: str, value: str, span: tuple[int, int], name: str) -> None:
        if value:
            self._has.add(field)
            self.stated.append(Stated(field, value, *span, _RULE.format(name)))

    def _words(self, start: int, end: int) -> str:
        return " ".join(unescape(_INLINE.sub("", self._text[start:end])).split())

    def _article(self, tag: Match[str], start: int, end: int) -> None:
        attributes = _attributes(tag)
        kind, language = attributes.get("article-type", ""), attributes.get("xml:lang", "")
        if "source_language" in self._has:
            return
        self._has.add("source_language")
        if kind in DOCUMENT_TYPES:
            self._state("document_type", DOCUMENT_TYPES[kind], tag.span(), "article-type")
        if kind == "preprint":
            self._state("peer_review", "not_peer_reviewed", tag.span(), "article-type")
        if language:
            self._state("language", language[:2].lower(), tag.span(), "language")

    def _identifier(self, tag: Match[str], start: int, end: int) -> None:
        scheme = _attributes(tag).get("pub-id-type", "")
        value = self._words(start, end)
        if scheme == "doi":
            self._state("doi", value.lower(), (start, end), "article-id")
        elif scheme == "pmid":
            self._state("pmid", value, (start, end), "article-id")
        elif scheme in ("pmc", "pmcid", "pmcaid") and "pmcid" not in self._has:
            digits = value.removeprefix("PMC").partition(".")[0]
            self._state("pmcid", f"PMC{digits}", (start, end), "article-id")

    def _name(self, tag: Match[str], start: int, end: int) -> None:
        given, surname = _GIVEN.search(self._text, start, end), _SURNAME.search(self._text, start, end)
        parts = [self._words(*part.span(1)) for part in (given, surname) if part]
        self._state("authors", " ".join(parts) or self._words(start, end), (start, end), "name")

    def _article_number(self, tag: Match[str], start: int, end: int) -> None:
        if "first_page" not in self._has:
            self._state("first_page", self._words(start, end), (start, end), "elocation-id")

    def _date(self, tag: Match[str], start: int, end: int) -> None:
        """The first date of publication; a full one is the day."""
        if set(_attributes(tag).values()) & _LATER:
            return
        parts = {part[1]: part[2] for part in _PART.finditer(self._text, start, end)}
        if "year" in parts and "year" not in self._has:
            self._state("year", parts["year"], (start, end), "pub-date")
        if len(parts) == 3 and "published_on" not in self._has:
            day = f"{parts['year']}-{int(parts['month']):02d}-{int(parts['day']):02d}"
            self._state("published_on", day, (start, end), "pub-date")

    def _licence(self, tag: Match[str], start: int, end: int) -> None:
        """A Creative Commons licence by its address, which names kind and version."""
        found = _COMMONS.search(self._text, tag.start(), end)
        if found and "licence" not in self._has:
            value = f"CC-{found[1].upper()}-{found[2]}" if found[1] else f"CC0-{found[4]}"
            self._state("licence", value, found.span(), "license")

    def _related(self, tag: Match[str], start: int, end: int) -> None:
        status = NOTICES.get(_attributes(tag).get("related-article-type", ""), "")
        self._state("publication_status", status, tag.span(), "related-article")


def _attributes(tag: Match[str]) -> dict[str, str]:
    found = _ATTRIBUTE.findall(tag["attributes"] or "")
    return {name: double or single for name, double, single in found}


_READ = {
    "article": FrontMatter._article,
    "article-id": FrontMatter._identifier,
    "name": FrontMatter._name,
    "elocation-id": FrontMatter._article_number,
    "pub-date": FrontMatter._date,
    "license": FrontMatter._licence,
    "related-article": FrontMatter._related,
}
