"""Folding of text for look-ups: one code point in, one code point out."""

from __future__ import annotations

_SAME = {
    "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ", "\t": " ",
    "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\uff1a": ":", "\uff1b": ";", "\u0130": "I",
}  # fmt: skip
_ODD = frozenset(_SAME)
_ASCII = bytes(range(0x80))


def fold(text: str) -> str:
    """``text`` in lower case with plain spaces, quotes and dashes; offsets stay the same."""
    if text.isascii():
        return text.lower()
    written = text.encode("utf-8", "surrogatepass")
    others = written.translate(None, _ASCII).decode("utf-8", "surrogatepass")
    if _ODD.isdisjoint(others) and others == others.lower():
        # Bytes are folded several times as fast, but only letters of ASCII among them.
        return written.replace(b"\t", b" ").lower().decode("utf-8", "surrogatepass")
    for character, plain in _SAME.items():
        text = text.replace(character, plain)
    return text.lower()
