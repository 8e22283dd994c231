"""Turns the slides of a presentation into Word's XML, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.sources.office.events import parse
from pipeline.sources.office.layer import Layer

_TABLES = frozenset(["tbl", "tr", "tc"])
_TITLES = frozenset(["title", "ctrTitle"])
_SHAPES = frozenset(["sp", "graphicFrame", "pic", "cxnSp", "grpSp"])
_FURNITURE = frozenset(["sldNum", "dt", "ftr", "hdr"])
"""Places for what each slide repeats."""

_UNSEEN = frozenset(["Fallback", "fld"])
"""What says the same again for older programs, and numbers of slides."""


def word_layer(slides: Iterable[bytes]) -> bytes:
    """The text of ``slides``, in their order.

    Raises :class:`~pipeline.decoded.Unreadable` with ``malformed``, ``entity_bomb``, ``too_large`` or
    ``empty``.
    """
    layer = Layer()
    title = "Title"
    for slide in slides:
        walk = _Slide(layer, title)
        parse(slide, start=walk.start, end=walk.end, text=walk.text)
        title = "Heading1"
    return layer.data()


class _Slide:
    """The way through a slide; ``_place`` is the kind of place that the shape around fills, if any."""

    def __init__(self, layer: Layer, title: str) -> None:
        self._layer = layer
        self._title = title
        self._place: str | None = None
        self._is_text = self._is_raised = False
        self._hidden = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._hidden or name in _UNSEEN:
            self._hidden += 1
        elif name in _SHAPES:
            self._place = None
        elif name in _TABLES:
            self._layer.tag(name)
        else:
            self._open(name, attributes)
        self._is_text = name == "t" and self._place not in _FURNITURE

    def _open(self, name: str, attributes: Mapping[str, str]) -> None:
        """What stands in a shape or cell."""
        if name == "ph":
            self._place = attributes.get("type", "body")
        elif name == "p":
            is_title = self._place in _TITLES
            self._layer.open(self._title if is_title else "", is_item=self._place == "body")
        elif name == "r":
            self._is_raised = False
        elif name == "rPr":
            self._is_raised = attributes.get("baseline", "0")[:1] in "123456789"
        elif name == "br":
            self._layer.words(" ")

    def end(self, name: str) -> None:
        self._is_text = False
        if self._hidden:
            self._hidden -= 1
        elif name in _TABLES:
            self._layer.tag(name, is_end=True)
        elif name == "p":
            self._layer.close()

    def text(self, words: str) -> None:
        if self._is_text and not self._hidden:
            self._layer.words(words, raised=self._is_raised)
