"""Completes names that share a head: in `upper and lower motor neurons` the upper ones are named too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.extract.fold import Folded, folded
from pipeline.extract.mentions.index import PLACE, FormIndex
from pipeline.extract.mentions.reading import Naming, Reading
from pipeline.extract.rule_rows import Rules, field, words
from pipeline.vocabulary.vocabulary import Concept

_LONGEST_MODIFIER = 3
_REACH = 80
"""Code points before a head in which the words of one modifier lie."""
_BREAKS = b',;:.()[]"?!'


class Coordination:
    """Reads `X and Y HEAD` and `W, X or Y HEAD`, where `Y HEAD` was read already.

    `X HEAD` is read only where the vocabulary has that very name; nothing is made up.
    """

    def __init__(self, index: FormIndex, rules: Rules) -> None:
        self._index = index
        links = sorted(words(field(rules, "coordination", PLACE), "links", PLACE))
        self._links = tuple(b" " + folded(link).low + b" " for link in sorted(links, key=len, reverse=True))
        self._last_letters = frozenset(link[-2] for link in self._links)

    def readings(self, found: Iterable[Reading], text: Folded) -> list[Reading]:
        """A reading for each further modifier of a head in ``found``, up to the end of that head."""
        low, last_letters = text.low, self._last_letters
        readings: list[Reading] = []
        for start, end, _ in found:
            if (
                low[start - 2] in last_letters
                and low.endswith(self._links, 0, start)
                and b" " in low[start:end]
            ):
                readings += self._shared_head(text, start, end)
        return readings

    def _shared_head(self, text: Folded, start: int, end: int) -> Iterator[Reading]:
        link = next(link for link in self._links if text.low.endswith(link, 0, start))
        modifiers_end = start - len(link)
        comma = text.low[modifiers_end - 1 : modifiers_end] == b","
        head = text.cased[start:end].split()
        for modifier_start, concept in self._modifiers(text.cased, modifiers_end - comma, head):
            yield modifier_start, end, Naming(concept, f"coordination#{concept.concept_id}")

    def _modifiers(self, text: bytes, end: int, name: list[bytes]) -> Iterator[tuple[int, Concept]]:
        """From right to left the modifiers that end at ``end``, or at a comma before another modifier."""
        while True:
            last = _last_words(text, end)
            found = self._longest(last, name)
            if found is None:
                return
            first, concept = found
            start = last[first][0]
            yield start, concept
            before = text[max(0, start - 3) : start].rstrip()
            if not before.endswith(b","):
                return
            end = text.rindex(b",", 0, start)

    def _longest(self, last: list[tuple[int, bytes]], name: list[bytes]) -> tuple[int, Concept] | None:
        """The longest run of last words that makes a name with a head out of ``name``."""
        for first in range(len(last)):
            concept = self._shared([word for _, word in last[first:]], name)
            if concept:
                return first, concept
        return None

    def _shared(self, modifier: list[bytes], name: list[bytes]) -> Concept | None:
        """The concept that ``modifier`` names in place of the first words of ``name``.

        A modifier shorter than what it takes the place of needs a head of two words: with one word left,
        `immune` in `immune, or neural stem cells` would make up `immune cells`.
        """
        for replaced in range(1, len(name)):
            head = name[replaced:]
            if len(modifier) >= replaced or len(head) > 1:
                naming = self._index.named(b" ".join([*modifier, *head]))
                if naming:
                    return naming.concept
        return None


def _last_words(text: bytes, end: int) -> list[tuple[int, bytes]]:
    """The last words before ``end`` with their starts, none of them beyond a punctuation mark."""
    last: list[tuple[int, bytes]] = []
    start = end
    for word in reversed(text[max(0, end - _REACH) : end].split()[-_LONGEST_MODIFIER:]):
        if word[-1] in _BREAKS:
            break
        bare = word.lstrip(_BREAKS)
        start = text.rindex(bare, 0, start)
        last.insert(0, (start, bare))
        if bare != word:
            break
    return last
