"""Bytes in, text out: one module per format, one line per format in ``FORMATS``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from pipeline.decoded import Decoded, Unreadable
from pipeline.sources import (
    bibtex,
    clinicaltrials,
    crossref,
    europepmc,
    html,
    jats,
    media_types,
    nbib,
    pdf,
    pubmed,
    ris,
    text,
)
from pipeline.sources.media_types import BINARY
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


FORMATS: tuple[Format, ...] = (
    pubmed,
    jats,
    clinicaltrials,
    europepmc,
    crossref,
    nbib,
    ris,
    bibtex,
    html,
    text,
)

READERS: dict[str, Reader] = {name: reader for one in FORMATS for name, reader in one.READERS.items()}
"""What turns one document into text, by media type."""

SPLITTERS: dict[str, Splitter] = {name: cut for one in FORMATS for name, cut in one.SPLITTERS.items()}
"""What cuts a file of several records into documents, by media type."""

EXTRACTORS: dict[str, Extractor] = {**pdf.EXTRACTORS}
"""What gives the text layer of a file whose bytes are no text, by media type."""


def sniff(data: bytes) -> str:
    """The media type, from the first bytes alone."""
    head = data[:HEAD_BYTES]
    return next(filter(None, (one.recognize(head) for one in FORMATS)), None) or media_types.sniff(data)


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
        return reader(data)
    if media_type == BINARY:
        raise Unreadable("binary", f"the first bytes are {data[:8].hex(' ')}; they are not text.")
    raise Unreadable("unsupported_format", f"the bytes are {media_type}, which no reader reads.")


UNPACKER = Unpacker(sniff, SPLITTERS, EXTRACTORS)
