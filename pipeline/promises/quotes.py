"""Quotes: every span reads the same in the clean text and, normalized, in the raw bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa

from pipeline.clean.normalize import normalize
from schemas import TABLES

SPAN_TABLES = tuple(
    name for name, table in TABLES.items() if {"surface", "raw_start"} <= set(table.arrow_schema().names)
)


def misquoted(rows: pa.Table, texts: Mapping[str, tuple[str, bytes, str]]) -> Iterator[str]:
    """Spans that do not say what they point at.

    ``texts`` holds clean text, raw bytes and encoding by document_id.
    """
    names = ("document_id", "start", "end", "raw_start", "raw_end", "surface")
    for document_id, start, end, raw_start, raw_end, surface in zip(
        *(rows[name].to_pylist() for name in names), strict=True
    ):
        text, raw, encoding = texts.get(document_id, ("", b"", "utf-8"))
        if text[start:end] != surface or not _decodes_to(raw[raw_start:raw_end], encoding, surface):
            yield f"{document_id} [{start}:{end}) {surface[:60]!r}"


def _decodes_to(raw: bytes, encoding: str, surface: str) -> bool:
    if raw.isascii() and raw == surface.encode():
        return True
    try:
        return normalize(raw.decode(encoding)) == surface
    except UnicodeDecodeError:
        return False
