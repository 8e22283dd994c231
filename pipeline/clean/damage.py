"""Mends characters that came to harm on their way into a capture."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from html import unescape

import ftfy.bad_codecs

from pipeline.clean.runs import Edit

# One character of UTF-8 that was read as Windows-1252 (which has its own signs for 0x80 to 0x9f, and none for
# some of them): the sign of its first byte, then the signs of its further bytes, without those that a word
# which ends in the first may be followed by.
_FIRST = "ÂÃâÎÏ"
_FURTHER = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\x80-\x9f\xa1-\xbf"
_MISREAD = re.compile(f"[ÂÃÎ](?![…’])[{_FURTHER}]|Ï(?![…’”»–—])[{_FURTHER}]|â[{_FURTHER}]{{2}}|Â\xa0")
ftfy.bad_codecs.ok()  # whose import registers the codec
_WINDOWS_1252 = codecs.lookup("sloppy-windows-1252")
_REFERENCE = re.compile(r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_JOINED = ("ff", "fi", "fl", "ffi", "ffl", "st", "st")
_LETTERS = dict(zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", _JOINED, strict=True))


def misread_characters(text: str) -> list[Edit]:
    """Characters that were decoded with the wrong encoding (``Î±`` for ``α``)."""
    return _changed(_MISREAD, text, _read_again) if _holds_any(_FIRST, text) else []


def character_references(text: str) -> list[Edit]:
    """References of HTML that were left in text, once or several times escaped (``&amp;lt;``)."""
    return _changed(_REFERENCE, text, _unescaped) if "&" in text else []


def ligatures(text: str) -> list[Edit]:
    """Letters that a font joined."""
    return _changed(_LIGATURE, text, _LETTERS.__getitem__) if _holds_any(_LETTERS, text) else []


@lru_cache(maxsize=4096)
def _unescaped(reference: str) -> str:
    read = unescape(reference)
    return read if read == reference or not _REFERENCE.fullmatch(read) else _unescaped(read)


def _read_again(characters: str) -> str:
    """What the bytes of ``characters`` say in UTF-8; themselves where they say nothing."""
    try:
        return _WINDOWS_1252.encode(characters)[0].decode()
    except UnicodeError:
        return characters


def _holds_any(characters: Iterable[str], text: str) -> bool:
    """Whether one of them is there, which is found sooner than by a pattern."""
    return any(character in text for character in characters)


def _changed(pattern: re.Pattern[str], text: str, mend: Callable[[str], str]) -> list[Edit]:
    found = ((*one.span(), mend(one.group())) for one in pattern.finditer(text))
    return [edit for edit in found if edit[2] != text[edit[0] : edit[1]]]
