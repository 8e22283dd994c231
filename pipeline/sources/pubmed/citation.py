"""What one PubMed citation shows and states, element by element in their order."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from re import Match
from typing import ClassVar

from pipeline.decoded import Block, Stated
from pipeline.sources.pubmed.types import DOCUMENT_TYPES, LANGUAGES, MONTHS, NOTICES

_TAG = re.compile(
    r"<(PMID|Volume|Issue|Title|MedlinePgn|ELocationID|ArticleTitle|BookTitle|VernacularTitle|AbstractText"
    r"|CopyrightInformation|CoiStatement|LastName|CollectiveName|Affiliation|Language|PublicationType"
    r"|DescriptorName|Keyword|GrantID|AccessionNumber|NameOfSubstance|PubDate|ArticleDate"
    r"|CommentsCorrectionsList|InvestigatorList|ReferenceList|DateRevised|DateCompleted|History"
    r"|PublicationStatus|ArticleId)(?: ([^>]*))?>"
)
_NAME = re.compile(
    r"<LastName>([^<]*)</LastName>(?:\s*<ForeName>([^<]*)</ForeName>)?(?:\s*<Initials>[^<]*(?=</Initials>))?"
)
_CITED = re.compile(r"<Citation>(.*?)</Citation>", re.DOTALL)
_DATE = re.compile(r"<(Year|Month|Day)>([^<]*)<")
_YEAR = re.compile(r"[12]\d{3}")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_INLINE = re.compile(r"<[^>]*>")
_RULE = "pubmed#{}"

_SKIPPED = frozenset(["InvestigatorList", "DateRevised", "DateCompleted", "History"])
_ROLES = {
    "ArticleTitle": "title", "AbstractText": "abstract", "CopyrightInformation": "legal",
    "CoiStatement": "legal", "CollectiveName": "author", "Affiliation": "affiliation",
    "DescriptorName": "keyword", "Keyword": "keyword",
}  # fmt: skip
_FIELDS = {
    "Title": "journal", "Volume": "volume", "Issue": "issue", "ArticleTitle": "title",
    "CollectiveName": "authors", "Affiliation": "affiliations", "DescriptorName": "subject_areas",
    "Keyword": "keywords",
}  # fmt: skip


class Citation:
    """The blocks and stated values of the one citation in ``text``, in order."""

    def __init__(self, text: str) -> None:
        self.blocks: list[Block] = []
        self.stated: list[Stated] = [Stated("source_type", "pubmed_record", 0, 0, _RULE.format("format"))]
        self._text = text
        self._has: set[str] = set()
        self._read()

    def _read(self) -> None:
        text, position = self._text, 0
        while found := _TAG.search(text, position):
            name = found[1]
            end = text.find(f"</{name}>", found.end())
            if end < 0 or found[0].endswith("/>"):
                position = found.end()
                continue
            read = self._READ.get(name, Citation._leaf)
            if name not in _SKIPPED and end > found.end():
                read(self, found, found.end(), end)
            position = end

    def _show(self, role: str, name: str, start: int, end: int) -> None:
        if self._text[start:end].strip():
            self.blocks.append(Block(start, end, role, _RULE.format(name)))

    def _state(self, field: str, value: str, span: tuple[int, int], name: str) -> None:
        self.stated.append(Stated(field, value, *span, _RULE.format(name)))

    def _leaf(self, found: Match[str], start: int, end: int) -> None:
        """An element that holds one value, or a sentence with markup in it."""
        name = found[1]
        self._show(_ROLES.get(name, "metadata"), name, start, end)
        field = _FIELDS.get(name)
        if field:
            self._state(field, self._words(start, end), (start, end), name)

    def _words(self, start: int, end: int) -> str:
        return " ".join(unescape(_INLINE.sub("", self._text[start:end])).split())

    def _title(self, found: Match[str], start: int, end: int) -> None:
        words = self._words(start, end)
        if words and "title" not in self._has:
            self._has.add("title")
            self._show("title", found[1], start, end)
            self._state("title", _bare(words), (start, end), found[1])

    def _pmid(self, found: Match[str], start: int, end: int) -> None:
        if "pmid" not in self._has:
            self._has.add("pmid")
            self._show("metadata", "PMID", start, end)
            self._state("pmid", self._text[start:end].strip(), (start, end), "PMID")

    def _abstract(self, found: Match[str], start: int, end: int) -> None:
        """A part of the abstract; its label, which stands in the tag, is its heading."""
        label = re.search(r'Label="([^"]+)"', found[2] or "")
        if label and label[1].upper() != "UNLABELLED":
            at = found.start(2) + label.start(1)
            self._show("heading", "Label", at, at + len(label[1]))
        self._show("abstract", "AbstractText", start, end)

    def _author(self, found: Match[str], start: int, end: int) -> None:
        name = _NAME.match(self._text, found.start())
        if name is None:
            return
        self._show("author", "Author", start, name.end())
        value = f"{name[2]} {name[1]}" if name[2] else name[1]
        self._state(
            "authors", " ".join(unescape(value).split()), (start, name.end(2 if name[2] else 1)), "Author"
        )

    def _date(self, found: Match[str], start: int, end: int) -> None:
        """A date as precise as it is printed; that of the issue goes before that of the web page."""
        name = found[1]
        self._show("metadata", name, start, end)
        parts = {part[1]: part[2].strip() for part in _DATE.finditer(self._text, start, end)}
        month = MONTHS.get(parts.get("Month", "")[:3].lower(), parts.get("Month", ""))
        year = _YEAR.search(parts.get("Year") or self._text[start:end])
        if year is None:
            return
        if "year" not in self._has:
            self._has.add("year")
            self._state("year", year[0], (start, end), name)
        if month.isdigit() and parts.get("Day", "").isdigit() and "published_on" not in self._has:
            self._has.add("published_on")
            day = f"{year[0]}-{int(month):02d}-{int(parts['Day']):02d}"
            self._state("published_on", day, (start, end), name)

    def _pages(self, found: Match[str], start: int, end: int) -> None:
        """``123-30`` is pages 123 to 130."""
        self._show("metadata", "MedlinePgn", start, end)
        first, _, last = self._text[start:end].partition("-")
        first, last = first.strip(), last.split(",")[0].split(";")[0].strip()
        if not first:
            return
        self._state("first_page", first, (start, end), "MedlinePgn")
        if last:
            whole = first[: len(first) - len(last)] + last if len(last) < len(first) else last
            self._state("last_page", whole, (start, end), "MedlinePgn")

    def _identifier(self, found: Match[str], start: int, end: int) -> None:
        kind = dict(_ATTRIBUTE.findall(found[2] or ""))
        scheme = kind.get("EIdType") or kind.get("IdType")
        self._show("metadata", found[1], start, end)
        value = self._words(start, end)
        if scheme == "doi" and "doi" not in self._has and value.startswith("10."):
            self._has.add("doi")
            self._state("doi", value.lower(), (start, end), found[1])
        elif scheme == "pmc" and value.startswith("PMC"):
            self._state("pmcid", value, (start, end), found[1])

    def _language(self, found: Match[str], start: int, end: int) -> None:
        self._show("metadata", "Language", start, end)
        language = LANGUAGES.get(self._text[start:end].strip())
        if language:
            self._state("language", language, (start, end), "Language")

    def _type(self, found: Match[str], start: int, end: int) -> None:
        name = self._words(start, end)
        self._show("metadata", "PublicationType", start, end)
        if name in DOCUMENT_TYPES:
            self._state("document_type", DOCUMENT_TYPES[name], (start, end), "PublicationType")
        if name == "Preprint":
            self._state("peer_review", "not_peer_reviewed", (start, end), "PublicationType")
        if name in NOTICES:
            self._state("publication_status", name, (start, end), "PublicationType")

    def _corrections(self, found: Match[str], start: int, end: int) -> None:
        """What was later published about this citation; of several the gravest counts."""
        for kind, status in NOTICES.items():
            place = self._text.find(f'RefType="{kind}"', start, end)
            if place >= 0:
                place += len('RefType="')
                self._state("publication_status", status, (place, place + len(kind)), "CommentsCorrections")
                return

    def _references(self, found: Match[str], start: int, end: int) -> None:
        for cited in _CITED.finditer(self._text, start, end):
            self._show("reference", "Citation", *cited.span(1))

    _READ: ClassVar[dict[str, Callable[..., None]]] = {
        "PMID": _pmid,
        "ArticleTitle": _title,
        "BookTitle": _title,
        "AbstractText": _abstract,
        "LastName": _author,
        "PubDate": _date,
        "ArticleDate": _date,
        "MedlinePgn": _pages,
        "ELocationID": _identifier,
        "ArticleId": _identifier,
        "Language": _language,
        "PublicationType": _type,
        "CommentsCorrectionsList": _corrections,
        "ReferenceList": _references,
    }


def _bare(title: str) -> str:
    """A title without the index's own marks: brackets around a translated one, the last full stop."""
    if title.startswith("[") and title.rstrip(".").endswith("]"):
        title = title.rstrip(".")[1:-1]
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title
