"""BioC in XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.decoded import MARKUP, Decoded, Unreadable
from pipeline.sources.bioc.passages import Notes, note_at, passages_of, show, state_id
from pipeline.sources.draft import Draft, check_number
from pipeline.sources.record import Record
from pipeline.sources.text import read_text
from pipeline.sources.values import words_of
from pipeline.sources.xml import check_well_formed, split_elements, with_unshown

MEDIA_TYPE = "application/x-bioc+xml"
_ROOT = re.compile(rb"BioC\.dtd|<collection>\s*<source>|<document>\s*<id>[^<]*</id>\s*(?:<infon\s|<passage>)")
_ROOT_WITHIN = 4096
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_START, _END = re.compile(rb"<document>"), re.compile(rb"</document\s*>")
_NAME = re.compile(rb"<document>\s*<id>\s*([^<\s]+)")
_DOCUMENT = re.compile(r"<document>\s*<id>(?P<id>[^<]*)</id>")
_PASSAGE = re.compile(r"<passage>(?P<own>.*?)</passage\s*>", re.DOTALL)
_NOTE = re.compile(r"<infon\s+key\s*=\s*[\"'](?P<key>[^\"']*)[\"']\s*>(?P<value>[^<]*)</infon\s*>")
_BEHIND_NOTES = re.compile(r"<(?:text|sentence|annotation)\b")
_TEXT = re.compile(
    r"<annotation\s(?:[^<]++|<(?!/?annotation\b))*+</annotation\s*>"
    r"|<text>(?P<text>[^<]*|<!\[CDATA\[.*?]]>)</text\s*>",
    re.DOTALL,
)
"""An annotation, whose text is no part of the passage, or the text of a passage or sentence."""


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins like a collection or a document."""
    is_bioc = _MARKUP.match(head) and _ROOT.search(head, 0, _ROOT_WITHIN)
    return MEDIA_TYPE if is_bioc else None


def read_document(data: bytes) -> Decoded:
    """One document; a passage that is given by sentences is shown by them.

    Raises :class:`Unreadable` with ``malformed`` or ``entity_bomb``.
    """
    raw = read_text(data)
    opening, end = _DOCUMENT.search(raw.text), raw.text.rfind("</document")
    if opening is None or end < opening.end():
        raise Unreadable("malformed", "no whole document element with an id lies in it.")
    element, prolog = raw.text[opening.start() : raw.text.find(">", end) + 1], raw.text[: opening.start()]
    check_well_formed(element.encode("utf-8", "surrogatepass"), prolog.encode("utf-8", "surrogatepass"))
    draft = Draft(raw.text, "bioc")
    for number, found in enumerate(_PASSAGE.finditer(raw.text, opening.end(), end)):
        check_number(number)
        _take(draft, *found.span("own"))
    if not draft.blocks:
        raise Unreadable("malformed", "a document has no passages with a text.")
    state_id(draft, note_at(raw.text, opening.span("id"), str.strip))
    return with_unshown(draft).decoded(raw, MARKUP)


def _take(draft: Draft, start: int, end: int) -> None:
    own = _BEHIND_NOTES.search(draft.text, start, end)
    notes: Notes = {
        one["key"]: note_at(draft.text, one.span("value"), words_of)
        for one in _NOTE.finditer(draft.text, start, own.start() if own else end)
    }
    texts = [
        note_at(draft.text, one.span("text"), words_of)
        for one in _TEXT.finditer(draft.text, start, end)
        if one["text"] is not None
    ]
    for passage in passages_of(notes, texts, has_title=draft.has("title")):
        show(draft, passage)


def split_documents(stream: BinaryIO) -> Iterator[Record]:
    """One record per document, named by its id."""
    return split_elements(stream, _START, _END, _NAME)
