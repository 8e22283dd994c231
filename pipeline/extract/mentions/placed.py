"""Reads the part of the body before a name as part of it: `bladder infection`, `arm weakness`."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pipeline.extract.mentions.reading import Naming, Readings
from pipeline.extract.mentions.variants import PLACE
from pipeline.extract.rule_rows import Rules, rule_id, rule_rows, words

_BLANK = ord(" ")


class Placed:
    """Which names take the name of another type right before them, of entity types or of concepts."""

    def __init__(self, rules: Rules) -> None:
        self._rules: dict[str, tuple[str, frozenset[str]]] = {}
        for row in rule_rows(rules, "placed", PLACE):
            told = rule_id(PLACE, row["id"]), words(row, "places", PLACE)
            for key in words(row, "concepts" if "concepts" in row else "entity_types", PLACE):
                self._rules[key] = told

    def with_places(self, meant: Readings, low: bytes) -> Readings:
        """``meant``, which are in order and don't overlap, where two that make one name are one."""
        starts, numbers = meant.starts.copy(), meant.numbers.copy()
        whole = np.ones(len(starts), np.bool_)
        for place in _touching(meant, low):
            naming = self._of_both(meant.naming(place), meant.naming(place + 1))
            if naming:
                whole[place] = False
                starts[place + 1] = starts[place]
                numbers[place + 1] = meant.namings.number(naming)
        return Readings(starts, meant.ends, numbers, meant.namings).at(whole)

    def _of_both(self, place: Naming, name: Naming) -> Naming | None:
        """What both together name: what the second one does."""
        told = self._rules.get(name.concept_id) or self._rules.get(name.entity_type)
        return name._replace(rule_id=told[0]) if told and place.entity_type in told[1] else None


def _touching(meant: Readings, low: bytes) -> list[int]:
    """The places of readings with one blank between them and the next."""
    near = np.flatnonzero(meant.ends[:-1] + 1 == meant.starts[1:])
    letters: npt.NDArray[np.uint8] = np.frombuffer(low, np.uint8)
    return near[letters[meant.ends[near]] == _BLANK].tolist()
