"""How each element of a PubMed citation is shown, and what it states."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from re import Match

from pipeline.sources.dates import date_of, year_of
from pipeline.sources.draft import Draft
from pipeline.sources.nlm import notice_said
from pipeline.sources.pubmed.leaves import LEAVES, said
from pipeline.sources.values import bare_title, doi_of, pmcid_of, pmid_of, words_of
from pipeline.sources.xml import without_commented_tags

_NAME = re.compile(
    r"<LastName>([^<]*)</LastName>(?:\s*<ForeName>([^<]*)</ForeName>)?"
    r"(?:\s*<Initials>([^<]+)(?=</Initials>)(?:</Initials>\s*<Suffix>([^<]+)(?=</Suffix>))?)?"
)
_NOT_TRANSLATED = "[not available]"
"""What stands for the title of a work that has none in English."""
_CITED = re.compile(
    "<Citation>([^<]*+(?:<(?!/Citation>)[^<]*+)*+)</Citation>"
    r"(?:\s*<ArticleIdList>([^<]*+(?:<(?!/ArticleIdList>)[^<]*+)*+)</ArticleIdList>)?"
)
_CITED_ID = re.compile(r'<ArticleId IdType="(doi|pubmed)">([^<]*)')
_CHAPTER = re.compile(r"<ArticleTitle(?=[\s>])")
_LABEL = re.compile(r'Label="([^"]+)"')
_NOTICE = re.compile(r'RefType="([^"]*)"')


def draft_of(raw: str, start: int, stop: int) -> Draft:
    """What the one citation at ``raw[start:stop]`` shows and states."""
    text = without_commented_tags(raw)
    draft = Draft(text, "pubmed")
    draft.state("source_type", "pubmed_record", (0, 0), "format")
    position = start
    endless: set[str] = set()
    while found := _TAG.search(text, position, stop):
        name, position, end = found[1], found.end(), found.end(3)
        if end < 0 and name not in endless:
            end = text.find(f"</{name}>", position, stop)
        if end < 0:
            endless.add(name)
        else:
            position = end
            _READ.get(name, _leaf)(draft, found, end)
    return draft


def _leaf(draft: Draft, found: Match[str], end: int) -> None:
    """An element that holds one value, or a sentence with markup in it."""
    name, start = found[1], found.end()
    written = draft.show(LEAVES[name].role, name, start, end)
    for column, value in said(name, written):
        draft.state(column, value, (start, end), name)


def _first_leaf(draft: Draft, found: Match[str], end: int) -> None:
    """A value of the citation itself; those that follow are of other works."""
    if not draft.has(_OWN[found[1]]):
        _leaf(draft, found, end)


def _title(draft: Draft, found: Match[str], end: int) -> None:
    """The title in English, or in the words of the work where there is none."""
    words = words_of(draft.text[found.end() : end])
    if draft.has("title") or words.lower().startswith(_NOT_TRANSLATED):
        draft.show("metadata", found[1], found.end(), end)
    else:
        draft.show("title", found[1], found.end(), end)
        draft.state("title", bare_title(words), (found.end(), end), found[1])


def _book_title(draft: Draft, found: Match[str], end: int) -> None:
    """The title of a book; where the citation is of a chapter, it only says where that stands."""
    if _CHAPTER.search(draft.text, end):
        draft.show("metadata", found[1], found.end(), end)
    else:
        _first_leaf(draft, found, end)


def _abstract(draft: Draft, found: Match[str], end: int) -> None:
    """A part of the abstract; its label, which stands in the tag, is its heading."""
    label = _LABEL.search(found[2] or "")
    if label and label[1].upper() != "UNLABELLED":
        at = found.start(2) + label.start(1)
        draft.show("heading", "Label", at, at + len(label[1]))
    draft.show("abstract", found[1], found.end(), end)


def _author(draft: Draft, found: Match[str], end: int) -> None:
    name = _NAME.match(draft.text, found.start())
    if name:
        draft.show("author", "Author", found.end(), name.end())
        family, given, initials, suffix = name.groups("")
        parts = [given or initials, family, suffix]
        last = 4 if suffix else 2 if given else 3 if initials else 1
        draft.state("authors", words_of(" ".join(parts)), (found.end(), name.end(last)), "Author")


def _date(draft: Draft, found: Match[str], end: int) -> None:
    """The date of the issue or of the web page, as precise as it is printed."""
    name, span = found[1], (found.end(), end)
    draft.date(_iso_date(draft.show("metadata", name, *span)), span, name)


@lru_cache(maxsize=4096)
def _iso_date(written: str) -> str:
    """Citations of one file name the same few dates again and again."""
    words = words_of(written.replace("<", " <"))
    return date_of(words) or year_of(words)


def _identifier(draft: Draft, found: Match[str], end: int) -> None:
    name, attributes = found[1], found[2] or ""
    start = found.end()
    written = draft.show("metadata", name, start, end)
    if 'ValidYN="N"' in attributes:
        return
    if '"doi"' in attributes:
        draft.state("doi", doi_of(words_of(written)), (start, end), name)
    elif '"pmc"' in attributes:
        draft.state("pmcid", pmcid_of(words_of(written)), (start, end), name)


def _corrections(draft: Draft, found: Match[str], end: int) -> None:
    """What was later published about this citation."""
    for notice in _NOTICE.finditer(draft.text, found.end(), end):
        draft.state_all(notice_said(notice[1]), notice.span(1), "CommentsCorrections")


def _references(draft: Draft, found: Match[str], end: int) -> None:
    for cited in _CITED.finditer(draft.text, found.end(), end):
        if draft.show("reference", "Citation", *cited.span(1)) and cited[2]:
            _cite(draft, cited.span(2))


def _cite(draft: Draft, identifiers: tuple[int, int]) -> None:
    for one in _CITED_ID.finditer(draft.text, *identifiers):
        field, read = ("doi", doi_of) if one[1] == "doi" else ("pmid", pmid_of)
        draft.cite(field, read(words_of(one[2])), one.span(2))


def _skipped(draft: Draft, found: Match[str], end: int) -> None:
    """Elements whose inner names mean something else; their text is dropped with what is not shown."""


_OF_OTHERS = (
    "AuthorList", "InvestigatorList", "PersonalNameSubjectList", "DateRevised", "DateCompleted", "History",
)  # fmt: skip
_OWN = {"PMID": "pmid", "BookTitle": "title"}
_READ: Mapping[str, Callable[[Draft, Match[str], int], None]] = {
    "AbstractText": _abstract,
    "LastName": _author,
    "PubDate": _date,
    "ArticleDate": _date,
    "ELocationID": _identifier,
    "ArticleId": _identifier,
    "CommentsCorrectionsList": _corrections,
    "ReferenceList": _references,
    **dict.fromkeys(_OF_OTHERS, _skipped),
    **dict.fromkeys(_OWN, _first_leaf),
    "BookTitle": _book_title,
    "ArticleTitle": _title,
    "VernacularTitle": _title,
    "Author": _skipped,
}
_EDITORS = 'AuthorList(?= [^<>]*"editors")'
_MISNAMED = 'Author(?= [^<>]*ValidYN="N")'
_NAMES = "|".join((_EDITORS, _MISNAMED, *sorted({*LEAVES, *_READ} - {"AuthorList", "Author"})))
_TAG = re.compile(rf"<(?!/)({_NAMES})(?: ([^<>]*+))?(?<!/)>(?:(?=([^<]*+)</\1>)|)")
"""The name and attributes of a start tag, and what is in the element where that holds no tags."""
