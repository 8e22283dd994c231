"""How text stands in JSON: the escapes of its strings, and what lies between two values."""

from __future__ import annotations

import re

_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_BETWEEN = rf'(?:[\s,\[\]{{}}]|{_STRING}\s*:)*+"?'
TOKEN = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^u])"
    # A quote stands bare only at the end of a key or of a value; then what follows up to the next value.
    rf'|"\s*(?::[\s\[{{]*"?|[,\]}}]{_BETWEEN})'
    # The same behind a number, true or false.
    rf"|(?<=[0-9a-z])[,\]}}][\s,\]}}\[{{]*+(?={_STRING}\s*:){_BETWEEN}",
    re.DOTALL,
)
"""An escape, or the punctuation and keys that lead from one value to the next."""

MARKDOWN_ESCAPE = r"\\[<>\[\]*_~^]"
"""A mark that Markdown, which some services put into JSON, would take for its own."""

_SHORT_ESCAPES = {"n": " ", "t": " ", "r": " ", "b": "", "f": " "}
_LAST_KEY = re.compile(rf'({_STRING})\s*:[\s\[{{]*"?\Z')
# The parts of a name, which are read as one; all else stands apart like the cells of a table.
_NAME_PARTS = frozenset((
    '"given"', '"family"', '"suffix"', '"firstName"', '"lastName"', '"middleName"', '"givenName"',
    '"familyName"', '"first_name"', '"last_name"', '"middle_name"', '"given_name"', '"family_name"',
    '"first"', '"last"', '"middle"', '"forename"', '"surname"', '"ForeName"', '"LastName"', '"FirstName"',
))  # fmt: skip


def instead(token: str) -> str:
    """What stands in place of one ``TOKEN``: a character, or what sets two values apart.

    A line end within a string is a space, for no word is broken there.
    """
    if token[0] != "\\":
        return _border(token)
    if token[1] != "u":
        return _SHORT_ESCAPES.get(token[1], token[1])
    character = bytes.fromhex(token[2:6] + token[8:12]).decode("utf-16-be", "replace")
    return " " if character.isspace() else character


def _border(token: str) -> str:
    if token.lstrip('" \t\r\n').startswith(":"):
        return ": "
    key = _LAST_KEY.search(token)
    return " " if key and key[1] in _NAME_PARTS else " | "
