"""Reads studies as version 2 of ClinicalTrials.gov's API gives them, one document per study."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from pipeline.decoded import JSON, Decoded
from pipeline.sources.clinicaltrials.fields import LAYOUT
from pipeline.sources.draft import Draft
from pipeline.sources.fields import REGISTRATION
from pipeline.sources.json import Envelope, begins_like_json, read_record
from pipeline.sources.json.layout import lay_out
from pipeline.sources.json.records import split_records
from pipeline.sources.record import Record

__all__ = ["MEDIA_TYPE", "READERS", "SPLITTERS", "read_study", "recognize", "split_studies"]

MEDIA_TYPE = "application/vnd.clinicaltrials.study+json"
_TELLING = (b'"protocolSection"', b'"identificationModule"', b'"studies"')


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins like one or several studies."""
    is_study = begins_like_json(head) and any(key in head for key in _TELLING[:2])
    return MEDIA_TYPE if is_study else None


def _name(value: dict[str, Any]) -> str:
    """The NCT number of a study."""
    for key in ("protocolSection", "identificationModule", "nctId"):
        value = value.get(key, "") if isinstance(value, dict) else ""
    return value if isinstance(value, str) else ""


ENVELOPE = Envelope("studies", "study", _name)


def read_study(data: bytes) -> Decoded:
    """One study; what stands around it in ``data`` is no text of it.

    Raises :class:`~pipeline.decoded.Unreadable` with ``malformed``, ``too_deep``, ``too_large`` or ``empty``.
    """
    raw, found = read_record(data, ENVELOPE, LAYOUT.wanted)
    draft = Draft(raw.text, "clinicaltrials")
    for column, value in REGISTRATION.items():
        draft.state(column, value, (0, 0), "format")
    lay_out(draft, found, LAYOUT)
    return draft.decoded(raw, JSON)


def split_studies(stream: BinaryIO) -> Iterator[Record]:
    """One record per study, named by its NCT number."""
    return split_records(stream, ENVELOPE)


READERS = {MEDIA_TYPE: read_study}
SPLITTERS = {MEDIA_TYPE: split_studies}
