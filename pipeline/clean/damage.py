"""Mends characters that came to harm on their way into a capture."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from ftfy import fix_encoding

from pipeline.clean.runs import Edit

# UTF-8 that was read as Windows-1252 begins with one of these and goes on with characters above ASCII.
_MISREAD = re.compile(r"[ÂÃâÎÏ][^\x00-\x7f\s]{1,12}")
_REFERENCE = re.compile(r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_JOINED = ("ff", "fi", "fl", "ffi", "ffl", "st", "st")
_LETTERS = dict(zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", _JOINED, strict=True))


def misread_characters(text: str) -> list[Edit]:
    """Characters that were decoded with the wrong encoding (``Î±`` for ``α``), as ftfy mends them."""
    return [] if text.isascii() else _changed(_MISREAD, text, fix_encoding)


def character_references(text: str) -> list[Edit]:
    """References of HTML that were left in text, once or several times escaped (``&amp;lt;``)."""
    return _changed(_REFERENCE, text, _unescaped) if "&" in text else []


def ligatures(text: str) -> list[Edit]:
    """Letters that a font joined."""
    return _changed(_LIGATURE, text, _LETTERS.__getitem__)


def _unescaped(reference: str) -> str:
    read = unescape(reference)
    return read if read == reference or not _REFERENCE.fullmatch(read) else _unescaped(read)


def _changed(pattern: re.Pattern[str], text: str, mend: Callable[[str], str]) -> list[Edit]:
    found = ((*one.span(), mend(one.group())) for one in pattern.finditer(text))
    return [edit for edit in found if edit[2] != text[edit[0] : edit[1]]]
