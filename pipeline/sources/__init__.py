"""Bytes in, text out: one module per format, one line per format below."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Protocol

from pipeline.decoded import Decoded, Unreadable
from pipeline.sources import (
    bibtex,
    bioc,
    clinicaltrials,
    crossref,
    delimited,
    docx,
    eudract,
    europepmc,
    html,
    jats,
    json_works,
    latex,
    letters,
    markdown,
    media_types,
    nbib,
    office,
    ole,
    pdf,
    pubmed,
    pubmed_summary,
    pubmed_text,
    pubtator,
    recoded,
    ris,
    services,
    tagged,
    text,
)
from pipeline.sources.media_types import BINARY, unicode_encoding
from pipeline.sources.unpack import Extractor, Splitter, Unpacker
from pipeline.sources.unpack.streams import HEAD_BYTES

__all__ = ["EXTRACTORS", "FORMATS", "READERS", "SPLITTERS", "UNPACKER", "read", "sniff"]

Reader = Callable[[bytes], Decoded]


class Format(Protocol):
    """What the module of a format offers.

    ``recognize`` gives the media type of files that begin with ``head``, or None; ``READERS`` turn the
    bytes of one document into text; ``SPLITTERS`` cut a file of several records into documents.
    """

    @property
    def READERS(self) -> Mapping[str, Reader]: ...  # noqa: N802
    @property
    def SPLITTERS(self) -> Mapping[str, Splitter]: ...  # noqa: N802
    def recognize(self, head: bytes) -> str | None: ...


_IN_BRACKETS: tuple[Format, ...] = (
    pubmed,
    jats,
    bioc,
    docx,
    office,
    clinicaltrials,
    europepmc,
    crossref,
    services,
    json_works,
    html,
    latex,
    ole,
)
"""Formats of which no file begins with a letter or digit."""

_IN_WORDS: tuple[Format, ...] = (
    letters,
    nbib,
    ris,
    tagged,
    bibtex,
    pubtator,
    pubmed_summary,
    pubmed_text,
    eudract,
    delimited,
    markdown,
    text,
)
FORMATS = (*_IN_BRACKETS, *_IN_WORDS)

READERS: dict[str, Reader] = {name: reader for one in FORMATS for name, reader in one.READERS.items()}
"""What turns one document into text, by media type."""

LONGEST_TEXT = 8 * 2**20
"""Code points that one document may show; a book of 1,000 pages has 3 million.

Memory grows by some 70 bytes for each, to 700 MB at the limit, as measured on pages of prose.
"""

_NO_TEXT = frozenset(["blank", "unknown"])
_CURE = (
    "Save it as text, HTML, PDF or docx, or export its records as PubMed XML, JATS, RIS, BibTeX, nbib or "
    "CSV, or as JSON of a known service or of objects with a title and an abstract, DOI or authors."
)
_UTF_8 = "utf-8"
_CHARSET, _RETURNS = ";charset=", ";lines=cr"
_CURE_OF_CHARSET = "Save it as UTF-8."
_NAMED = re.compile(rb"<[A-Za-z][\w:.-]{0,60}|(?<=[{,])\s{0,80}\"[^\"\n]{1,60}\"(?=\s{0,80}:)")

_RECOGNIZERS = [one.recognize for one in FORMATS]
_OF_WORDS = [one.recognize for one in _IN_WORDS]

SPLITTERS: dict[str, Splitter] = {name: cut for one in FORMATS for name, cut in one.SPLITTERS.items()}
"""What cuts a file of several records into documents, by media type."""

EXTRACTORS: dict[str, Extractor] = {
    **pdf.EXTRACTORS,
    **office.EXTRACTORS,
    **latex.EXTRACTORS,
    **letters.EXTRACTORS,
    **services.EXTRACTORS,
    **{f"{name}{_CHARSET}{code}": recoded.as_utf8(code) for name in SPLITTERS for code in recoded.ENCODINGS},
    **{f"{name}{_RETURNS}": recoded.with_line_ends for name in SPLITTERS},
}
"""What gives the text layer of a file whose bytes do not show their text, by media type."""


def sniff(data: bytes) -> str:
    """The media type, from the first bytes alone.

    Of records in UTF-16 it has their ``charset``, and ``lines`` where only carriage returns end these.
    """
    head = data[:HEAD_BYTES]
    encoding = unicode_encoding(head) or _UTF_8
    if encoding != _UTF_8:
        head = head.decode(encoding, "ignore").encode()
    if b"\r" in head and b"\n" not in head and encoding == _UTF_8:
        found = _recognized(head.replace(b"\r", b"\n"))
        if found in SPLITTERS:
            return f"{found}{_RETURNS}"
    found = _recognized(head) or media_types.sniff(data)
    return f"{found}{_CHARSET}{encoding}" if encoding != _UTF_8 and found in SPLITTERS else found


def _recognized(head: bytes) -> str | None:
    for recognize in _OF_WORDS if head[:1].isalnum() else _RECOGNIZERS:
        if found := recognize(head):
            return found
    return None


def read(data: bytes, media_type: str | None = None) -> Decoded:
    """The text of one capture, by the reader of its media type, which need not be known.

    Raises :class:`Unreadable` with ``empty``, ``binary``, ``unsupported_format`` or one of the
    reader's own reasons.
    """
    if not data or data.isspace():
        raise Unreadable("empty", f"{len(data)} bytes, none of them text.")
    media_type = media_type or sniff(data)
    reader = READERS.get(media_type)
    if reader is not None:
        return _not_empty(_not_too_long(reader(data)))
    if media_type == BINARY:
        raise Unreadable("binary", f"the first bytes are {data[:8].hex(' ')}; they are not text.")
    cure = _CURE_OF_CHARSET if _CHARSET in media_type else _CURE
    raise Unreadable("unsupported_format", f"{_unknown(media_type, data)}, which no reader reads. {cure}")


def _not_too_long(decoded: Decoded) -> Decoded:
    shown = decoded.blocks
    length = len(decoded.text)
    if length > LONGEST_TEXT and shown is not None:
        length = sum(block.end - block.start for block in shown if block.role != "blank")
    if length > LONGEST_TEXT:
        reason = (
            f"it shows {length} characters; {LONGEST_TEXT} are read. Cut it into its chapters or records."
        )
        raise Unreadable("too_long", reason)
    return decoded


def _not_empty(decoded: Decoded) -> Decoded:
    if decoded.blocks is not None and all(block.role in _NO_TEXT for block in decoded.blocks):
        raise Unreadable("empty", "no value of it is known to be text.")
    return decoded


def _unknown(media_type: str, data: bytes) -> str:
    """The kind of a file and how its content begins."""
    opening = _NAMED.search(data[:HEAD_BYTES])
    begins = f" that begin with {opening[0].decode(errors='replace')}" if opening else ""
    return f"the bytes are {media_type}{begins}"


UNPACKER = Unpacker(sniff, SPLITTERS, EXTRACTORS)
