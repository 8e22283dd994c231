"""What a JATS article states of an entry of its reference list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from pipeline.sources.dates import year_of
from pipeline.sources.draft import Draft
from pipeline.sources.jats.elements import FAMILY, GIVEN
from pipeline.sources.values import bare_title, doi_of, pages_of, pmid_of, words_of

_CITATIONS = ("citation", "element-citation", "mixed-citation", "nlm-citation")
_NAMES = ("collab", "name", "name-alternatives", "string-name")
_TITLES = ("article-title", "chapter-title", "data-title", "part-title")
_OTHERS = ("elocation-id", "fpage", "issue", "lpage", "pub-id", "source", "volume", "year")
_GROUP, _END_OF_GROUP = "person-group", "/person-group"
_HOLDERS = frozenset(["citation-alternatives", _GROUP, _END_OF_GROUP, *_CITATIONS])
_LEAVES = frozenset((*_NAMES, *_TITLES, *_OTHERS))
_CLOSINGS = {name: re.compile(rf"</{name}\s*>") for name in _LEAVES}
_TAG = re.compile(r"<(/?[a-z]+(?:-[a-z]+)*)(?=[\s>])([^<>]*)(?<!/)>")
_AUTHORS = re.compile(r"person-group-type\s*=\s*[\"'](?:allauthors|author)")
_IN_JOURNAL = re.compile(r"(?:citation|publication)-type\s*=\s*[\"']journal")
_SCHEME = re.compile(r"pub-id-type\s*=\s*[\"'](doi|pmid)[\"']")
_INITIALS = re.compile(r"(?:[A-Z]\.?[- ]?){1,4}")
_COLUMNS: dict[str, tuple[str, Callable[[str], str]]] = {
    "elocation-id": ("first_page", str),
    "fpage": ("first_page", str),
    "issue": ("issue", str),
    "source": ("journal", bare_title),
    "volume": ("volume", str),
    "year": ("year", year_of),
    **dict.fromkeys(_TITLES, ("title", bare_title)),
}
_IDENTIFIERS: dict[str, tuple[str, Callable[[str], str]]] = {
    "doi": ("doi", doi_of),
    "pmid": ("pmid", pmid_of),
}
_NO_COLUMN: tuple[str, Callable[[str], str]] = ("", str)


class _Part(NamedTuple):
    """An element of an entry; a leaf has its content from ``start`` to ``end``."""

    name: str
    attributes: str
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end


def cite_entry(draft: Draft, start: int, end: int) -> None:
    """State the parts of the entry that was shown last; nothing where it cites several works."""
    parts = list(_parts(draft.text, start, end))
    citations = [place for place, part in enumerate(parts) if part.name in _CITATIONS]
    if len(citations) > 1:
        if parts[0].name != "citation-alternatives":
            return
        parts = parts[: citations[1]]
    _cite_names(draft, parts)
    _cite_pages(draft, [part for part in parts if part.name in ("fpage", "lpage")])
    is_whole = _is_whole(parts)
    for part in parts:
        _cite(draft, part._replace(name="part-title") if is_whole and part.name == "source" else part)


def _parts(text: str, start: int, end: int) -> Iterator[_Part]:
    position = start
    while tag := _TAG.search(text, position, end):
        name, attributes = tag.groups()
        start = position = tag.end()
        if name in _LEAVES:
            closing = _CLOSINGS[name].search(text, start, end)
            if closing is None:
                return
            position = closing.start()
        if name in _LEAVES or name in _HOLDERS:
            yield _Part(name, attributes, start, position)


def _is_whole(parts: Iterable[_Part]) -> bool:
    """Whether a book or a report is cited, and nothing in it: then its source is the title."""
    return not any(
        part.name in _TITLES or (part.name in _CITATIONS and _IN_JOURNAL.search(part.attributes))
        for part in parts
    )


def _cite_names(draft: Draft, parts: Iterable[_Part]) -> None:
    """The authors; a name behind a title that no group says to be an author's may be an editor's."""
    in_group, of_authors, is_behind = False, False, False
    for part in parts:
        if part.name in (_GROUP, _END_OF_GROUP):
            in_group = part.name == _GROUP
            of_authors = not is_behind if "type" not in part.attributes else _is_of_authors(part)
        elif part.name in _NAMES and (of_authors if in_group else not is_behind):
            draft.cite("authors", _name(draft.text[part.start : part.end]), part.span)
        is_behind = is_behind or part.name in _TITLES or part.name == "source"


def _is_of_authors(group: _Part) -> bool:
    return _AUTHORS.search(group.attributes) is not None


def _name(written: str) -> str:
    """A name with its family name first, ``Le Masson G`` or ``Doe, Jane``; one without parts as it is."""
    family, given = _words(FAMILY, written), _words(GIVEN, written)
    if not family or not given:
        return family or words_of(written)
    return f"{family} {given}" if _INITIALS.fullmatch(given) else f"{family}, {given}"


def _words(pattern: re.Pattern[str], written: str) -> str:
    found = pattern.search(written)
    return words_of(found[1]) if found else ""


def _cite_pages(draft: Draft, pages: list[_Part]) -> None:
    """The last page in full, which may be printed without the digits that it shares with the first."""
    if [part.name for part in pages] == ["fpage", "lpage"]:
        first, last = (words_of(draft.text[slice(*part.span)]) for part in pages)
        draft.cite("last_page", pages_of(f"{first}-{last}").get("last_page", ""), pages[1].span)


def _cite(draft: Draft, part: _Part) -> None:
    scheme = _SCHEME.search(part.attributes) if part.name == "pub-id" else None
    column, read = _IDENTIFIERS[scheme[1]] if scheme else _COLUMNS.get(part.name, _NO_COLUMN)
    if column:
        draft.cite(column, read(words_of(draft.text[part.start : part.end])), part.span)
