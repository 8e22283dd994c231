"""Public records: PubMed's, and the front matter of articles in JATS."""

from __future__ import annotations

import calendar
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

GOLD = Path(os.environ.get("EVIDENCE_CORPORA", Path(__file__).parents[4] / "shared/corpora")) / "structured"
MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr)}
_ADDRESS = re.compile(r"[.;\s]*(?:electronic address: ?)?\S+@\S+$", re.IGNORECASE)


class Author(NamedTuple):
    """Given names, family name, and the places of the author's affiliations in the record's list."""

    given: str
    family: str
    places: tuple[int, ...]


class Record(NamedTuple):
    """One record; texts are empty and lists have no entry where it has none.

    ``published`` is an ISO 8601 date of the precision stated.
    """

    title: str
    authors: list[Author]
    affiliations: list[str]
    journal: str
    journal_abbr: str
    volume: str
    issue: str
    first_page: str
    last_page: str
    published: str
    doi: str
    pmid: str
    pmcid: str
    keywords: list[str]
    subjects: list[str]
    language: str
    licence: str
    abstract: list[str]


def read_records() -> Iterator[Record]:
    """All records, in the order of their files; none where the folder is absent."""
    yield from _pubmed(GOLD)
    yield from _jats(GOLD)


def _pubmed(folder: Path) -> Iterator[Record]:
    for path in sorted((folder / "pubmed_xml").glob("*.xml")):
        yield from map(_of_pubmed, etree.parse(path).iter("PubmedArticle"))


def _jats(folder: Path) -> Iterator[Record]:
    for path in sorted(folder.glob("jats_*/*.*xml")):
        yield _of_jats(etree.parse(path).find(".//front"))


def _of_pubmed(node: Any) -> Record:
    article = node.find(".//Article")
    issue = article.find("Journal/JournalIssue")
    people = [one for one in article.iterfind("AuthorList/Author") if one.find("LastName") is not None]
    affiliations = list(dict.fromkeys(map(_bare, _texts(article, ".//Affiliation"))))
    ids = {one.get("IdType"): one.text for one in node.iterfind("PubmedData/ArticleIdList/ArticleId")}
    return Record(
        title=_text(article, "ArticleTitle").strip("[]").rstrip("."),
        authors=[_author(one, affiliations) for one in people],
        affiliations=affiliations,
        journal=_text(article, "Journal/Title"),
        journal_abbr=_text(article, "Journal/ISOAbbreviation").replace(".", ""),
        volume=_text(issue, "Volume"),
        issue=_text(issue, "Issue"),
        **_pages(_text(article, "Pagination/MedlinePgn")),
        published=_iso(*(_text(issue, f"PubDate/{part}") for part in ("Year", "Month", "Day"))),
        doi=ids.get("doi", ""),
        pmid=ids["pubmed"],
        pmcid=ids.get("pmc", ""),
        keywords=_texts(node, ".//Keyword"),
        subjects=_texts(node, ".//MeshHeading/DescriptorName"),
        language={"eng": "en"}.get(_text(article, "Language"), ""),
        licence="",
        abstract=_texts(article, "Abstract/AbstractText"),
    )


def _author(node: Any, affiliations: list[str]) -> Author:
    own = map(_bare, _texts(node, "AffiliationInfo/Affiliation"))
    given = _text(node, "ForeName") or _text(node, "Initials")
    return Author(given, _text(node, "LastName"), tuple(map(affiliations.index, own)))


def _bare(affiliation: str) -> str:
    return _ADDRESS.sub("", affiliation).rstrip(" .;")


def _pages(printed: str) -> dict[str, str]:
    first, _, last = re.split("[,;]", printed)[0].partition("-")
    last = first[: len(first) - len(last)] + last if last.isdigit() and len(last) < len(first) else last
    return {"first_page": first, "last_page": last}


def _of_jats(front: Any) -> Record:
    meta = front.find("article-meta")
    date = max(meta.iterfind("pub-date"), key=len, default=meta)
    ids = {one.get("pub-id-type"): one.text for one in meta.iterfind("article-id")}
    people = meta.iterfind(".//contrib[@contrib-type='author']/name")
    links = [value for one in meta.iter("license", "ext-link") for value in one.values()]
    return Record(
        title=_text(meta, "title-group/article-title").rstrip("."),
        authors=[Author(_text(one, "given-names"), _text(one, "surname"), ()) for one in people],
        affiliations=[],
        journal=_text(front, ".//journal-title"),
        journal_abbr=_text(front, ".//journal-id[@journal-id-type='nlm-ta']"),
        volume=_text(meta, "volume"),
        issue=_text(meta, "issue"),
        first_page=_text(meta, "fpage") or _text(meta, "elocation-id"),
        last_page=_text(meta, "lpage"),
        published=_iso(*(_text(date, part) for part in ("year", "month", "day"))),
        doi=ids.get("doi", ""),
        pmid=ids.get("pmid", ""),
        pmcid=f"PMC{ids['pmc']}" if "pmc" in ids else "",
        keywords=_texts(meta, ".//kwd"),
        subjects=[],
        language="en",
        licence=next((_licence(link) for link in links if "creativecommons.org/licenses" in link), ""),
        abstract=_texts(meta, "abstract//p"),
    )


def _licence(link: str) -> str:
    kind, version = link.split("licenses/")[1].split("/")[:2]
    return f"CC-{kind.upper()}-{version}"


def _iso(year: str, month: str, day: str) -> str:
    """The date in the precision that is stated; months are numbers or names."""
    number = int(month) if month.isdigit() else MONTHS.get(month[:3].lower(), 0)
    if not number:
        return year
    return f"{year}-{number:02}-{int(day):02}" if day else f"{year}-{number:02}"


def _text(node: Any, path: str) -> str:
    return next(iter(_texts(node, path)), "")


def _texts(node: Any, path: str) -> list[str]:
    found = (" ".join("".join(one.itertext()).split()) for one in node.iterfind(path))
    return [text for text in found if text]
