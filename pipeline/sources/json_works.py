"""Reads references in JSON of anybody's own making: objects, or lines of them, with telling keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from json import JSONDecoder
from typing import Any, BinaryIO

from pipeline.decoded import JSON, Decoded, Unreadable
from pipeline.sources.delimited.columns import PMID, describe_works, items, shown_by, tags_of
from pipeline.sources.draft import Draft
from pipeline.sources.json import (
    Envelope,
    Wanted,
    begins_like_json,
    behind_lead,
    read_record,
    words_in,
)
from pipeline.sources.json.records import split_records
from pipeline.sources.lines import Tagged, lay_out
from pipeline.sources.record import Record
from pipeline.sources.values import doi_of

MEDIA_TYPE = "application/x-references+json"
_KEY = re.compile(r'"([^"\\\n]{1,60})"\s*:')
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_AROUND = re.compile(r"(?:metadata|attributes|_source)\.")
"""Keys of objects that hold a record's own values."""

_WITHIN = re.compile(r"\.(?:name|full_?[nN]ame|display_?[nN]ame|title|text|value|#text)\Z")
"""Keys under which an object says what it is called."""

_ALL = Wanted(frozenset(), frozenset([""]), frozenset([""]))
_DECODE = JSONDecoder().raw_decode


def recognize(head: bytes) -> str | None:
    """The media type, where the first object tells of a work: its title and who, where or what it says."""
    if not begins_like_json(head):
        return None
    text = head.decode("utf-8", "replace")
    start = behind_lead(text, 0)
    start = behind_lead(text, start + 1) if text.startswith("[", start) else start
    return MEDIA_TYPE if describe_works([_tag(key) for key in _keys(text, start)]) else None


def _keys(text: str, start: int) -> Iterable[str]:
    """The paths of the first object; of one that is longer than ``text`` all keys there are."""
    try:
        first = _DECODE(text, start)[0]
    except (ValueError, RecursionError):
        return _KEY.findall(text, start)
    return _paths(first) if isinstance(first, dict) else ()


def _paths(record: Mapping[str, Any]) -> Iterator[str]:
    for key, value in record.items():
        yield key
        if isinstance(value, dict):
            yield from (f"{key}.{inner}" for inner in value)


def _tag(path: str) -> str:
    """What values at ``path`` are, as the names of columns tell it; empty for others."""
    named = _HUMP.sub("_", _AROUND.sub("", path, count=1))
    direct, parent = tags_of([named, _WITHIN.sub("", named)])
    return direct or parent


def _name(record: Mapping[str, Any]) -> str:
    """The DOI or PMID."""
    said = {_tag(key): str(value) for key, value in record.items()}
    return doi_of(said.get("DO", "")) or said.get(PMID, "")


_ENVELOPE = Envelope("", "", _name)


def read_work(data: bytes) -> Decoded:
    """One object.

    Raises :class:`Unreadable` with ``malformed`` where it has no title, or as
    :func:`~pipeline.sources.json.read_record` does.
    """
    raw, scalars = read_record(data, _ENVELOPE, _ALL)
    found = [Tagged(_tag(one.path) if one.path else "", one.start, one.start, one.end) for one in scalars]
    if not describe_works([one.tag for one in found]):
        raise Unreadable("malformed", "an object has no 'title' beside an 'abstract', 'doi' or 'authors'.")
    draft = Draft(raw.text, "json")
    first = {one.tag: words_in(raw.text[one.start : one.end]) for one in reversed(found) if one.tag}
    lay_out(draft, _items(raw.text, found), shown_by(first), words_in)
    return draft.decoded(raw, JSON)


def _items(text: str, found: Iterable[Tagged]) -> Iterator[Tagged]:
    for one in found:
        for start, end in items(text, one.tag, one.start, one.end):
            yield one._replace(label=start, start=start, end=end)


def split_works(stream: BinaryIO) -> Iterator[Record]:
    """One record per object, named by its DOI or PMID."""
    return split_records(stream, _ENVELOPE)


READERS = {MEDIA_TYPE: read_work}
SPLITTERS = {MEDIA_TYPE: split_works}
