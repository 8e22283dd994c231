"""Decodes web pages, which may declare their encoding."""

from __future__ import annotations

import re

from pipeline.decoded import Decoded
from pipeline.sources.media_types import unicode_encoding
from pipeline.sources.text import read_as, read_text

_HEAD_BYTES = 4096
_DECLARED = re.compile(
    rb"""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)"""
    rb"""|<meta\s[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
# Labels of the WHATWG encoding standard and Python's names for what browsers take them to mean; UTF-8
# needs no declaration, and encodings whose bytes depend on what came before have no exact offsets.
_CODECS = {
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252",
    "latin1": "cp1252", "windows-1252": "cp1252", "cp1252": "cp1252", "iso-8859-2": "iso8859_2",
    "latin2": "iso8859_2", "iso-8859-5": "iso8859_5", "iso-8859-7": "iso8859_7",
    "iso-8859-9": "cp1254", "iso-8859-15": "iso8859_15", "windows-1250": "cp1250",
    "windows-1251": "cp1251", "windows-1253": "cp1253", "windows-1254": "cp1254",
    "windows-1255": "cp1255", "windows-1256": "cp1256", "windows-1257": "cp1257", "koi8-r": "koi8_r",
    "koi8-u": "koi8_u", "macintosh": "mac_roman", "shift_jis": "cp932", "shift-jis": "cp932",
    "sjis": "cp932", "euc-jp": "euc_jp", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030",
    "big5": "big5", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
}  # fmt: skip


def decode(data: bytes) -> Decoded:
    """The page as text: by its byte order mark, as UTF-8, by what it declares, else by what fits.

    Raises :class:`~pipeline.decoded.Unreadable` as :func:`~pipeline.sources.text.read_text` does.
    """
    codec = None if b"\0" in data else _declared(data)
    if codec is None or unicode_encoding(data) or _is_utf8(data):
        return read_text(data)
    try:
        return read_as(data, codec)
    except UnicodeError:
        return read_text(data)


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD_BYTES])
    return _CODECS.get((found[1] or found[2]).decode().lower()) if found else None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
