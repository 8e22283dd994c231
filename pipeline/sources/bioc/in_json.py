"""BioC in JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Any

from pipeline.decoded import JSON, Decoded, Unreadable
from pipeline.sources.bioc.passages import Note, Notes, note_at, passages_of, show, state_id
from pipeline.sources.draft import Draft
from pipeline.sources.json import Envelope, Scalar, Wanted, begins_like_json, read_record, words_in
from pipeline.sources.json.records import split_records

_SIGNS = (re.compile(rb'"passages"\s*:\s*\['), re.compile(rb'"infons"\s*:\s*\{'))
_PUBTATOR = re.compile(rb'"PubTator3"\s*:\s*\[')
_PASSAGES = frozenset(["passages", "documents.passages"])
_ALL = Wanted(frozenset(["id", "documents.id"]), _PASSAGES, _PASSAGES)
_NOTES = "infons."


def _name(document: dict[str, Any]) -> str:
    """The id of a document, or of the first one of a collection."""
    listed = document.get("documents")
    first = listed[0] if isinstance(listed, list) and listed else document
    return str(first.get("id") or "") if isinstance(first, dict) else ""


COLLECTION, PUBTATOR = "application/x-bioc+json", "application/x-pubtator+json"
_ENVELOPES = {
    COLLECTION: Envelope("documents", "document", _name),
    PUBTATOR: Envelope("PubTator3", "document", _name),
}


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins with a document's passages and notes."""
    if not (begins_like_json(head) and all(sign.search(head) for sign in _SIGNS)):
        return None
    return PUBTATOR if _PUBTATOR.search(head) else COLLECTION


def _read(data: bytes, envelope: Envelope) -> Decoded:
    """One document.

    Raises :class:`Unreadable` with ``malformed`` where it has no passages, or as
    :func:`~pipeline.sources.json.read_record` does.
    """
    raw, found = read_record(data, envelope, _ALL)
    draft = Draft(raw.text, "bioc")
    ids: list[Note] = []
    for (path, _), group in groupby(found, key=attrgetter("row")):
        if path:
            _take(draft, list(group), len(path) + 1)
        else:
            for one in group:
                draft.drop(one.start, one.end)
                if one.path:
                    ids.append(_note(raw.text, one))
    for note in ids:
        state_id(draft, note)
    if all(one.role == "unknown" for one in draft.blocks):
        raise Unreadable("malformed", "a document has no passages with a text.")
    return draft.decoded(raw, JSON)


def _take(draft: Draft, group: Sequence[Scalar], skip: int) -> None:
    """One passage; annotations, of sentences too, have texts of their own under other paths."""
    keys = [one.path[skip:] for one in group]
    notes: Notes = {
        key.removeprefix(_NOTES): _note(draft.text, one)
        for key, one in zip(keys, group, strict=True)
        if key.startswith(_NOTES)
    }
    texts = [_note(draft.text, one) for one in _texts(keys, group)]
    shown = {one.text.start: one for one in passages_of(notes, texts, has_title=draft.has("title"))}
    begin = next((one.start for one in shown.values()), group[-1].end)
    first = next(iter(shown), group[-1].end)
    for one in group:
        if passage := shown.get(one.start):
            show(draft, passage)
        elif one.end <= begin or one.start > first:
            draft.drop(one.start, one.end)


def _texts(keys: Sequence[str], group: Sequence[Scalar]) -> list[Scalar]:
    """The text of a passage, or those of its sentences where it has none of its own."""
    wanted = "text" if "text" in keys else "sentences.text"
    found = [one for key, one in zip(keys, group, strict=True) if key == wanted]
    return found[:1] if wanted == "text" else found


def _note(text: str, scalar: Scalar) -> Note:
    return note_at(text, (scalar.start, scalar.end), words_in)


READERS = {name: partial(_read, envelope=envelope) for name, envelope in _ENVELOPES.items()}
SPLITTERS = {name: partial(split_records, envelope=envelope) for name, envelope in _ENVELOPES.items()}
