"""Bytes in, text out: one module per format, one line per format in ``READERS``."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.decoded import Decoded, Unreadable
from pipeline.sources.media_types import BINARY, PLAIN_TEXT, sniff
from pipeline.sources.text import read_text
from pipeline.sources.unpack import Extractor, Splitter, Unpacker

__all__ = ["EXTRACTORS", "READERS", "SPLITTERS", "UNPACKER", "read", "sniff"]

READERS: dict[str, Callable[[bytes], Decoded]] = {
    PLAIN_TEXT: read_text,
}
"""What turns one document into text, by media type."""

SPLITTERS: dict[str, Splitter] = {}
"""What cuts a file of several records into documents, by media type."""

EXTRACTORS: dict[str, Extractor] = {}
"""What gives the text layer of a file whose bytes are no text, by media type."""

UNPACKER = Unpacker(SPLITTERS, EXTRACTORS)


def read(data: bytes) -> Decoded:
    """The text of one capture, by the reader of its media type.

    Raises :class:`Unreadable` with ``empty``, ``binary``, ``unsupported_format`` or one of the
    reader's own reasons.
    """
    if not data or data.isspace():
        raise Unreadable("empty", f"{len(data)} bytes, none of them text.")
    media_type = sniff(data)
    reader = READERS.get(media_type)
    if reader is not None:
        return reader(data)
    if media_type == BINARY:
        raise Unreadable("binary", f"the first bytes are {data[:8].hex(' ')}; they are not text.")
    raise Unreadable("unsupported_format", f"the bytes are {media_type}, which no reader reads.")
