"""Reads documents in BioC, as PubTator and the open-access set of PMC deliver them, in XML or JSON.

Annotations are others', and are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from pipeline.decoded import Decoded
from pipeline.sources.bioc import in_json, in_xml
from pipeline.sources.record import Record

READERS: dict[str, Callable[[bytes], Decoded]] = {**in_json.READERS, in_xml.MEDIA_TYPE: in_xml.read_document}
SPLITTERS: dict[str, Callable[[BinaryIO], Iterator[Record]]] = {
    **in_json.SPLITTERS,
    in_xml.MEDIA_TYPE: in_xml.split_documents,
}


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins like a collection or a document."""
    return in_json.recognize(head) or in_xml.recognize(head)
