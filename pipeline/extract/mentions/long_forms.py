"""Tells which concept the long form of a definition names."""

from __future__ import annotations

import re

from pipeline.extract.fold import Folded, folded, folded_cased
from pipeline.extract.mentions.index import PLACE, FormIndex, Hit
from pipeline.extract.rule_rows import Rules, words
from pipeline.vocabulary.vocabulary import Concept

_WORD = re.compile(rb"[^ ]+")
_ALIKE_ENOUGH = 0.75
"""Share of a long form's words that a concept's own names must hold for its short form to be trusted: one
strange word of four may be a qualifier, one of three makes `adult stem cell` of an adipose one.
"""
_HALF = 0.5
_FEWEST = 2
"""What a concept must cover of the words up to the head, as a share and as a number: `fever` alone is not
`familial fever`, nor is `tumor` the gene `brain tumor`.  Set by reading 150 definitions by eye.
"""


class LongForms:
    """Reads long forms with the vocabulary; the rules say which words end the head of a name."""

    def __init__(self, index: FormIndex, rules: Rules) -> None:
        self._index = index
        self._after_head = frozenset(word.encode() for word in words(rules, "after_head", PLACE))

    def concept_of(self, long: str, short: str) -> Concept | None:
        """The concept that all of ``long`` names; else the one whose own short form is ``short`` and whose
        names hold the same words; else the longest one that covers the head of ``long``.
        """
        text = folded(long)
        hits = [hit for hit in self._index.hits(text) if not hit[2].ambiguous]
        hits.sort(key=lambda hit: (hit[0] - hit[1], hit[0]))
        if hits and hits[0][1] - hits[0][0] == len(text.words.strip()):
            return hits[0][2].naming.concept
        return self._same_words(text, short) or self._of_head(text, hits)

    def _same_words(self, text: Folded, short: str) -> Concept | None:
        owner = self._index.named(folded_cased(short))
        if owner is None:
            return None
        told = _stems(text.words) - self._after_head
        known = frozenset().union(*(_stems(folded(form).words) for form in owner.concept.forms))
        return owner.concept if len(told & known) >= _ALIKE_ENOUGH * len(told) else None

    def _of_head(self, text: Folded, hits: list[Hit]) -> Concept | None:
        told = list(_WORD.finditer(text.words))
        after = [place for place, word in enumerate(told) if place and word[0] in self._after_head]
        phrase = [word.start() for word in (told[: after[0]] if after else told)]
        for start, end, entry in hits:
            covered = sum(start <= word < end for word in phrase)
            if start <= phrase[-1] < end and covered >= max(_FEWEST, _HALF * len(phrase)):
                return entry.naming.concept
        return None


def _stems(words: bytes) -> frozenset[bytes]:
    """The words without a plural s."""
    return frozenset(word.removesuffix(b"s") for word in words.split())
