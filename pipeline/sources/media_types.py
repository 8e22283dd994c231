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
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
    (b"bplist0", "application/x-webarchive"),
)
_FIRST_OF_SIGNATURES = tuple(signature for signature, _ in _SIGNATURES)
_OPENINGS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (
        re.compile(
            rb"<\?xml[^>]{0,200}>\s*(?:<!doctype plist[^>]{0,300}>\s*)?"
            rb"<plist[^>]{0,100}>\s*<dict>\s*<key>Web",
            re.IGNORECASE,
        ),
        "application/x-webarchive",
    ),
    (re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE), "text/html"),
    (re.compile(rb"<\?xml\s|<!doctype\s", re.IGNORECASE), "application/xml"),
    (re.compile(rb"<[A-Za-z][\w.:-]*\s(?=[^<>]*\bxmlns[:=])"), "application/xml"),
    (re.compile(rb'(?:\[\s*)*\{\s*(?:"[^"\n]*"\s*:|\})|\[\s*(?:\]|"|null\b)'), "application/json"),
)
_FIRST_OF_MARKUP = b"<{["
_LIST_GOES_ON = re.compile(rb"[\s,]*,[\s,]*(?:null[\s,]+)*(?=[{\[]|null\s*\Z)")
"""What stands ahead of a later record of a list in JSON."""

_HEADERS = re.compile(rb"(?:\xef\xbb\xbf)?(?:[!-9;-~]++:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)++")
_LONGEST_HEADERS = 32_768
"""Bytes in which the headers of a message end; those of newsletters have 10,000."""

_MIME = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
SEVERAL_PARTS = re.compile(rb"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)
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
_MARKED_BY = 16
"""Bytes by which UTF-16 is told where no mark does."""

_PLAIN_SIGNS = bytes([*b"\t\n\r", *range(0x20, 0x7F)])

# Escape, tab, line ends and form feed occur in text; NUL has a reason of its own.
_CONTROLS = bytes([*range(0x01, 0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
# Random bytes hold 10 % of these control bytes, text none: the line lies halfway.
_BINARY_SHARE = 0.05


def unicode_encoding(data: bytes) -> str | None:
    """The Unicode encoding that a byte order mark announces, or that zeros betray; None without either."""
    if data.startswith(_FIRST_OF_BOMS):
        return next(encoding for bom, encoding in _BOMS if data.startswith(bom))
    return _unmarked_utf16(data[:_MARKED_BY]) if b"\0" in data[:2] else None


def _unmarked_utf16(head: bytes) -> str | None:
    """UTF-16 without a mark: each second byte is zero, and the others are plain signs of text."""
    for signs, zeros, encoding in (
        (head[1::2], head[::2], "utf-16-be"),
        (head[::2], head[1::2], "utf-16-le"),
    ):
        if len(head) == _MARKED_BY and not any(zeros) and not signs.translate(None, _PLAIN_SIGNS):
            return encoding
    return None


def packed_type(data: bytes) -> str | None:
    """The media type of what is told by its first bytes alone: archives, messages of several parts, PDF."""
    if data.startswith(_FIRST_OF_SIGNATURES):
        return next(media_type for signature, media_type in _SIGNATURES if data.startswith(signature))
    if data[257:262] == b"ustar":
        return "application/x-tar"
    return "message/rfc822" if _is_message(data) else None


def sniff(data: bytes) -> str:
    """The media type; ``text/plain`` for anything that may be text, else octet-stream."""
    found = packed_type(data) or _markup_type(data)
    if found is not None:
        return found
    if unicode_encoding(data) is None and _is_binary(data):
        return BINARY
    return PLAIN_TEXT


def _markup_type(data: bytes) -> str | None:
    """HTML, XML or JSON, when the first characters after comments leave no doubt."""
    if data[:1].isalnum():
        return None
    head = data[:_HEAD_BYTES]
    encoding = unicode_encoding(head)
    if encoding is not None:
        head = head.decode(encoding, "ignore").lstrip("\ufeff").encode()
    if _LIST_GOES_ON.match(head):
        return "application/json"
    skipped = _COMMENTS.match(head)
    start = skipped.end() if skipped else 0
    if head[start : start + 1] not in _FIRST_OF_MARKUP:
        return None
    return next((name for pattern, name in _OPENINGS if pattern.match(head, start)), None)


def headers_of(data: bytes) -> bytes:
    """The headers that a message begins with; empty where it begins with none."""
    found = _HEADERS.match(data, 0, _LONGEST_HEADERS)
    return found[0] if found else b""


def _is_message(data: bytes) -> bool:
    """Whether these are the headers of a message of several parts, as a browser saves a page in one file."""
    headers = headers_of(data)
    return bool(headers and _MIME.search(headers) and SEVERAL_PARTS.search(headers))


def _is_binary(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls > _BINARY_SHARE * len(data)
