"""Which concepts are broader than which, as numbers, so that millions of pairs can be asked at once."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from pipeline.link.arrow import Column, pc
from pipeline.link.components import components
from pipeline.link.numbers import Flags, Numbers, numbers_of
from pipeline.vocabulary.vocabulary import Vocabulary


class Families:
    """The vocabulary's concepts by number, in the order of their ids.

    ``roots`` is the family of each: the first of all that broader concepts lead to, from one to the next.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        ids = sorted(vocabulary.concepts)
        number = {concept_id: place for place, concept_id in enumerate(ids)}
        above = {concept_id: vocabulary.ancestors(concept_id) for concept_id in ids}
        self._ids = pa.array(ids, pa.string())
        self._size = len(ids)
        broader = [(number[one], number[other]) for one in ids for other in above[one]]
        ends = np.array(broader, dtype=np.int64).reshape(-1, 2)
        self._broader = np.sort(ends[:, 0] * self._size + ends[:, 1])
        self.roots: Numbers = components(self._size, [(ends[:, 0], ends[:, 1])])

    def numbers(self, concept_ids: Column) -> Numbers:
        """The numbers of a column of concept ids; -1 for null."""
        return numbers_of(pc.index_in(concept_ids, self._ids))

    def related(self, one: Numbers, other: Numbers) -> Flags:
        """Is each the same as its counterpart (both may be -1), or broader or narrower?"""
        known = (one >= 0) & (other >= 0)
        related: Flags = (one == other) | (known & (self._is_above(one, other) | self._is_above(other, one)))
        return related

    def compatible(self, one: Numbers, other: Numbers) -> Flags:
        """Is each related to its counterpart, as far as both are known?"""
        compatible: Flags = (one < 0) | (other < 0) | self.related(one, other)
        return compatible

    def breadth(self, one: Numbers, other: Numbers) -> Numbers:
        """1 where a concept is broader than its counterpart, -1 where narrower, else 0.

        What is not known (-1) is as broad as its counterpart.
        """
        known = (one >= 0) & (other >= 0)
        wider, closer = known & self._is_above(other, one), known & self._is_above(one, other)
        return wider.astype(np.int64) - closer

    def _is_above(self, one: Numbers, other: Numbers) -> Flags:
        pairs = one * self._size + other
        place = np.searchsorted(self._broader, pairs)
        found: Flags = np.append(self._broader, -1)[place] == pairs
        return found
