"""Refuses office files of the kinds before 2007, and locked ones, and says what to do with each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from pipeline.decoded import Decoded, Unreadable
from pipeline.sources.record import Record

MEDIA_TYPE = "application/x-ole-storage"
_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("EncryptedPackage", "it is an office file that is locked with a password. Save it without one."),
    ("WordDocument", "it is a Word file of the kind before 2007 (.doc). Open it and save it as docx."),
    ("PowerPoint Document", "it is a PowerPoint file of the kind before 2007 (.ppt). Save it as pptx."),
    ("Workbook", "it is an Excel file of the kind before 2007 (.xls). Open it and save it as xlsx or CSV."),
    ("Book", "it is an Excel file of the kind before 1997 (.xls). Open it and save it as xlsx or CSV."),
    ("__properties_version1.0", "it is a message of Outlook (.msg). Save it as text or HTML."),
)
"""Names of streams that only files of one kind have, with what is said of these."""

_ANY = "it is an office file of a kind before 2007. Open it and save it as docx, xlsx, pptx or PDF."


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins like a file of streams."""
    return MEDIA_TYPE if head.startswith(_SIGNATURE) else None


def refuse(data: bytes) -> Decoded:
    """Raises :class:`Unreadable` with ``unsupported_format`` and the cure for a file of its kind."""
    reason = next((said for name, said in _STREAMS if name.encode("utf-16-le") in data), _ANY)
    raise Unreadable("unsupported_format", reason)


READERS: dict[str, Callable[[bytes], Decoded]] = {MEDIA_TYPE: refuse}
SPLITTERS: dict[str, Callable[[BinaryIO], Iterator[Record]]] = {}
