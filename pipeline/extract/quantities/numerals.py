"""Reads written numbers: digits, powers of ten, number words, Roman numerals."""

from __future__ import annotations

import re
from functools import lru_cache
from math import isfinite

from pipeline.extract.patterns import alternatives

DASHES = r"\-‐‑–−—~"
"""What stands between the ends of a range; many write `18~65 years`."""
_MINUS = "-−–⁻"
POINTS = "·∙⋅"
"""What The Lancet and old prints set for the decimal point, and what files make of it."""
_COMMA_DECIMAL = r"0,\d{1,4}(?![\d,]| (?:and|or|to)\b)"
"""No group of thousands begins with a nought alone."""
_DIGITS = (
    rf"(?>{_COMMA_DECIMAL}|\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+(?!\d)|\d+)"
    rf"(?:\.\d+|[{POINTS}](?!10\D)\d+)?"
)
_POWER = rf"10(?: ?\^ ?\(?[{_MINUS}]?\d{{1,2}}\)?|\([{_MINUS}]?\d{{1,2}}\)|[{_MINUS}]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,2}})"
_SPLIT_POWER = r"10 (?:[3-9]|1[0-2])(?=/| [^\W\d_])"
_FLAT_POWER = rf"(?:10(?:[3-9]|1[0-2]|[{_MINUS}]\d{{1,2}})(?![\d.])|{_SPLIT_POWER}|10[eE]\d{{1,2}}(?!\d))"
"""A power of ten whose superscript was lost: ``2 x 106``, ``2 x 10 6 cells``, ``2 x 10e6``; exponents below 3
could be a plain number.
"""
_POWERS_TWICE = ("10e", "10E")
"""``10e6`` behind a mantissa: the writer means 10^6."""
_TIMES = rf" ?[×xX*{POINTS}] ?"
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−–", "0123456789---")
_PARTS = re.compile(rf"(?P<sign>[{_MINUS}])?(?:(?P<digits>{_DIGITS}|\.\d+)(?:{_TIMES}|[eE]|$))?(?P<power>.*)")
_DECIMAL_POINT = re.compile(f"[{POINTS}]")
_DECIMAL_COMMA = re.compile("^0,")
_MANTISSA = re.compile(_DIGITS)
_SCALED = re.compile(r"(.*)[ -]([a-zA-Z]+)")
_LONGEST = 40
"""A longer run of digits is no number that anyone wrote."""
_REMEMBERED = 4096
"""Numbers whose value is remembered: small ones and powers of ten are written again and again."""
_AND_A_HALF = "and a half"
_SPOKEN = re.compile(rf"{_AND_A_HALF}|half an?|[^ -]+")
_ROMAN = {"I": 1.0, "II": 2.0, "III": 3.0, "IV": 4.0}


class Numerals:
    """The numerals of one rule file: patterns to find them and their values."""

    def __init__(self, number_words: dict[str, float], multipliers: dict[str, int]) -> None:
        self._words = number_words
        self._multipliers = multipliers
        self._remembered = lru_cache(_REMEMBERED)(self._value)
        multiplier = f"(?:[ -](?:{alternatives(list(multipliers))})\\b)"
        powered = rf"{_TIMES}(?:{_POWER}|{_FLAT_POWER})|[eE][-+−]?\d{{1,2}}(?!\d)"
        self.digits = rf"(?:{_POWER}|{_DIGITS}(?:{powered})?){multiplier}?"
        name = _name(number_words)
        self.words = rf"(?i:{name}(?: and a half)?(?:{multiplier}{{1,2}}(?:(?: and)? {name})?)?)"
        self.scales = rf"to[ -]|(?:{alternatives(list(multipliers))})\b"
        self.plain = _plain(self.scales, self.words)
        self.goes_on = rf"(?i:{multiplier} (?:and )?)$"
        self.number = f"(?:{self.digits}|{self.words})"
        self.starts = tuple(number_words)
        self.multipliers = tuple(multipliers)

    def fill(self, pattern: str) -> str:
        """``pattern`` of a rule with its placeholders replaced."""
        fragments = {
            "{number}": self.number,
            "{signed}": rf"[{_MINUS}]?{_DIGITS}",
            "{roman}": "I{1,3}V?|IV",
            "{dash}": f"[{DASHES}]",
            "{dashes}": DASHES,
        }
        for name, fragment in fragments.items():
            pattern = pattern.replace(name, fragment)
        return pattern

    def scale_shared(self, low: float, high: float, written_high: str) -> float:
        """``low`` of ``1-2 million``: a power or multiplier behind the second number holds for both."""
        mantissa = _MANTISSA.match(written_high)
        if mantissa is None or mantissa.end() == len(written_high):
            return low
        shown = self.value(mantissa[0])
        scaled = low * high / shown if shown else low
        return scaled if low < scaled < high else low

    def value(self, written: str) -> float | None:
        """The number that ``written`` says, or ``None`` where it says none."""
        return self._remembered(written) if len(written) <= _LONGEST else None

    def _value(self, written: str) -> float | None:
        if written.isdecimal():
            return float(written)
        if written[0].isalpha():
            return self._in_words(written)
        scaled = _SCALED.fullmatch(written)
        value = _in_digits(scaled[1] if scaled else written)
        return value if value is None or scaled is None else value * self._multipliers[scaled[2].lower()]

    def _in_words(self, written: str) -> float | None:
        """``one hundred and twenty``, ``III``: each multiplier multiplies what stands before it."""
        if written in _ROMAN:
            return _ROMAN[written]
        total = 0.0
        for word in _SPOKEN.findall(written.lower()):
            if word == _AND_A_HALF:
                total += 0.5
            elif word in self._multipliers:
                total *= self._multipliers[word]
            elif word in self._words:
                total += self._words[word]
            elif word != "and":
                return None
        return total


def _name(words: dict[str, float]) -> str:
    """A pattern of one number below a hundred."""
    tens = alternatives([word for word, value in words.items() if value >= 20])
    ones = alternatives([word for word, value in words.items() if value < 10])
    return rf"(?:(?:{tens})[ -](?:{ones})|{alternatives(list(words))})\b"


def _plain(joins: str, words: str) -> str:
    """A pattern of digits that nothing behind them groups, scales or pairs; most numbers are written so."""
    return (
        rf"\d{{1,9}}(?:\.\d{{1,9}})?(?=[%);:/\]\n]|[.,](?:\s|$)|$| (?!{joins})[^\W\d_xX]"
        rf"|-(?!{joins}|{words})[^\W\d_])"
    )


def _in_digits(written: str) -> float | None:
    parts = _PARTS.fullmatch(written)
    if parts is None or not (parts["digits"] or parts["power"]):
        return None
    digits = _DECIMAL_POINT.sub(".", _DECIMAL_COMMA.sub("0.", parts["digits"] or "1"))
    digits = re.sub(r"[,\s]", "", digits)
    sign = "-" if parts["sign"] else ""
    scientific = "e" in written.lower() and not parts["power"].startswith(_POWERS_TWICE)
    try:
        value = float(f"{sign}{digits}e{_exponent(parts['power'], scientific)}")
    except ValueError:
        return None
    return value if isfinite(value) else None


def _exponent(power: str, scientific: bool) -> str:
    if not power:
        return "0"
    plain = power.translate(_SUPERSCRIPTS).replace("+", "")
    return plain if scientific else re.sub(r"[ ^()eE]", "", plain[2:])
