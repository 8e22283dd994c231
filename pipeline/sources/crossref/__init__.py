"""Reads works as Crossref's REST API gives them, and CSL-JSON, which shares its keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from pipeline.decoded import JSON, Decoded
from pipeline.sources.crossref.fields import DATES, IN_BOOKS, layout
from pipeline.sources.draft import Draft
from pipeline.sources.json import Envelope, Scalar, begins_like_json, read_record, words_in
from pipeline.sources.json.layout import lay_out
from pipeline.sources.json.records import split_records
from pipeline.sources.record import Record

__all__ = ["MEDIA_TYPE", "READERS", "SPLITTERS", "read_work", "recognize", "split_works"]

MEDIA_TYPE = "application/vnd.crossref-api-message+json"
_DOI = re.compile(rb'"DOI"\s*:\s*"10\.')
_TELLING = re.compile(
    rb'"(?:container-title|short-container-title|is-referenced-by-count|reference-count|indexed|'
    rb'content-domain|date-parts|issued)"\s*:|"title"\s*:\s*\[|"message-type"\s*:\s*"work'
)
_CITED_AS = re.compile(
    rb'"type"\s*:\s*"(?:article(?:-(?:journal|magazine|newspaper))?|paper-conference|chapter|book|thesis|report'
    rb'|webpage|post(?:-weblog)?|manuscript|dataset|entry(?:-encyclopedia)?)"'
)
"""Sorts of works as CSL-JSON names them, where a record may have no DOI."""

_PEOPLE_OR_DATE = frozenset(["author", "issued"])
_LAYOUTS = {date: layout(date) for date in (*DATES, "")}


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins like one or several works."""
    is_work = (
        begins_like_json(head) and (_DOI.search(head) or _CITED_AS.search(head)) and _TELLING.search(head)
    )
    return MEDIA_TYPE if is_work else None


def _name(value: dict[str, Any]) -> str:
    """The DOI of a work, bare or in its message; an entry of a reference list is none."""
    work = value.get("message", value)
    doi = work.get("DOI") if isinstance(work, dict) and "doi-asserted-by" not in work else None
    return doi if isinstance(doi, str) else ""


def _is_work(value: dict[str, Any]) -> bool:
    return bool(_name(value)) or ("title" in value and not _PEOPLE_OR_DATE.isdisjoint(value))


ENVELOPE = Envelope("items", "message", _name, _is_work)


def read_work(data: bytes) -> Decoded:
    """One work; what stands around it in ``data`` is no text of it.

    Raises :class:`~pipeline.decoded.Unreadable` with ``malformed``, ``too_deep``, ``too_large`` or ``empty``.
    """
    raw, found = read_record(data, ENVELOPE, _LAYOUTS[""].wanted)
    draft = Draft(raw.text, "crossref")
    told = {one.row[0] for one in found}
    lay_out(draft, found, _LAYOUTS[next((date for date in DATES if date in told), "")])
    _state_journal(draft, {one.path: one for one in reversed(found)})
    draft.state("source_type", "aggregator", (0, 0), "format")
    return draft.decoded(raw, JSON)


def _state_journal(draft: Draft, first: Mapping[str, Scalar]) -> None:
    """The journal; a chapter's book is none, and a preprint stands on a server instead."""
    kind = first.get("type")
    if kind and draft.text[kind.start : kind.end] in IN_BOOKS:
        return
    paths = ("container-title", "institution.name") if draft.has("source_type") else ("container-title",)
    for one in (first[path] for path in paths if path in first):
        draft.state("journal", words_in(draft.text[one.start : one.end]), (one.start, one.end), one.path)


def split_works(stream: BinaryIO) -> Iterator[Record]:
    """One record per work, named by its DOI."""
    return split_records(stream, ENVELOPE)


READERS = {MEDIA_TYPE: read_work}
SPLITTERS = {MEDIA_TYPE: split_works}
