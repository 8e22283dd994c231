"""Reads trials as the EU Clinical Trials Register exports them in text: labels with colons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from pipeline.decoded import PLAIN, Decoded, Unreadable
from pipeline.sources.draft import Draft, Said, Shown
from pipeline.sources.fields import REGISTRATION
from pipeline.sources.lines import Tagged, lay_out, split_at, tagged
from pipeline.sources.record import Record
from pipeline.sources.services import kinds
from pipeline.sources.text import read_text

MEDIA_TYPE = "text/x-eudract"
_NUMBER = r"\d{4}-\d{6}-\d{2}"
_FIRST = rb"^(?:\xef\xbb\xbf)?[ \t]*EudraCT Number:[ \t]*" + _NUMBER.encode()
_OPENING = re.compile(_FIRST, re.MULTILINE)
_NAME = re.compile(rb"EudraCT Number:[ \t]*(" + _NUMBER.encode() + rb")")
_TELLING = re.compile(
    rb"^(?:Sponsor Name|Full Title|A\.1 Member State Concerned|Sponsor Protocol Number)", re.MULTILINE
)


def _registered(words: str) -> Said:
    found = re.match(_NUMBER, words)
    return {"registry_id": found[0], **REGISTRATION} if found else {}


_LAY_TITLE = "Title of the trial for lay people, in easily understood, i.e. non-technical, language"
_LABELS: Mapping[str, Shown] = {
    "EudraCT Number": Shown("metadata", _registered),
    "Full Title": kinds.TITLE,
    "Full title of the trial": kinds.TITLE,
    _LAY_TITLE: kinds.OTHER_TITLE,
    **dict.fromkeys(
        ("Medical condition", "Medical condition(s) being investigated", "Main objective of the trial",
         "Medical condition in easily understood language", "Secondary objectives of the trial",
         "Principal inclusion criteria", "Principal exclusion criteria", "Primary end point(s)",
         "Secondary end point(s)"),
        kinds.TEXT,
    ),
    **dict.fromkeys(
        ("Sponsor Name", "Sponsor Protocol Number", "Start Date", "Start Date*", "Population Age", "Gender",
         "Trial protocol", "Trial results", "Name of Sponsor", "Member State Concerned", "Product name",
         "Trial Status"),
        kinds.TOLD,
    ),
}  # fmt: skip
_KNOWN = "|".join(map(re.escape, sorted(_LABELS, key=len, reverse=True)))
_LABEL = re.compile(
    r"^\ufeff?[ \t]*(?:[A-Z]\.\d+(?:\.\d+)*(?:\.[a-z])?[ \t]+(?=[^:\n]{2,120}:)"
    rf"|(?=(?:{_KNOWN}|Disease|Link):))"
    r"(?P<tag>[^:\n]{2,120}):[ \t]*",
    re.MULTILINE,
)


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins like such an export."""
    return (
        MEDIA_TYPE
        if b"EudraCT Number:" in head[:4096] and _OPENING.search(head) and _TELLING.search(head)
        else None
    )


def read_trial(data: bytes) -> Decoded:
    """One trial.

    Raises :class:`Unreadable` with ``malformed`` for what holds no label.
    """
    raw = read_text(data)
    found: list[Tagged] = list(tagged(raw.text, _LABEL))
    if not found:
        raise Unreadable("malformed", "no line begins with a label, as in 'EudraCT Number:'.")
    draft = Draft(raw.text, "eudract")
    draft.drop(0, found[0].label)
    lay_out(draft, found, _LABELS, lambda words: " ".join(words.split()))
    draft.state("source_type", "registry", (0, 0), "format")
    return draft.decoded(raw, PLAIN)


def split_trials(stream: BinaryIO) -> Iterator[Record]:
    """One record per trial, named by its number."""
    return split_at(stream, _OPENING, _NAME)


READERS = {MEDIA_TYPE: read_trial}
SPLITTERS = {MEDIA_TYPE: split_trials}
