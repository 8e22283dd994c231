"""Folding of text for look-ups: one code point in, one code point out."""

from __future__ import annotations

_SAME = {
    "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ", "\t": " ",
    "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\uff1a": ":", "\uff1b": ";", "\u0130": "I",
}  # fmt: skip


def fold(text: str) -> str:
    """``text`` in lower case with plain spaces, quotes and dashes; offsets stay the same."""
    if not text.isascii():
        for character, plain in _SAME.items():
            if character in text:
                text = text.replace(character, plain)
    return text.lower()
