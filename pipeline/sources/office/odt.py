"""Turns the content of an OpenDocument text into Word's XML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from pipeline.sources.office.events import parse
from pipeline.sources.office.layer import Layer

_UNSEEN = frozenset([
    "tracked-changes", "annotation", "note-citation", "sequence-decls", "table-of-content",
    "alphabetical-index", "forms", "scripts", "desc", "ruby-text", "font-face-decls", "binary-data",
    "variable-decls", "math",
])  # fmt: skip
"""Elements of which a page shows nothing, or what other parts of the document say."""

_TABLES = {"table": "tbl", "table-row": "tr", "table-cell": "tc"}
_SPACES = frozenset(["s", "tab", "line-break"])
_NUMBER = re.compile(r"_20_|\W|_|\d+\Z")


class _Style(NamedTuple):
    """A style that the document makes for one place: the one that it is made from, and whether it raises."""

    parent: str = ""
    raises: bool = False


def word_layer(data: bytes) -> bytes:
    """The text of ``content.xml`` as Word's XML.

    Raises :class:`~pipeline.decoded.Unreadable` with ``malformed``, ``entity_bomb``, ``too_large`` or
    ``empty``.
    """
    walk = _Walk()
    parse(data, start=walk.start, end=walk.end, text=walk.text)
    return walk.layer.data()


class _Walk:
    """The way through the elements; ``_hidden`` counts those around that show nothing."""

    def __init__(self) -> None:
        self.layer = Layer()
        self._styles: dict[str, _Style] = {}
        self._style = ""
        self._hidden = 0
        self._items = 0
        self._open = 0
        self._raised: list[bool] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._hidden or name in _UNSEEN:
            self._hidden += 1
        elif name in ("p", "h"):
            self._open += 1
            self.layer.open(self._style_of(name, attributes), is_item=bool(self._items))
        elif name in _TABLES:
            self.layer.tag(_TABLES[name])
        elif name == "span":
            self._raised.append(self._styles.get(attributes.get("style-name", ""), _Style()).raises)
        elif name in _SPACES:
            self.text(" ")
        else:
            self._mark(name, attributes)

    def _mark(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "list-item":
            self._items += 1
        elif name == "note-body":
            self.layer.open_note()
        elif name == "style":
            self._style = attributes.get("name", "")
            self._styles[self._style] = _Style(attributes.get("parent-style-name", ""))
        elif name == "text-properties" and attributes.get("text-position", "").startswith("super"):
            made = self._styles.get(self._style, _Style())
            self._styles[self._style] = made._replace(raises=True)

    def end(self, name: str) -> None:
        if self._hidden:
            self._hidden -= 1
        elif name in ("p", "h"):
            self._open -= 1
            self.layer.close()
        elif name in _TABLES:
            self.layer.tag(_TABLES[name], is_end=True)
        elif name == "span":
            self._raised.pop()
        elif name == "list-item":
            self._items -= 1
        elif name == "note-body":
            self.layer.close_note()

    def text(self, words: str) -> None:
        if self._open and not self._hidden:
            self.layer.words(words, raised=any(self._raised))

    def _style_of(self, name: str, attributes: Mapping[str, str]) -> str:
        """The name that Word would give the style of a paragraph."""
        if name == "h":
            return f"Heading{attributes.get('outline-level', '1')}"
        written = attributes.get("style-name", "")
        parent = self._styles.get(written, _Style()).parent
        return _NUMBER.sub("", parent or written)
