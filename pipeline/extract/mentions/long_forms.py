"""Tells which concept the long form of a definition names."""

from __future__ import annotations

import re

from pipeline.extract.fold import Folded, folded, folded_cased
from pipeline.extract.mentions.index import FormIndex
from pipeline.extract.mentions.reading import Reading
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary

_WORD = re.compile(rb"[^ ]+")
_ALIKE_ENOUGH = 0.75
"""Share of a long form's words that a concept's own names must hold for its short form to be trusted: one
strange word of four may be a qualifier, one of three makes `adult stem cell` of an adipose one.
"""
_LONGEST_NAME = 80
"""Code points before a short form in which the name of its concept is looked for."""
_FOR = b" for "
_NOWHERE = -1
_HALF = 0.5
_FEWEST = 2
"""What a concept must cover of the words up to the head, as a share and as a number: `fever` alone is not
`familial fever`, nor is `tumor` the gene `brain tumor`.  Set by reading 150 definitions by eye.
"""


class LongForms:
    """Reads long forms with the vocabulary; the rules say which words end the head of a name."""

    def __init__(self, index: FormIndex, vocabulary: Vocabulary, rules: Rules) -> None:
        self._vocabulary = vocabulary
        self._index = index
        self._after_head = frozenset(word.encode() for word in rules.words("after_head"))

    def concept_of(self, long: str, short: str) -> str | None:
        """The concept that all of ``long`` names; else the one whose own short form is ``short`` and whose
        names hold the same words; else the longest one that covers the head of ``long``.
        """
        text = folded(long)
        names = sorted(self._index.names(text), key=_longest_first)
        if names and names[0][1] - names[0][0] == len(text.words.strip()):
            return names[0][2].concept_id
        if alike := self._same_words(text, short):
            return alike
        head = self._of_head(text, names)
        return None if head and (self._is_of_another_type(short, head) or _is_titled(text, names)) else head

    def start_of_same(self, before: str, short: str) -> int:
        """Where in ``before`` the longest name begins that ends there and names the concept of ``short``."""
        owner = self._index.named(folded_cased(short))
        if owner is None:
            return _NOWHERE
        tail = max(0, len(before) - _LONGEST_NAME)
        starts = [
            tail + start
            for start, end, naming in self._index.names(folded(before[tail:]))
            if tail + end == len(before) and naming.concept_id == owner.concept_id
        ]
        return min(starts, default=_NOWHERE)

    def _same_words(self, text: Folded, short: str) -> str | None:
        owner = self._index.named(folded_cased(short))
        if owner is None:
            return None
        told = _stems(text.words) - self._after_head
        known = frozenset().union(
            *(_stems(folded(form).words) for form in self._vocabulary.concepts[owner.concept_id].forms)
        )
        return owner.concept_id if len(told & known) >= _ALIKE_ENOUGH * len(told) else None

    def _is_of_another_type(self, short: str, concept_id: str) -> bool:
        """Whether ``short`` ends in a name of another type: the trial `REPEAT-ALS` is no cell."""
        _, hyphen, last = short.rpartition("-")
        owner = self._index.named(folded_cased(last)) if hyphen and last else None
        return owner is not None and owner.entity_type != self._vocabulary.concepts[concept_id].entity_type

    def _of_head(self, text: Folded, names: list[Reading]) -> str | None:
        told = list(_WORD.finditer(text.words))
        after = [place for place, word in enumerate(told) if place and word[0] in self._after_head]
        phrase = [word.start() for word in (told[: after[0]] if after else told)]
        for start, end, naming in names:
            covered = sum(start <= word < end for word in phrase)
            if start <= phrase[-1] < end and covered >= max(_FEWEST, _HALF * len(phrase)):
                return naming.concept_id
        return None


def _is_titled(text: Folded, names: list[Reading]) -> bool:
    """Whether something is said to be for a disease: `Stem Cells for ALS (SCALS)` is a study, no cells."""
    return any(
        naming.entity_type == "disease" and text.words[:start].endswith(_FOR) for start, _, naming in names
    )


def _longest_first(reading: Reading) -> tuple[int, int]:
    start, end, _ = reading
    return start - end, start


def _stems(words: bytes) -> frozenset[bytes]:
    """The words without a plural s."""
    return frozenset(word.removesuffix(b"s") for word in words.split())
