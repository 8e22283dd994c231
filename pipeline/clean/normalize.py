"""Clean text has one form for each character: the recorded normalizations, with an exact map."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import repeat

from pipeline.clean.composition import composed
from pipeline.clean.damage import character_references, ligatures, misread_characters
from pipeline.clean.forms import FORM_NORMALIZATIONS, plain, plain_text
from pipeline.clean.line_ends import broken_words
from pipeline.clean.runs import UNCHANGED, Edit, edited, through
from pipeline.decoded import MARKUP, PLAIN
from pipeline.document import OffsetMap

NORMALIZATIONS = (
    "mended_encoding",
    "character_references",
    "ligatures",
    "plain_hyphens",
    "line_end_hyphens",
    "plain_spaces",
    "no_invisible_characters",
    "single_spaces",
    "nfc",
)
"""What was done to kept text, in this order.

Characters that were decoded with the wrong encoding are mended, HTML's references read, letters that a
font joined set apart; U+2010 and U+2011 become the hyphen-minus; a word that a line end broke is
joined; tabs, line ends and Unicode spaces become a space; control characters, zero-width characters,
direction marks, soft hyphens and U+FEFF are removed; a run of spaces becomes one; the rest is
Unicode's form NFC.
"""

_OTHER_WHITE_SPACE = (
    "\n\xa0\t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb"
)
_SPACES = re.compile("  +")
_SURPLUS = re.compile(f" *[{_INVISIBLE}][ {_INVISIBLE}]*|  +")

_ASCII = bytes(range(0x20, 0x7F))
_STABLE = re.compile(
    "[\u00a1-\u00ac\u00ae-\u00c1\u00c4-\u00cd\u00d0-\u00e1\u00e3-\u02ff\u0391-\u03a1\u03a3-\u03ce"
    "\u0410-\u044f\u2012-\u2027\u2030-\u205e\u2070-\u209c\u20a0-\u20bf\u2190-\u22ff\u25a0-\u27bf"
    "\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uff01-\uff60]*"
)
"""Characters beyond ASCII that no normalization touches, beside whatever others they stand."""


_SHORT = 100
"""Code points of a text that is remembered: names and dates in records are quoted, and each quote checked."""


def normalizations_of(form: str) -> tuple[str, ...]:
    """All that is done to kept text of a capture in ``form``, in this order."""
    return FORM_NORMALIZATIONS[form] + NORMALIZATIONS


def normalize(text: str, form: str = PLAIN) -> str:
    """``text`` after all of its form's normalizations; doing it twice to plain text changes nothing.

    It gives ``clean[start:end]`` for the source of that span, if the span's ends are not white
    space, cut no character from its combining marks, no character that one of the source became together with
    others, and no word that a line end broke.
    """
    if is_normal(text, form):
        return text
    return _remembered(text, form) if len(text) <= _SHORT else _normalized(text, form)


def _normalized(text: str, form: str) -> str:
    return normalize_with_map(_SPACES.sub(" ", plain_text(text, form)))[0]


_remembered = lru_cache(maxsize=16_384)(_normalized)


def normalize_all(texts: Sequence[str], form: str) -> Iterable[tuple[str, OffsetMap]]:
    """Each text as :func:`normalize_with_map` gives it; most stay as they are, as one look tells."""
    bare = texts if form == PLAIN else [text for text in texts if "<" not in text and "&" not in text]
    if not are_normal(bare, form):
        return [normalize_with_map(text, form) for text in texts]
    if len(bare) == len(texts):
        return zip(texts, repeat(UNCHANGED), strict=False)
    return [_undone(text, form) if "<" in text or "&" in text else (text, UNCHANGED) for text in texts]


def _undone(text: str, form: str) -> tuple[str, OffsetMap]:
    """What ``_read`` gives; the citations of a file show the same dates again and again."""
    return _remembered_with_map(text, form) if len(text) <= _SHORT else _read(text, form)


def normalize_with_map(text: str, form: str = PLAIN) -> tuple[str, OffsetMap]:
    """The normalized text, and its map to the code points of ``text``."""
    if is_normal(text, form):
        return text, UNCHANGED
    return _read(text, form)


def _read(text: str, form: str) -> tuple[str, OffsetMap]:
    text, offsets = plain(text, form)
    before = None
    while text != before and not is_normal(text):
        before = text
        text, offsets = _tidied(*_mended(text, offsets))
    return text, offsets


_remembered_with_map = lru_cache(maxsize=2_048)(_read)


def _mended(text: str, offsets: OffsetMap) -> tuple[str, OffsetMap]:
    """Characters that came to harm are whole."""
    while edits := misread_characters(text):
        text, offsets = _after(text, offsets, edits)
    while edits := character_references(text):
        text, offsets = _after(text, offsets, edits)
    if text.isascii():
        return text, offsets
    text, offsets = _after(text, offsets, ligatures(text))
    return text.replace("\u2011", "-").replace("\u2010", "-"), offsets


def _tidied(text: str, offsets: OffsetMap) -> tuple[str, OffsetMap]:
    """White space and composition are plain, which may set new characters side by side."""
    if not text.isprintable():
        text, offsets = _after(text, offsets, broken_words(text))
        text = _with_plain_spaces(text)
    text, offsets = _after(text, offsets, _surplus(text))
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text, offsets = _after(text, offsets, composed(text))
    return text, offsets


def is_normal(text: str, form: str = PLAIN) -> bool:
    """A quick look: whether ``text`` and each part of it surely stay as they are; False says nothing."""
    if not _is_as_written(text, form) or "  " in text or ("&" in text and character_references(text)):
        return False
    others = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return not others or _STABLE.fullmatch(others.decode("utf-8", "surrogatepass")) is not None


def are_normal(texts: Sequence[str], form: str = PLAIN) -> bool:
    """The same of many texts; those in ASCII are looked at apart from the others, in half the time."""
    others = [text for text in texts if not text.isascii()]
    plain_ones = texts if not others else [text for text in texts if text.isascii()]
    return is_normal("".join(plain_ones), form) and (not others or is_normal("".join(others), form))


def _is_as_written(text: str, form: str) -> bool:
    return form == PLAIN or (form == MARKUP and "<" not in text and "]]>" not in text)


def _after(text: str, offsets: OffsetMap, edits: list[Edit]) -> tuple[str, OffsetMap]:
    if not edits:
        return text, offsets
    text, after = edited(text, edits)
    return text, through(after, offsets, len(text))


def _with_plain_spaces(text: str) -> str:
    for space in _OTHER_WHITE_SPACE:
        if space in text:
            text = text.replace(space, " ")
    return text


def _surplus(text: str) -> list[Edit]:
    """Invisible characters and all but one space of a run of spaces."""
    if "  " not in text and text.isprintable():
        return []
    return [(*found.span(), " " if " " in found.group() else "") for found in _SURPLUS.finditer(text)]
