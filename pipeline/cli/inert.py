"""Text from elsewhere, made harmless to a terminal: no escape sequence, no turned direction, no bell."""

from __future__ import annotations

import re

from pipeline.publish.export.inert import TURNS

ALIVE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls but tab and line end
    f"{TURNS}\u2028\u2029\ufeff"  # marks that turn the direction or break lines
    "\ud800-\udfff]"  # halves of a character, which no terminal can be sent
)


def inert(text: str) -> str:
    """The text with every sign that could act on a terminal written out, as in ``\\x1b``."""
    return ALIVE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def inert_json(text: str) -> str:
    """The same for JSON, where such signs stand within strings only: ``\\u001b``."""
    return ALIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
