"""Reads a name that its own short form interrupts as one: `interleukin (IL)-6`, `interferon (IFN)-γ`."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np

from pipeline.extract.fold import Folded
from pipeline.extract.mentions.index import FormIndex
from pipeline.extract.mentions.reading import Naming, Reading, Readings, in_order
from pipeline.vocabulary.rules import Rules

_SHORT_AND_REST = re.compile(
    rb"\(([A-Z][A-Za-z]{1,6})\) ((?:\d{1,2}|alpha|beta|gamma|[A-Z\x01-\x1f])(?: ?\d|[AB])?)(?![0-9A-Za-z])"
)
"""A short form in brackets and a number or letter behind it; Greek letters are control codes here."""
_REMEMBERED = 4096
"""Short forms and rests of which it is remembered what they name."""


class Interrupted:
    """Reads LONG (SHORT)-REST where `SHORT-REST` is a name and LONG one of the same type."""

    def __init__(self, index: FormIndex, rules: Rules) -> None:
        self._types = rules.section("interrupted").words("entity_types")
        self._named = lru_cache(_REMEMBERED)(index.named)

    def with_wholes(self, named: Readings, text: Folded) -> Readings:
        """``named``, which are in order, and the interrupted names."""
        wholes: list[Reading] = []
        for found in _SHORT_AND_REST.finditer(text.cased):
            naming = self._named(b" ".join(found.groups()))
            if naming and naming.entity_type in self._types:
                wholes += self._whole(named, naming, found)
        return in_order(named.with_rows(wholes)) if wholes else named

    def _whole(self, named: Readings, naming: Naming, found: re.Match[bytes]) -> list[Reading]:
        """The name from the long form before the brackets on; none where that names another kind of thing."""
        longs = named.at(np.flatnonzero(named.ends == found.start() - 1))
        alike = [place for place, long in enumerate(longs.named()) if long.entity_type == naming.entity_type]
        return [(int(longs.starts[alike[0]]), found.end(), naming)] if alike else []
