"""Reads search results of Europe PMC, lite and core, one document per result; and its reference lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from pipeline.decoded import JSON, Decoded
from pipeline.sources.draft import Draft
from pipeline.sources.europepmc.fields import LITE, WITH_LIST, split_authors
from pipeline.sources.json import Envelope, begins_like_json, read_record
from pipeline.sources.json.layout import lay_out
from pipeline.sources.json.records import split_records
from pipeline.sources.record import Record

__all__ = ["MEDIA_TYPE", "READERS", "SPLITTERS", "read_result", "recognize", "split_results"]

MEDIA_TYPE = "application/vnd.europepmc.search+json"
_PAGE = re.compile(rb'"resultList"\s*:\s*\{|"referenceList"\s*:\s*\{\s*"reference"')
_SOURCE = re.compile(rb'"source"\s*:\s*"(?:AGR|CBA|CTX|ETH|HIR|MED|NBK|PAT|PMC|PPR)"')
_TELLING = re.compile(rb'"(?:pmid|pmcid|pubYear|authorString|fullTextIdList|citedByCount)"\s*:')


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins like one or several results."""
    if not begins_like_json(head):
        return None
    is_result = _PAGE.search(head) or (_SOURCE.search(head) and _TELLING.search(head))
    return MEDIA_TYPE if is_result else None


def _name(value: dict[str, Any]) -> str:
    """Source and id of a result; a comment or correction within one is none."""
    source, number = value.get("source"), value.get("id")
    is_result = isinstance(source, str) and isinstance(number, str) and "reference" not in value
    return f"{source}:{number}" if is_result else ""


ENVELOPE = Envelope("result", "result", _name)


def read_result(data: bytes) -> Decoded:
    """One result; what stands around it in ``data`` is no text of it.

    Raises :class:`~pipeline.decoded.Unreadable` with ``malformed``, ``too_deep``, ``too_large`` or ``empty``.
    """
    raw, found = read_record(data, ENVELOPE, WITH_LIST.wanted)
    draft = Draft(raw.text, "europepmc")
    if any(one.row[0] == "authorList.author" for one in found):
        lay_out(draft, found, WITH_LIST)
    else:
        lay_out(draft, split_authors(raw.text, found), LITE)
    draft.state("source_type", "aggregator", (0, 0), "format")
    return draft.decoded(raw, JSON)


def split_results(stream: BinaryIO) -> Iterator[Record]:
    """One record per result, named by its source and id."""
    return split_records(stream, ENVELOPE)


READERS = {MEDIA_TYPE: read_result}
SPLITTERS = {MEDIA_TYPE: split_results}
