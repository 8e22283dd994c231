"""Tells what kind of file some bytes are, from the bytes alone."""

from __future__ import annotations

import re

BINARY = "application/octet-stream"
PLAIN_TEXT = "text/plain"

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"WARC/", "application/warc"),
)
_FIRST_OF_SIGNATURES = tuple(signature for signature, _ in _SIGNATURES)
_OPENINGS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE), "text/html"),
    (re.compile(rb"<\?xml\s|<!doctype\s", re.IGNORECASE), "application/xml"),
    (re.compile(rb'(?:\[\s*)*\{\s*(?:"[^"\n]*"\s*:|\})|\[\s*(?:\]|")'), "application/json"),
)
_FIRST_OF_MARKUP = b"<{["
_COMMENTS = re.compile(rb"(?:\s*<!--.*?-->)*\s*", re.DOTALL)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_FIRST_OF_BOMS = tuple(bom for bom, _ in _BOMS)
_HEAD_BYTES = 4096

# Escape, tab, line ends and form feed occur in text; NUL has a reason of its own.
_CONTROLS = bytes([*range(0x01, 0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
# Random bytes hold 10 % of these control bytes, text none: the line lies halfway.
_BINARY_SHARE = 0.05


def encoding_of_bom(data: bytes) -> str | None:
    """The Unicode encoding that a byte order mark announces, or None without one."""
    if not data.startswith(_FIRST_OF_BOMS):
        return None
    return next((encoding for bom, encoding in _BOMS if data.startswith(bom)), None)


def sniff(data: bytes) -> str:
    """The media type; ``text/plain`` for anything that may be text, else octet-stream."""
    if data.startswith(_FIRST_OF_SIGNATURES):
        return next(media_type for signature, media_type in _SIGNATURES if data.startswith(signature))
    if data[257:262] == b"ustar":
        return "application/x-tar"
    markup = _markup_type(data)
    if markup is not None:
        return markup
    if encoding_of_bom(data) is None and _is_binary(data):
        return BINARY
    return PLAIN_TEXT


def _markup_type(data: bytes) -> str | None:
    """HTML, XML or JSON, when the first characters after comments leave no doubt."""
    head = data[:_HEAD_BYTES]
    encoding = encoding_of_bom(head)
    if encoding is not None:
        head = head.decode(encoding, "ignore").lstrip("\ufeff").encode()
    skipped = _COMMENTS.match(head)
    start = skipped.end() if skipped else 0
    if head[start : start + 1] not in _FIRST_OF_MARKUP:
        return None
    return next((name for pattern, name in _OPENINGS if pattern.match(head, start)), None)


def _is_binary(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls > _BINARY_SHARE * len(data)
