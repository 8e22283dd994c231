"""Reads cells whose origin stands behind them: `mesenchymal stem cells from the umbilical cord`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from pipeline.extract.fold import folded
from pipeline.extract.mentions.pairs import ANY, Fours, Pairs
from pipeline.extract.mentions.reading import Naming, Numbers, Readings, in_order
from pipeline.extract.patterns import any_of
from pipeline.vocabulary.rules import Rules, rule_id

_RULE_ID = rule_id("mentions", "origin_behind")
_SHORT_FORM = rb"(?: \([^() ]{2,12}\))?"
_AT_MOST = 3
"""Words that may stand between the joint and the origin."""


class OriginBehind:
    """Reads HEAD from ORIGIN where the vocabulary has a concept of the head's type for both.

    The span stays that of the head. ``known`` holds the concepts by the ids of origin and head, ``own`` what
    the vocabulary names.
    """

    def __init__(self, known: Mapping[tuple[str, str], Naming], rules: Rules, own: Sequence[Naming]) -> None:
        section = rules.section("origin_behind")
        self._known = {pair: naming._replace(rule_id=_RULE_ID) for pair, naming in known.items()}
        self._heads = frozenset(head for _, head in known)
        self._own = np.fromiter(map(self._is_head, own), np.bool_, len(own))
        joints, between = _low(section, "joints"), _low(section, "between")
        self._joint = re.compile(
            _SHORT_FORM + rb"(?: \(|,? )(?:" + any_of(joints) + rb") "
            rb"(?:(?:" + any_of(between) + rb") ){0,%d}" % _AT_MOST
        )
        self._marks = Pairs([b" (", b", "])
        self._joints = Fours(f" {joint} ".encode()[:4].ljust(4, ANY) for joint in joints)

    def with_origins(self, named: Readings, low: bytes) -> Readings:
        """``named``, which are in order, and before each head the concept that it names with its origin."""
        heads = named.namings.told(self._is_head, self._own)[named.numbers]
        joined = [
            (int(named.starts[place]), int(named.ends[place]), naming)
            for place in np.flatnonzero(heads & self.may_go_on(named.ends, low)).tolist()
            if (naming := self._of_both(named, place, low))
        ]
        return in_order(Readings.of(joined, named.namings).and_then(named)) if joined else named

    def may_go_on(self, ends: Numbers, low: bytes) -> npt.NDArray[np.bool_]:
        """Whether a mark or a joint stands behind each end; few others do so."""
        return self._marks.stand_at(ends, low) | self._joints.stand_at(ends, low)

    def _is_head(self, naming: Naming) -> bool:
        """Whether what is named has concepts by its origin."""
        return naming.concept_id in self._heads

    def _of_both(self, named: Readings, place: int, low: bytes) -> Naming | None:
        joint = self._joint.match(low, named.ends[place])
        if not joint:
            return None
        last = int(np.searchsorted(named.starts, joint.end(), "right")) - 1
        if named.starts[last] != joint.end():
            return None
        head = named.naming(place)
        both = self._known.get((named.naming(last).concept_id, head.concept_id))
        return both if both and both.entity_type == head.entity_type else None


def _low(rules: Rules, key: str) -> frozenset[str]:
    return frozenset(folded(word).low.decode() for word in rules.words(key))
