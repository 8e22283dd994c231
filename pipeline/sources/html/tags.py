"""The tags of a web page and their attributes, found without ever failing on broken markup."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from pipeline.markup import ATTRIBUTES, COMMENT, UNSEEN

TOKEN = re.compile(
    rf"""{UNSEEN}
    |<(?P<name>/?[A-Za-z][^\s/<>"']*+)(?P<attributes>{ATTRIBUTES})>
    |{COMMENT}
    |<!\[CDATA\[
    |<[!?][^<>]*+>
    """,
    re.VERBOSE | re.DOTALL,
)
"""A tag, or else a comment, a declaration or an element that shows nothing; a lone ``<`` is text.

The name of an end tag begins with its slash.
"""

RAW_TEXT = frozenset(["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"])
"""Elements whose content holds no tags, by the HTML standard."""

_END_OF_RAW_TEXT = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW_TEXT}
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?""")


class Value(NamedTuple):
    """An attribute's value, read; ``start``/``end`` are the code points of the page that say it."""

    text: str
    start: int
    end: int


def attributes_at(attributes: str, start: int = 0) -> dict[str, Value]:
    """The attributes of a tag by lower-case name, the first of each; ``start`` is where they begin."""
    found: dict[str, Value] = {}
    for match in _ATTRIBUTE.finditer(attributes):
        group = match.lastindex or 1
        text = unescape(match[group]) if group > 1 else ""
        first, last = match.span(group)
        found.setdefault(match[1].lower(), Value(text, start + first, start + last))
    return found


def end_of_raw_text(text: str, name: str, start: int) -> int:
    """Where the content of the raw-text element ``name`` ends that begins at ``start``."""
    found = _END_OF_RAW_TEXT[name].search(text, start)
    return found.start() if found else len(text)


def end_of_element(text: str, name: str, start: int) -> int | None:
    """Where the element ``name`` ends whose content begins at ``start``, or None where it never does."""
    nested = 1
    position = start
    while token := TOKEN.search(text, position):
        position = token.end()
        found = (token["name"] or "").lower()
        if found == f"/{name}":
            nested -= 1
            if not nested:
                return position
        elif found == name:
            nested += not token["attributes"].endswith("/")
        elif found in RAW_TEXT:
            position = end_of_raw_text(text, found, position)
    return None
