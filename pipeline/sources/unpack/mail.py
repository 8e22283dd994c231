"""Opens MIME messages: web pages that browsers save as one file, and mail with several parts."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser
from io import BytesIO
from typing import BinaryIO

from pipeline.decoded import Unreadable
from pipeline.sources.unpack.entry import Entry
from pipeline.sources.unpack.streams import MEMBER_LIMIT, too_large

_NO_DOCUMENTS = frozenset(["audio", "font", "image", "video"])
_NO_TEXTS = frozenset(["text/css", "text/javascript", "application/javascript"])


def mail_entries(stream: BinaryIO) -> Iterator[Entry]:
    """The parts of a message that may be documents, by address or file name; pictures and styles are refused.

    Raises :class:`Unreadable` with ``too_large`` or ``too_deep``.
    """
    data = stream.read(MEMBER_LIMIT + 1)
    if len(data) > MEMBER_LIMIT:
        raise too_large()
    try:
        parts = [part for part in BytesParser().parsebytes(data).walk() if not part.is_multipart()]
    except RecursionError as error:
        raise Unreadable("too_deep", "its parts are nested too deep.") from error
    for number, part in enumerate(parts, 1):
        yield _entry(part, f"part-{number}")


def _entry(part: Message, place: str) -> Entry:
    name = part.get("Content-Location") or part.get_filename() or place
    kind = part.get_content_type()
    if part.get_content_maintype() in _NO_DOCUMENTS or kind in _NO_TEXTS:
        return Entry(name, None, "no_document", f"it is {kind}, which belongs to another part.")
    content = part.get_payload(decode=True)
    return Entry(name, BytesIO(content if isinstance(content, bytes) else b""))
