"""What passages of BioC are, by what is noted of them, and what the notes state of the document."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from pipeline.sources.dates import year_of
from pipeline.sources.draft import Draft
from pipeline.sources.values import bare_title, doi_of, licence_of, pmcid_of, pmid_of

_SECTIONS = {
    "abstract": "abstract",
    "abbr": "unknown",
    "ack_fund": "metadata",
    "auth_cont": "metadata",
    "comp_int": "legal",
    "fig": "caption",
    "keyword": "keyword",
    "suppl": "unknown",
}
_TYPES = {"abstract": "abstract", "ref": "reference"}
_TITLES = frozenset(["title", "front"])
_HEADING = re.compile(r"(?:\w+_)?title(?:_caption)?(?:_\d+)?")
_NAME = re.compile(r"surname:(?P<family>[^;]+)(?:;given-names:(?P<given>[^;]+))?")
_LISTED = re.compile(r"[^,\s][^,]*[^,\s]|[^,\s]")


class Note(NamedTuple):
    """What a passage has under one key, as it is read, and where it stands."""

    value: str
    start: int
    end: int


def note_at(text: str, span: tuple[int, int], words: Callable[[str], str]) -> Note:
    """The note of ``text`` at ``span``, whose form ``words`` reads."""
    return Note(words(text[slice(*span)]), *span)


Notes = Mapping[str, Note]
"""By their keys, in their order."""


def _pmcid(words: str) -> str:
    return pmcid_of(words if words.upper().startswith("PMC") else f"PMC{words}")


_FIELDS: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "article-id_doi": ("doi", doi_of),
    "article-id_pmid": ("pmid", pmid_of),
    "article-id_pmc": ("pmcid", _pmcid),
    "journal-title": ("journal", str),
    "journal": ("journal", lambda words: words.partition(";")[0].strip()),
    "year": ("year", year_of),
    "volume": ("volume", str),
    "issue": ("issue", str),
    "fpage": ("first_page", str),
    "lpage": ("last_page", str),
    "license": ("licence", licence_of),
}
_CITED: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "source": ("journal", bare_title),
    "pub-id_doi": ("doi", doi_of),
    "pub-id_pmid": ("pmid", pmid_of),
    **{key: _FIELDS[key] for key in ("year", "volume", "issue", "fpage", "lpage")},
}
"""What notes state, of the document and of an entry of its reference list."""


class Passage(NamedTuple):
    """A text and its notes; it is shown from ``start`` on."""

    role: str
    notes: Notes
    text: Note
    start: int


def passages_of(notes: Notes, texts: Sequence[Note], *, has_title: bool) -> list[Passage]:
    """The passage of one text, or of those of its sentences, of which the first takes the notes along.

    An entry of a reference list begins with its notes, in which its fields stand.
    """
    role = _role(notes, has_title=has_title)
    noted = [one.start for one in notes.values()] if role == "reference" else []
    first = [Passage(role, notes, text, min([text.start, *noted])) for text in texts[:1]]
    return [*first, *(Passage(role, {}, text, text.start) for text in texts[1:])]


def show(draft: Draft, passage: Passage) -> None:
    """Puts one passage into ``draft``, with what it states."""
    role, notes, text, start = passage
    draft.show(role, role, start, text.end)
    if role == "reference":
        draft.cite("title", bare_title(text.value), text[1:])
        _cite(draft, notes)
    elif role == "title":
        draft.state("title", bare_title(text.value), text[1:], role)
        _state(draft, notes)


def _role(notes: Notes, *, has_title: bool) -> str:
    kind, section = (notes[key].value.lower() if key in notes else "" for key in ("type", "section_type"))
    if kind in _TITLES and section in ("", "title"):
        return "repeat" if has_title else "title"
    if "caption" in kind:
        return "caption"
    is_heading = _HEADING.fullmatch(kind) and section not in ("fig", "table")
    return "heading" if is_heading else _TYPES.get(kind) or _SECTIONS.get(section, "body")


def _state(draft: Draft, notes: Notes) -> None:
    """What ``notes`` state of the document itself."""
    for key, (value, start, end) in notes.items():
        name, read = _FIELDS.get(key, ("", str))
        if name:
            draft.state(name, read(value), (start, end), key)
        elif found := _NAME.match(value) if key.startswith("name_") else None:
            draft.state("authors", _person(found), (start, end), "name")
        elif key == "authors":
            for one in _LISTED.findall(value):
                draft.state("authors", one, (start, end), key)


def _cite(draft: Draft, notes: Notes) -> None:
    for key, (value, start, end) in notes.items():
        name, read = _CITED.get(key, ("", str))
        if name:
            draft.cite(name, read(value), (start, end))
        elif found := _NAME.match(value) if key.startswith("name_") else None:
            draft.cite("authors", _person(found), (start, end))


def _person(found: re.Match[str]) -> str:
    return " ".join(filter(None, (found["given"], found["family"])))


def state_id(draft: Draft, note: Note) -> None:
    """The id of a document: a PMID, a PMCID, which may be bare where one is stated, or that of a set."""
    if note.value.isdecimal():
        if draft.has("pmcid"):
            return
        draft.state("pmid", pmid_of(note.value), note[1:], "id")
        draft.state("source_type", "pubmed_record", note[1:], "id")
    elif pmcid_of(note.value) == note.value.upper():
        draft.state("pmcid", pmcid_of(note.value), note[1:], "id")
