"""Which braces of a LaTeX source belong together."""

from __future__ import annotations

import re

_BRACES = re.compile(r"%[^\n]*|\\.|[{}]", re.DOTALL)


def closings(text: str) -> dict[int, int]:
    """Where each brace closes, by where it opens."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for brace in _BRACES.finditer(text):
        if brace[0] == "{":
            opened.append(brace.start())
        elif brace[0] == "}" and opened:
            found[opened.pop()] = brace.start()
    return found
