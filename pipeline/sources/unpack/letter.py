"""Writes the text of a packed message out, in UTF-8: its headers, and its words as they were meant."""

from __future__ import annotations

import re
from contextlib import suppress
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from html import escape

from pipeline.decoded import Unreadable
from pipeline.sources.dates import date_of

_TOLD = ("From", "Date", "Subject")
_ESCAPED = re.compile(r"=\?[^\s?]{1,40}\?[BbQq]\?([^?]*)(?:\?=)?")
_LONGEST_ESCAPED = 4000
"""Characters of a header that is unescaped: the library takes quadratic time for it."""

_SAVED_BY_BROWSER = ("Content-Location", "Snapshot-Content-Location")


def written_out(data: bytes) -> bytes:
    """The message as plain text below three headers, or as a web page that states them.

    Raises :class:`Unreadable` with ``no_document`` for a message of another kind.
    """
    message = BytesParser().parsebytes(data)
    kind = message.get_content_type()
    if kind == "text/html":
        return _page(message)
    if kind != "text/plain":
        raise Unreadable("no_document", f"it is a message of {kind}.")
    told = "".join(f"{name}: {value}\n" for name in _TOLD if (value := header(message, name)))
    return f"{told}\n".encode() + words(message)


def _page(message: Message) -> bytes:
    """The page; one that a browser saved tells of itself, any other takes subject and date along."""
    if is_saved_page(message):
        return words(message)
    title, date = escape(header(message, "Subject")), date_of(header(message, "Date"))
    head = f'<meta name="dc.title" content="{title}"><meta name="dc.date" content="{date}">'
    return f"<!doctype html>{head}\n".encode() + words(message)


def is_saved_page(message: Message) -> bool:
    """Whether a browser saved this message, or part of one."""
    return any(name in message for name in _SAVED_BY_BROWSER)


def header(message: Message, name: str) -> str:
    """The words of a header, in one line; empty where there is none.

    What is escaped in an unknown way is left as it stands between its marks.
    """
    value = str(message.get(name, ""))
    if len(value) <= _LONGEST_ESCAPED:
        with suppress(MessageError, LookupError, ValueError):
            value = str(make_header(decode_header(value)))
    value = _ESCAPED.sub(r"\1", value)
    return " ".join(value.encode("utf-8", "replace").decode().split())


def words(part: Message) -> bytes:
    """What a part holds, in UTF-8 where its encoding is named and fits."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return b""
    return recoded(content, part.get_content_charset("") if part.get_content_maintype() == "text" else "")


def recoded(content: bytes, charset: str) -> bytes:
    """Text in the encoding that is named, in UTF-8; as it is where none is, or another."""
    try:
        return content.decode(charset).encode() if charset else content
    except (LookupError, ValueError):
        return content
