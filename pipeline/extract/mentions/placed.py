"""Reads the part of the body before a name as part of it: `bladder infection`, `arm weakness`."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.extract.mentions.reading import Naming, Readings
from pipeline.vocabulary.rules import Rules, rule_id
from pipeline.vocabulary.vocabulary import Concept, Vocabulary

_BLANK = ord(" ")


class _Rule(NamedTuple):
    """One row of `placed` in ``seeds/rules/mentions.yaml``."""

    rule_id: str
    concept: Concept | None


class Placed:
    """Which names take the name of another type right before them, of entity types or of concepts."""

    def __init__(self, vocabulary: Vocabulary, rules: Rules) -> None:
        self._rules: dict[tuple[str, str], _Rule] = {}
        for row in rules.rows("placed"):
            concept = vocabulary.concepts.get(row.get("concept", ""))
            rule = _Rule(rule_id("mentions", row["id"]), concept)
            keys = row.words("concepts" if "concepts" in row else "entity_types")
            self._rules |= dict.fromkeys(product(row.words("places"), keys), rule)

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
        """What both together name: the concept of the rule, or what the second one does."""
        kind, rules = place.entity_type, self._rules
        rule = rules.get((kind, name.concept_id)) or rules.get((kind, name.entity_type))
        if not rule:
            return None
        return Naming.by(rule.rule_id, rule.concept) if rule.concept else name._replace(rule_id=rule.rule_id)


def _touching(meant: Readings, low: bytes) -> list[int]:
    """The places of readings with one blank between them and the next."""
    near = np.flatnonzero(meant.ends[:-1] + 1 == meant.starts[1:])
    letters: npt.NDArray[np.uint8] = np.frombuffer(low, np.uint8)
    return near[letters[meant.ends[near]] == _BLANK].tolist()
