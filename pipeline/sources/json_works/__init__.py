"""Reads references in JSON of anybody's own making: objects, or lines of them, with telling keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from pipeline.decoded import JSON, Decoded, Unreadable
from pipeline.sources.delimited.columns import items, shown_by
from pipeline.sources.delimited.names import ABSTRACT, AUTHORS, BODY, PMID, describe_works
from pipeline.sources.draft import Draft, Shown
from pipeline.sources.json import (
    Envelope,
    Scalar,
    Wanted,
    begins_like_json,
    behind_others,
    read_record,
    words_in,
)
from pipeline.sources.json.passages import passages
from pipeline.sources.json.people import are_together, people
from pipeline.sources.json.records import split_records
from pipeline.sources.json_works.keys import OF_PEOPLE, PROSE, are_people, keys_of, paths_of, tag_of, tells
from pipeline.sources.lines import Tagged, lay_out
from pipeline.sources.record import Record
from pipeline.sources.values import doi_of

MEDIA_TYPE = "application/x-references+json"
_NEAR = 8
"""Values between parts of a name and the whole name in one object."""

_HEADING = "heading"
_LONGEST_ABSTRACT = 6_000
"""Code points; abstracts of PubMed have 1,500, the longest of a thousand 5,000."""

_ALL = Wanted(frozenset(), frozenset([""]), frozenset([""]))


def recognize(head: bytes) -> str | None:
    """The media type, where the first object tells of a work: its title and who, where or what it says."""
    if not begins_like_json(head):
        return None
    text = head.decode("utf-8", "replace")
    start = behind_others(text, 0)
    start = behind_others(text, start + 1) if text.startswith("[", start) else start
    return MEDIA_TYPE if tells(map(tag_of, keys_of(text, start))) else None


def _name(record: Mapping[str, Any]) -> str:
    """The DOI or PMID."""
    said = {tag_of(key): str(value) for key, value in record.items()}
    return doi_of(said.get("DO", "")) or said.get(PMID, "")


def _is_work(record: Mapping[str, Any]) -> bool:
    return tells(map(tag_of, paths_of(record)))


_ENVELOPE = Envelope("", "", _name, _is_work)


def read_work(data: bytes) -> Decoded:
    """One object.

    Raises :class:`Unreadable` with ``malformed`` where it has no title, or as
    :func:`~pipeline.sources.json.read_record` does.
    """
    raw, scalars = read_record(data, _ENVELOPE, _ALL)
    found = [Tagged(tag_of(one.path) if one.path else "", one.start, one.start, one.end) for one in scalars]
    found, spelled = _named(raw.text, scalars, found)
    if not tells(one.tag for one in found):
        raise Unreadable("malformed", "an object has no 'title' beside an 'abstract', 'doi' or 'authors'.")
    found = _with_abstract(found)

    def said(written: str) -> str:
        return spelled[written] if written in spelled else words_in(written)

    draft = Draft(raw.text, "json")
    first = {one.tag: said(raw.text[one.start : one.end]) for one in reversed(found) if one.tag}
    lay_out(draft, _items(raw.text, found, spelled), {**shown_by(first), _HEADING: Shown("heading")}, said)
    return draft.decoded(raw, JSON)


def _named(
    text: str, scalars: Sequence[Scalar], found: Sequence[Tagged]
) -> tuple[list[Tagged], Mapping[str, str]]:
    """The values ``found``, and names that stand in parts by how they are written.

    The parts of a name are one value; none where their object gives the name as a whole, too.
    """
    kept: list[Tagged] = []
    spelled: dict[str, str] = {}
    position = 0
    for first, last, words in people(text, scalars, are_people):
        kept += found[position:first]
        near = range(max(first - _NEAR, 0), min(last + _NEAR, len(found)))
        if not any(
            found[place].tag in OF_PEOPLE
            and are_together(text, scalars[min(place, first)], scalars[max(place, last)])
            for place in near
        ):
            start, end = scalars[first].start, scalars[last].end
            kept.append(Tagged(AUTHORS, start, start, end))
            spelled[text[start:end]] = words
            position = last + 1
        else:
            position = first
    return [*kept, *found[position:]], spelled


def _with_abstract(found: Sequence[Tagged]) -> list[Tagged]:
    """The values, prose as what it is: the abstract of a work that has no other, or a text."""
    tags = [one.tag for one in found]
    prose = next((tag for tag in ("summary", "text", "content") if tag in tags), "")
    length = sum(one.end - one.start for one in found if one.tag == prose)
    is_abstract = ABSTRACT not in tags and describe_works(tags) and length <= _LONGEST_ABSTRACT
    shown = {tag: ABSTRACT if is_abstract and tag == prose else BODY for tag in PROSE}
    return [one._replace(tag=shown.get(one.tag, one.tag)) for one in found]


def _items(text: str, found: Sequence[Tagged], spelled: Mapping[str, str]) -> Iterator[Tagged]:
    """The values, each name, each keyword and each paragraph by itself."""
    is_turned = sum(one.tag == AUTHORS for one in found) > 1
    for one in found:
        if one.tag in (ABSTRACT, BODY):
            for start, end, is_heading in passages(text, one.start, one.end):
                yield Tagged(_HEADING if is_heading else one.tag, start, start, end)
        elif text[one.start : one.end] in spelled:
            yield one
        else:
            for start, end in items(text, one.tag, one.start, one.end, is_turned=is_turned):
                yield one._replace(label=start, start=start, end=end)


def split_works(stream: BinaryIO) -> Iterator[Record]:
    """One record per object, named by its DOI or PMID."""
    return split_records(stream, _ENVELOPE)


READERS = {MEDIA_TYPE: read_work}
SPLITTERS = {MEDIA_TYPE: split_works}
