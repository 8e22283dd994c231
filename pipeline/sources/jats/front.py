"""What the front matter of a JATS article states of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from re import Match

from pipeline.sources.dates import iso_date, month_of, year_of
from pipeline.sources.draft import Draft, Said, field
from pipeline.sources.jats.elements import DOCUMENT_TYPES, FAMILY, GIVEN, NOTICES, SUFFIX
from pipeline.sources.values import doi_of, language_of, licence_of, pmcid_of, pmid_of, words_of

_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_PART = re.compile(r"<(year|month|day)[^>]*>\s*(\w+)\s*<")
_RAISED = re.compile(r"^\^[\d,]+\s*")
_LATER = frozenset(["pmc-release", "nihms-submitted", "retracted"])


def state_article(draft: Draft, tag: Match[str]) -> None:
    """What the start tag of the article states."""
    attributes = _attributes(tag)
    kind = attributes.get("article-type", "")
    draft.state("document_type", DOCUMENT_TYPES.get(kind, ""), tag.span(), "article-type")
    if kind == "preprint":
        draft.state("peer_review", "not_peer_reviewed", tag.span(), "article-type")
        draft.state("publication_status", "preprint", tag.span(), "article-type")
    draft.state("language", language_of(attributes.get("xml:lang", "")), tag.span(), "language")


def state_element(draft: Draft, tag: Match[str], start: int, end: int) -> None:
    """What an element of the front matter states whose content stands from ``start`` to ``end``."""
    name = tag["name"]
    if name in _READ:
        _READ[name](draft, tag, (start, end))
    elif name in _STATES:
        words = words_of(draft.text[start:end])
        draft.state_all(_STATES[name](words), (start, end), name)


_Content = tuple[int, int]


def _identifier(draft: Draft, tag: Match[str], content: _Content) -> None:
    scheme = _attributes(tag).get("pub-id-type", "")
    if scheme in _IDENTIFIERS:
        words = words_of(draft.text[slice(*content)])
        draft.state_all(_IDENTIFIERS[scheme](words), content, "article-id")


def _name(draft: Draft, tag: Match[str], content: _Content) -> None:
    """A person; of a name in several scripts the first counts."""
    found = (part.search(draft.text, *content) for part in (GIVEN, FAMILY, SUFFIX))
    parts = [words_of(part[1]) for part in found if part]
    draft.state("authors", " ".join(parts) or words_of(draft.text[slice(*content)]), content, "name")


def _group(draft: Draft, tag: Match[str], content: _Content) -> None:
    """The name of a group, without those of its members."""
    start, end = content
    members = draft.text.find("<contrib-group", start, end)
    span = (start, members if members >= 0 else end)
    draft.state("authors", words_of(draft.text[slice(*span)]), span, "collab")


def _date(draft: Draft, tag: Match[str], content: _Content) -> None:
    """A date of publication, unless it is when an archive released or withdrew its copy."""
    if set(_attributes(tag).values()) & _LATER:
        return
    parts = {part[1]: part[2] for part in _PART.finditer(draft.text, *content)}
    if year_of(parts.get("year", "")):
        iso = iso_date(parts["year"], month_of(parts.get("month", "")), parts.get("day"))
        draft.date(iso, content, "pub-date")


def _licence(draft: Draft, tag: Match[str], content: _Content) -> None:
    """A Creative Commons licence by its address, which stands in the tag or in the words."""
    span = (tag.start(), content[1])
    draft.state("licence", licence_of(draft.text[slice(*span)]), span, "license")


def _related(draft: Draft, tag: Match[str], content: _Content) -> None:
    status = NOTICES.get(_attributes(tag).get("related-article-type", ""), "")
    draft.state("publication_status", status, tag.span(), "related-article")


def _attributes(tag: Match[str]) -> dict[str, str]:
    found = _ATTRIBUTE.findall(tag["attributes"] or "")
    return {name: double or single for name, double, single in found}


def _pmcid(words: str) -> Said:
    return {"pmcid": pmcid_of(f"PMC{words.removeprefix('PMC').partition('.')[0]}")}


_IDENTIFIERS: Mapping[str, Callable[[str], Said]] = {
    "doi": field("doi", doi_of),
    "pmid": field("pmid", pmid_of),
    **dict.fromkeys(("pmc", "pmcid", "pmcaid"), _pmcid),
}
_STATES: Mapping[str, Callable[[str], Said]] = {
    "journal-title": field("journal"),
    "article-title": field("title"),
    "volume": field("volume"),
    "issue": field("issue"),
    "fpage": field("first_page"),
    "elocation-id": field("first_page"),
    "lpage": field("last_page"),
    "subject": field("subject_areas"),
    "kwd": field("keywords"),
    "string-name": field("authors"),
    "aff": lambda words: {"affiliations": _RAISED.sub("", words)},
}
_READ: Mapping[str, Callable[[Draft, Match[str], _Content], None]] = {
    "article-id": _identifier,
    "collab": _group,
    "name": _name,
    "name-alternatives": _name,
    "pub-date": _date,
    "license": _licence,
    "related-article": _related,
}
