"""Reads saved e-mails of one part: who wrote, when and of what, and the words.

What reads as it stands is read in place.  Of what is packed, as quoted-printable, base64 or HTML, or names
an encoding of its own, the text is written out first, and spans lead into that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from pipeline.decoded import PLAIN, Decoded, Unreadable
from pipeline.sources.dates import date_of, dated
from pipeline.sources.draft import Draft, Shown, field
from pipeline.sources.lines import Tagged, lay_out, tagged
from pipeline.sources.media_types import SEVERAL_PARTS, headers_of
from pipeline.sources.record import Record
from pipeline.sources.text import read_text
from pipeline.sources.unpack.letter import written_out

LETTER, PACKED = "message/x-letter", "message/x-packed-letter"
_TELLING = (
    re.compile(rb"^(?:\xef\xbb\xbf)?from:", re.IGNORECASE | re.MULTILINE),
    re.compile(rb"^(?:date|message-id|mime-version):", re.IGNORECASE | re.MULTILINE),
)
_PACKED = re.compile(
    rb"^content-transfer-encoding:\s*(?:quoted-printable|base64)|^content-type:\s*(?!text/plain|text\s*$)\S"
    rb"|^content-type:[^\n]*(?:\n[ \t][^\n]*)*?charset\s*=\s*+\"?+(?!utf-?8|us-ascii|ascii)"
    rb"|=\?[\w-]+\?[bq]\?",
    re.IGNORECASE | re.MULTILINE,
)
_ANSWERED = re.compile(r"\A(?:(?:re|fwd?|aw|wg|tr|sv)\s?:\s?)+", re.IGNORECASE)
_HEADER = re.compile(r"^\ufeff?([!-9;-~]+):[ \t]*", re.MULTILINE)
_PARAGRAPH = re.compile(r"\S[^\n]*(?:(?<=[^\n]{50})\n[^\S\n]*\S[^\n]*)*")
"""A line with those that it was broken into: an end of line behind less than 50 code points is meant."""

_SIGNATURE = re.compile(r"^-- ?\r?\n", re.MULTILINE)
_SHOWN = {
    "from": Shown("metadata"),
    "date": Shown("metadata", lambda words: dated(date_of(words))),
    "subject": Shown("title", field("title", lambda words: _ANSWERED.sub("", words))),
}


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins with the headers of a message of one part.

    A blank line stands below them; where none does, somebody copied a message into a text.
    """
    headers = headers_of(head)
    if not headers or not head.startswith((b"\n", b"\r\n"), len(headers)):
        return None
    if SEVERAL_PARTS.search(headers) or not all(sign.search(headers) for sign in _TELLING):
        return None
    return PACKED if _PACKED.search(headers) else LETTER


def read_letter(data: bytes) -> Decoded:
    """One message; its words must tell what they are.

    Raises :class:`Unreadable` with ``empty`` where no words stand below the headers.
    """
    raw = read_text(data)
    end = _end_of_headers(raw.text)
    if not raw.text[end:].strip():
        raise Unreadable("empty", "no words stand below the headers of the message.")
    draft = Draft(raw.text, "letter")
    lay_out(draft, _headers(raw.text[:end]), _SHOWN, lambda words: " ".join(words.split()))
    signed = _SIGNATURE.search(raw.text, end)
    bottom = signed.start() if signed else len(raw.text)
    for found in _PARAGRAPH.finditer(raw.text, end, bottom):
        draft.open(*found.span(), hint="p")
    draft.show("contact", "signature", bottom, len(raw.text))
    return draft.decoded(raw, PLAIN)


def _end_of_headers(text: str) -> int:
    blank = re.search(r"\n[^\S\n]*\n", text)
    return blank.end() if blank else len(text)


def _headers(text: str) -> Iterator[Tagged]:
    for one in tagged(text, _HEADER):
        yield one._replace(tag=one.tag.lower())


READERS = {LETTER: read_letter}
EXTRACTORS: dict[str, Callable[[bytes], bytes]] = {PACKED: written_out}
SPLITTERS: dict[str, Callable[[BinaryIO], Iterator[Record]]] = {}
