"""How text stands in the parts of a Word file: runs, fields, tracked changes, raised numbers, symbols."""

from __future__ import annotations

import re
from html import unescape

from pipeline.markup import ATTRIBUTES, COMMENT

# These tables are part of the recorded normalization, so they are no rules that people edit.
_SPACES = frozenset(["br", "cr", "tab", "ptab"])
_CODED = dict(zip("abcdefghijklmnopqrstuvwxyz", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_SYMBOLS = {
    **{f"F0{ord(key):02X}": sign for key, sign in _CODED.items()},
    "F044": "Δ", "F057": "Ω", "F0B1": "±", "F0B3": "≥", "F0A3": "≤", "F0B4": "×", "F0B0": "°", "F0B7": "•",
    "F0AE": "→", "F0AD": "↑", "F0AF": "↓", "F02D": "−", "F07E": "~", "F0BB": "≈", "F0B9": "≠", "F0A5": "∞",
}  # fmt: skip
"""Signs of the font Symbol by the code that a file gives them."""

UNSEEN = rf"""
<(?P<unseen>(?:\w+:)?(?:instrText|delText|delInstrText|moveFrom|Fallback|posOffset|positionH|positionV
|sizeRelH|sizeRelV)){ATTRIBUTES}(?<!/)>(?:[^<]++|<(?!/?(?P=unseen)[\s/>]))*+</(?P=unseen)\s*+>
"""
"""Elements of which a page shows nothing: the code of a field, deleted and moved words, what another
program would show, places of pictures.

For patterns in verbose mode.  One that holds another of its name is none.
"""

TOKEN = re.compile(
    rf"""{UNSEEN}|<(?P<slash>/?)(?:\w+:)?(?P<name>[A-Za-z]\w*+)(?P<attributes>{ATTRIBUTES})>
    |{COMMENT}|<[!?][^<>]*+>|(?<=>)\s++(?=<(?!/(?:\w+:)?t>))
    |&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|amp|lt|gt|quot|apos);""",
    re.VERBOSE | re.DOTALL,
)
"""A piece of markup, white space that only sets it out, or a character reference."""

_VALUE = re.compile(r"""\b(?:val|char)\s*=\s*["']([^"']*)["']""")
_NEXT_CELL = re.compile(r"\s*<(?:\w+:)?tc[\s>]")
_NUMBER = r"[-\u2013\u2212]?\d+(?:[,\u2013-]\d+)*\s*(?:<|\Z)"
_RAISED_RUN = re.compile(
    rf"(?:\s*<(?!/?(?:\w+:)?(?:pPr|r|p)[\s>])[^<>]*>){{0,12}}?\s*</(?:\w+:)?rPr>\s*<(?:\w+:)?t[^<>]*>{_NUMBER}"
)
_RAISED_TERM = re.compile(rf"(?:\s*<[^<>]*>){{1,8}}?{_NUMBER}")


def instead(found: re.Match[str]) -> str:
    """What one reads in place of a token."""
    name = found["name"]
    if name is None:
        return unescape(found[0]) if found[0][0] == "&" else ""
    if found["slash"]:
        return _at_end(name, found)
    if name in _SPACES:
        return " "
    if name == "noBreakHyphen":
        return "\u2011"
    if name == "sym":
        return _SYMBOLS.get(value_of(found["attributes"]).upper(), "\ufffd")
    raised = _RAISED_TERM if name == "sup" else _RAISED_RUN if _is_raised(name, found["attributes"]) else None
    return "^" if raised and raised.match(found.string, found.end()) else ""


def value_of(attributes: str) -> str:
    """The value that the one telling attribute of an element has, empty without it."""
    found = _VALUE.search(attributes)
    return found[1] if found else ""


def _at_end(name: str, found: re.Match[str]) -> str:
    if name == "tc":
        return " | " if _NEXT_CELL.match(found.string, found.end()) else " "
    return " " if name == "p" else ""


def _is_raised(name: str, attributes: str) -> bool:
    return name == "vertAlign" and value_of(attributes) == "superscript"
