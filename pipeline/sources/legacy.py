"""Finds the encoding of bytes that are not Unicode; rather none than a guess."""

from __future__ import annotations

import re

from charset_normalizer import CharsetMatch, from_bytes

_WESTERN = ("windows-1252", "mac-roman")
_LATIN = ["cp1252", "cp1250", "cp1254", "cp1257", "iso8859_2"]
_OTHER_SCRIPTS = [
    "cp1251", "koi8_r", "iso8859_5", "cp1253", "iso8859_7", "cp1255", "cp1256",
    "cp932", "euc_jp", "gb18030", "big5", "cp949",
]  # fmt: skip

_HIGH_BYTES = bytes(range(0x80, 0x100))
_BLANKS = b" \t\r\n"
# Western prose has 1-10 % bytes above ASCII, other scripts in one-byte encodings over 80 %.
_OTHER_SCRIPT_SHARE = 0.3
# Shorter samples of another script fit several encodings equally well.
_LEAST_HIGH_BYTES = 32
_SAMPLE_BYTES = 65_536
# Scales of charset-normalizer: disorder from 0 (none), likeness to a known language up to 1.
_MOST_DISORDER = 0.15
_LEAST_COHERENCE = 0.5
# EUC-JP read as Korean comes within .05 of the truth; true readings lead by more than .1.
_LEAST_LEAD = 0.1

_C1_CONTROL = re.compile("[\x80-\x9f]")
_LETTERS = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒŠŽßàáâãäåæçèéêëìíîïñòóôõöøùúûüœšž"
_SIGNS = "¡¿°±²³¹µ·×÷½¼¾ªº©®™€£¢¥§¶†‡‰≤≥"
_MARKS = "\xa0\xad‘’‚“”„–—…•«»‹›´"
_OUTSIDE_WESTERN = re.compile(f"[^\x00-\x7f{_LETTERS}{_SIGNS}{_MARKS}]")
_MISPLACED = re.compile(
    "[a-zß-öø-ÿ][À-ÖØ-ÞŒŠŽ]"  # a capital inside a word
    f"|[A-Za-zß-öø-ÿ][{_SIGNS.replace('·', '').replace('µ', '')}][A-Za-zß-öø-ÿ]"  # a sign inside one
    f"|(?!°±)[{_SIGNS}][{_SIGNS}]"
    "|[¡¿‚„](?![0-9A-Za-zÀ-ÿ¡¿“«])"  # an opening mark that opens nothing
    f"|(?<![0-9] )(?<![A-Za-zÀ-ÿ])(?![àáèéòóôÀÁÈÉ])[{_LETTERS}](?![A-Za-zÀ-ÿ])"  # a letter alone
)


def legacy_encoding(data: bytes) -> str | None:
    """The Python codec that reads all of ``data`` and gives the same bytes back, or None."""
    high = len(data) - len(data.translate(None, _HIGH_BYTES))
    if _is_damaged_utf8(data, high):
        return None
    if high < _OTHER_SCRIPT_SHARE * len(data.translate(None, _BLANKS)):
        western = next((name for name in _WESTERN if _reads_as_western(data, name)), None)
        return western or _guess(data, _LATIN, _LEAST_COHERENCE)
    return _guess(data, _OTHER_SCRIPTS, 0) if high >= _LEAST_HIGH_BYTES else None


def _is_damaged_utf8(data: bytes, high: int) -> bool:
    """Most bytes above ASCII stand in valid UTF-8 sequences, so another encoding would garble them."""
    valid = data.decode("utf-8", "ignore").encode()
    return 2 * (len(valid) - len(valid.translate(None, _HIGH_BYTES))) >= high


def _reads_as_western(data: bytes, encoding: str) -> bool:
    """All characters are usual in Western prose, and none stands where prose has none."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return not _OUTSIDE_WESTERN.search(text) and not _MISPLACED.search(text)


def _guess(data: bytes, encodings: list[str], least_coherence: float) -> str | None:
    """The likeliest of ``encodings`` by charset-normalizer on a bounded sample; None on a near tie."""
    matches = from_bytes(_sample(data), cp_isolation=encodings, enable_fallback=False)
    fits = [match for match in matches if not _C1_CONTROL.search(str(match))]
    fits.sort(key=_likeness, reverse=True)
    if not fits or (len(fits) > 1 and _likeness(fits[0]) - _likeness(fits[1]) < _LEAST_LEAD):
        return None
    best = fits[0]
    is_clear = best.chaos <= _MOST_DISORDER and best.coherence >= least_coherence
    return best.encoding if is_clear and _round_trips(data, best.encoding) else None


def _likeness(fit: CharsetMatch) -> float:
    return fit.coherence - fit.chaos


def _sample(data: bytes) -> bytes:
    """The first part of ``data``, cut where no encoding has a character of several bytes."""
    if len(data) <= _SAMPLE_BYTES:
        return data
    sample = data[:_SAMPLE_BYTES]
    return sample[: max(sample.rfind(b" "), sample.rfind(b"\n")) + 1] or sample


def _round_trips(data: bytes, encoding: str) -> bool:
    try:
        return data.decode(encoding).encode(encoding) == data
    except UnicodeError:
        return False
