"""Foldings that keep every offset: code point ``i`` of a text is byte ``i`` of its folded forms."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from pipeline.extract.greek import GREEK_NAMES

_ASCII = bytes(range(128))
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
HYPHENS = frozenset("-" + _HYPHENS)
"""What is written between the parts of a compound."""
_LETTER = "\x7f"
"""Stands for a letter that has no ASCII likeness, so that it still ends no word."""
_OTHER = ";"
_ALIKE = {
    **dict.fromkeys(_HYPHENS, "-"),
    **dict.fromkeys("‘’‛′ʼ", "'"),
    **dict.fromkeys("“”„″«»", '"'),
    "⁺": "+",
}
_FREE_CODES = [*range(1, 9), *range(14, 32)]
_GREEK = {letter: chr(code) for letter, code in zip(GREEK_NAMES, _FREE_CODES, strict=False)}
_GREEK |= {"µ": _GREEK["μ"], "ς": _GREEK["σ"]}
_MANY = 64
"""Distinct letters beyond ASCII from which on one translation is quicker than a replacement of each."""


class Folded(NamedTuple):
    """One text in three foldings, each as long as the text has code points.

    ``cased`` has ASCII likenesses, and hyphens, slashes and white space as spaces; ``low`` is the same in
    lower case; in ``words`` all punctuation but `+` is a space too.
    """

    cased: bytes
    low: bytes
    words: bytes


def _spaced(marks: bytes) -> bytes:
    return bytes.maketrans(marks, b" " * len(marks))


_SEPARATORS = _spaced(b"-/\t\n\r\x0b\x0c")
_PUNCTUATION = _spaced(b"!\"#$%&'()*,.:;<=>?@[\\]^_`{|}~")


@lru_cache(maxsize=1024)
def folded_document(text: str) -> Folded:
    """The foldings of a document's text; remembered, since several finders ask for the same one."""
    return folded(text)


def folded(text: str) -> Folded:
    """The foldings of ``text``."""
    cased = folded_cased(text)
    low = cased.lower()
    return Folded(cased, low, low.translate(_PUNCTUATION))


def as_words(cased: bytes) -> bytes:
    """The last folding of what :func:`folded_cased` gave."""
    return cased.lower().translate(_PUNCTUATION)


def folded_cased(text: str) -> bytes:
    """Only the first folding of ``text``."""
    return _likeness(text).translate(_SEPARATORS)


def lowered(text: str) -> str:
    """``text`` in lower case, one code point for one (`İ` is the only letter whose lower case is two)."""
    return text.replace("İ", "i").lower() if "İ" in text else text.lower()


def _likeness(text: str) -> bytes:
    if not text.isascii():
        others = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
        distinct = sorted(set(others.decode("utf-8", "surrogatepass")))
        if len(distinct) > _MANY:
            return text.translate({ord(other): _ascii_like(other) for other in distinct}).encode("ascii")
        for other in distinct:
            text = text.replace(other, _ascii_like(other))
    return text.encode("ascii")


@lru_cache(maxsize=4096)
def _ascii_like(other: str) -> str:
    """The one ASCII character that stands for ``other``; each small Greek letter has its own control code."""
    if other in _ALIKE or other in _GREEK:
        return _ALIKE.get(other) or _GREEK[other]
    parts = unicodedata.normalize("NFKD", other)
    if "A" <= parts[0] <= "z" and parts[0].isalpha() and all(map(unicodedata.combining, parts[1:])):
        return parts[0]
    if other.isspace():
        return " "
    return _LETTER if other.isalpha() or other.isdecimal() or unicodedata.combining(other) else _OTHER
