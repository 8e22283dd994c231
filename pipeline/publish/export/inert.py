"""Text that does nothing where it is opened: no formula in a spreadsheet, no order to a terminal."""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.compute as pc

FORMULA = "^['\\s\u00a0\u2000-\u200b\u3000\ufeff=+\\-@|%\uff1d\uff0b\uff0d\uff20]"
"""What begins a formula, in full width too, or a blank that hides one (OWASP, CSV injection).

A quote is among them so that taking one leading quote away gives every text back.
"""

TURNS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Characters that turn the direction of writing (Unicode, Bidi_Control), as they stand between brackets."""

ORDERS = f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{TURNS}]"
"""Control characters but tab and line ends, and those that turn the direction of writing."""

_ORDER = re.compile(ORDERS)


def inert_cells(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Texts as cells of a spreadsheet: a leading quote before a formula, orders spelled ``\\u001b``."""
    hostile = pc.match_substring_regex(texts, ORDERS)
    if pc.any(hostile).as_py():
        texts = pa.chunked_array([[text and spelled(text) for text in texts.to_pylist()]], pa.string())
    quoted = pc.binary_join_element_wise(pa.scalar("'"), texts, pa.scalar(""))
    return pc.if_else(pc.match_substring_regex(texts, FORMULA), quoted, texts)


def spelled(text: str) -> str:
    """The text with orders spelled as JSON spells them."""
    return _ORDER.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
