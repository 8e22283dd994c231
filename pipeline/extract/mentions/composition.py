"""Reads names that are put together as they are needed: `menstrual blood-derived stromal cells`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

import numpy as np

from pipeline.extract.fold import Folded, folded
from pipeline.extract.mentions.index import FormIndex
from pipeline.extract.mentions.pairs import Pairs
from pipeline.extract.mentions.reading import Naming, Reading, Readings, in_order
from pipeline.vocabulary.rules import Rules, rule_id
from pipeline.vocabulary.vocabulary import Vocabulary

_DESCRIBING_AT_MOST = 3
"""Words that may describe the head, between the joint and its name."""
_RULE_ID = rule_id("mentions", "composition")


class Composition:
    """Reads ORIGIN-derived HEAD, where both are names by themselves, and CELL progenitors.

    The whole names the concept that the vocabulary has for such an origin and head, whichever of their
    names are written; else that of the head. ``known`` holds these concepts by the ids of origin and head.
    """

    def __init__(self, index: FormIndex, vocabulary: Vocabulary, rules: Rules) -> None:
        own = rules.section("composition")
        self._joints = [b" " + folded(joint).low + b" " for joint in sorted(own.words("joints"))]
        self._origins, self._heads = own.words("origins"), own.words("heads")
        describing = rules.section("modifiers").words("words")
        self._describing = frozenset(word.encode() for word in describing)
        self.known = dict(self._own_names(index, vocabulary))
        self._stages = _stages(own, vocabulary)
        self._behind = Pairs(word[1:3] for known in self._stages.values() for word in known)

    def _own_names(
        self, index: FormIndex, vocabulary: Vocabulary
    ) -> Iterator[tuple[tuple[str, str], Naming]]:
        """What the vocabulary itself calls so: the concepts of origin and head, and the whole."""
        hints = [joint.decode().split()[0] for joint in self._joints]
        for form, concept, ambiguous in vocabulary.forms():
            if ambiguous or not any(hint in form.lower() for hint in hints):
                continue
            cased, low, _ = folded(form)
            for joint in self._joints:
                cut = low.find(joint)
                origin = index.named(cased[:cut]) if cut > 0 else None
                head = index.named(cased[cut + len(joint) :]) if origin else None
                if origin and head:
                    yield (origin.concept_id, head.concept_id), Naming.by(_RULE_ID, concept)

    def with_wholes(self, named: Readings, text: Folded) -> Readings:
        """``named``, which are in order, and the wholes made of them."""
        staged = self._staged(named, text)
        named = in_order(named.with_rows(staged)) if staged else named
        by_place = _ByPlace(named)
        joined = [whole for joint in self._joints for whole in self._joined(by_place, text.low, joint)]
        if not joined:
            return named
        known = [whole for whole, is_known in joined if is_known]
        others = [whole for whole, is_known in joined if not is_known]
        return in_order(Readings.of(known, named.namings).and_then(named).with_rows(others))

    def _staged(self, named: Readings, text: Folded) -> list[Reading]:
        """Cells with the word behind them that tells their stage: `motor neuron progenitors`."""
        near = named.at(self._behind.stand_at(named.ends + 1, text.low))
        return [
            (start, end + len(word) - 1, naming)
            for start, end, cell in zip(near.starts.tolist(), near.ends.tolist(), near.named(), strict=True)
            for word, naming in self._stages.get(cell.concept_id, {}).items()
            if text.low.startswith(word[:-1], end) and text.words.startswith(word, end)
        ]

    def _joined(self, named: _ByPlace, low: bytes, joint: bytes) -> Iterator[tuple[Reading, bool]]:
        """Each whole, and whether the vocabulary knows it; else a name of its own comes before it."""
        for place, (begin, origin) in named.longest_to(_places(joint, low), self._origins):
            end, head = self._head(named, low, place + len(joint))
            if head:
                known = self.known.get((origin.concept_id, head.concept_id))
                yield (begin, end, known or head._replace(rule_id=_RULE_ID)), known is not None

    def _head(self, named: _ByPlace, low: bytes, start: int) -> tuple[int, Naming | None]:
        """End and naming of the head at ``start``, or behind words that describe it."""
        for _ in range(_DESCRIBING_AT_MOST):
            end, head = named.longest_from(start, self._heads)
            word_end = low.find(b" ", start)
            if end > word_end or low[start:word_end] not in self._describing:
                return end, head
            start = word_end + 1
        return start, None


class _ByPlace:
    """Readings, which are in order, by where they begin and where they end."""

    def __init__(self, readings: Readings) -> None:
        self._readings = readings

    @cached_property
    def _by_end(self) -> Readings:
        return self._readings.at(np.argsort(self._readings.ends, kind="stable"))

    @cached_property
    def _starts(self) -> list[int]:
        return self._readings.starts.tolist()

    def longest_to(
        self, places: list[int], kinds: frozenset[str]
    ) -> Iterator[tuple[int, tuple[int, Naming]]]:
        """The places where readings of these types end, with start and naming of the longest one."""
        rows = self._by_end
        firsts, lasts = (np.searchsorted(rows.ends, places, side).tolist() for side in ("left", "right"))
        for place, first, last in zip(places, firsts, lasts, strict=True):
            fitting = [row for row in range(first, last) if rows.naming(row).entity_type in kinds]
            if fitting:
                best = min(fitting, key=rows.starts.__getitem__)
                yield place, (int(rows.starts[best]), rows.naming(best))

    def longest_from(self, start: int, kinds: frozenset[str]) -> tuple[int, Naming | None]:
        """End and naming of the longest reading of these types that begins there."""
        rows = self._readings
        first = bisect_left(self._starts, start)
        last = bisect_right(self._starts, start, first)
        fitting = [place for place in range(first, last) if rows.naming(place).entity_type in kinds]
        best = max(fitting, key=rows.ends.__getitem__, default=-1)
        return (int(rows.ends[best]), rows.naming(best)) if best >= 0 else (start, None)


def _places(joint: bytes, low: bytes) -> list[int]:
    """Where the joint stands; two may share a blank."""
    places: list[int] = []
    place = low.find(joint)
    while place >= 0:
        places.append(place)
        place = low.find(joint, place + len(joint) - 1)
    return places


def _stages(rules: Rules, vocabulary: Vocabulary) -> dict[str, dict[bytes, Naming]]:
    """The words behind each cell that make it another one, each between spaces."""
    stages: dict[str, dict[bytes, Naming]] = {}
    for row in rules.rows("stages"):
        of, concept = row.field("of"), vocabulary.concepts.get(row.field("concept"))
        naming = Naming.by(rule_id("mentions", row["id"]), concept) if concept else None
        known = {b" " + folded(word).low + b" ": naming for word in row.words("words") if naming}
        for concept_id in {of} | vocabulary.below([of]) if known else ():
            stages.setdefault(concept_id, {}).update(known)
    return stages
