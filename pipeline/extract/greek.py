"""Greek letters beside their names: `TNF-α`, `TNF-alpha` and `TNFα` are one name."""

from __future__ import annotations

import unicodedata

_SMALL = "αβγδεζηθικλμνξοπρστυφχψω"

GREEK_NAMES: dict[str, str] = {
    letter: unicodedata.name(letter).removeprefix("GREEK SMALL LETTER ").lower().replace("lamda", "lambda")
    for letter in _SMALL
}
"""Letter to its name in English; `µ` and final sigma are folded to `μ` and `σ` before it is asked."""

_INITIALS = {ord(letter): name[0] for letter, name in GREEK_NAMES.items()}


def latin_initials(text: str) -> str:
    """``text`` with each small Greek letter as the first letter of its name; of the same length."""
    return text if text.isascii() else text.translate(_INITIALS)
