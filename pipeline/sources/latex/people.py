"""The people and places of a title page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.sources.latex.shown import without_unseen

_LINES = re.compile(r"\\\\(?:\[[^\]]*\])?|\n")
_AND = re.compile(r"\\(?:and|AND|And)\b")
_MARK = re.compile(r"\$\s*\^\s*\{?[^${}]*\}?\s*\$|\\(?:textsuperscript|inst|IEEEauthorrefmark)\{[^{}]*\}")
_ADDRESS = re.compile(r"\S+@\S+")


def people(written: str, *, is_place: bool) -> Iterator[tuple[str, str]]:
    """Each with the style of its paragraph; the lines below a name are its places."""
    written = _MARK.sub("", without_unseen(written))
    for part in [written] if is_place else _AND.split(written):
        name, *places = [line for line in _LINES.split(part) if line.strip()] or [""]
        yield name, "Affiliation" if is_place else "Author"
        yield from ((place, "Affiliation") for place in places if not _ADDRESS.search(place))
