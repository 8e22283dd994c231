"""Completes names that share a head: in `upper and lower motor neurons` the upper ones are named too."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

import numpy as np

from pipeline.extract.fold import Folded, folded
from pipeline.extract.mentions.index import FormIndex
from pipeline.extract.mentions.narrowing import adjectives_of
from pipeline.extract.mentions.pairs import Pairs
from pipeline.extract.mentions.reading import Naming, Reading, Readings, in_order
from pipeline.vocabulary.rules import Rules

_LONGEST_MODIFIER = 3
_REACH = 80
"""Code points before a head in which the words of one modifier lie."""
_BREAKS = b',;:.()[]"?!'
_REMEMBERED = 4096
"""Words before heads about which it is remembered what they make of them."""

_Words: TypeAlias = tuple[bytes, ...]


class Coordination:
    """Reads `X and Y HEAD` and `W, X or Y HEAD`, where `Y HEAD` was read already.

    `X HEAD` is read only where the vocabulary has that very name, or where X and Y are adjectives that
    narrow HEAD down; nothing is made up.
    """

    def __init__(self, index: FormIndex, rules: Rules) -> None:
        self._index = index
        links = sorted(rules.section("coordination").words("links"))
        self._links = tuple(b" " + folded(link).low + b" " for link in sorted(links, key=len, reverse=True))
        self._before = Pairs(link[-3:-1] for link in self._links)
        self._adjectives = adjectives_of(rules)
        self._longest = lru_cache(_REMEMBERED)(self._longest_of)

    def completed(self, found: Readings, text: Folded) -> Readings:
        """``found``, which don't overlap and are in order, with what modifiers of their heads name.

        A modifier that names the same by itself, such as `intrathecal`, reaches up to the head too.
        """
        named = list(self._shared(found, text))
        if not named:
            return found
        alone = np.ones(len(found.starts), np.bool_)
        alone[_places_of(named, found)] = False
        return in_order(found.at(alone).with_rows(named))

    def _shared(self, found: Readings, text: Folded) -> Iterator[Reading]:
        """A reading for each further modifier of a head in ``found``, up to the end of that head."""
        linked = found.at(self._before.stand_at(found.starts - 3, text.low))
        for start, end in zip(linked.starts.tolist(), linked.ends.tolist(), strict=True):
            link = self._link_before(start, text.low) if b" " in text.low[start:end] else b""
            if link:
                yield from self._shared_head(text, start, end, modifiers_end=start - len(link))

    def _link_before(self, start: int, low: bytes) -> bytes:
        for link in self._links:
            if low.endswith(link, 0, start):
                return link
        return b""

    def _shared_head(self, text: Folded, start: int, end: int, *, modifiers_end: int) -> Iterator[Reading]:
        comma = text.low.endswith(b",", 0, modifiers_end)
        head = tuple(text.cased[start:end].split())
        for modifier_start, (kind, concept_id, *_) in self._modifiers(
            text.cased, modifiers_end - comma, head
        ):
            yield modifier_start, end, Naming(kind, concept_id, f"coordination#{concept_id}")

    def _modifiers(self, text: bytes, end: int, name: _Words) -> Iterator[tuple[int, Naming]]:
        """From right to left the modifiers that end at ``end``, or at a comma before another modifier."""
        while found := self._longest(_last_words(text, end), name):
            modifier, naming = found
            start = _start_of(modifier, text, end)
            yield start, naming
            before = text[max(0, start - 3) : start].rstrip()
            if not before.endswith(b","):
                return
            end = text.rindex(b",", 0, start)

    def _longest_of(self, last: _Words, name: _Words) -> tuple[_Words, Naming] | None:
        """The longest run of last words that makes a name with a head out of ``name``."""
        for first, word in enumerate(last):
            naming = self._of_modifier(last[first:], name) if self._index.begins_a_name(word) else None
            if naming:
                return last[first:], naming
        narrowed = self._of_adjective(last[-1], name) if last else None
        return (last[-1:], narrowed) if narrowed else None

    def _of_adjective(self, word: bytes, name: _Words) -> Naming | None:
        """The concept of the head of ``name``, where ``word`` narrows it as its first word does."""
        head = self._index.named(b" ".join(name[1:]))
        known = self._adjectives.get(head.entity_type, frozenset()) if head else frozenset()
        return head if word.lower() in known and name[0].lower() in known else None

    def _of_modifier(self, modifier: _Words, name: _Words) -> Naming | None:
        """The concept that ``modifier`` names in place of the first words of ``name``.

        A modifier shorter than what it takes the place of needs a head of two words: with one word left,
        `immune` in `immune, or neural stem cells` would make up `immune cells`.
        """
        for replaced in range(1, len(name)):
            head = name[replaced:]
            if len(modifier) >= replaced or len(head) > 1:
                naming = self._index.named(b" ".join([*modifier, *head]))
                if naming:
                    return None if self._names_another(modifier, naming) else naming
        return None

    def _names_another(self, modifier: _Words, whole: Naming) -> bool:
        """Whether ``modifier`` needs no head, and names another thing of that type: `Tracheostomy`."""
        alone = self._index.named(b" ".join(modifier))
        return alone is not None and alone.entity_type == whole.entity_type and alone != whole


def _places_of(named: list[Reading], found: Readings) -> list[int]:
    """Where the concepts of ``named`` are read at the same starts already."""
    starts = [start for start, _, _ in named]
    places = np.minimum(np.searchsorted(found.starts, starts), len(found.starts) - 1)
    there = zip(named, places.tolist(), found.starts[places].tolist(), strict=True)
    return [
        place
        for (start, _, naming), place, other in there
        if start == other and found.naming(place).concept_id == naming.concept_id
    ]


def _last_words(text: bytes, end: int) -> _Words:
    """The last words before ``end``, none of them beyond a punctuation mark."""
    last: list[bytes] = []
    for word in reversed(text[max(0, end - _REACH) : end].split()[-_LONGEST_MODIFIER:]):
        if word[-1] in _BREAKS:
            break
        bare = word.lstrip(_BREAKS)
        last.insert(0, bare)
        if bare != word:
            break
    return tuple(last)


def _start_of(words: _Words, text: bytes, end: int) -> int:
    """Where the first of these words begins, which are the last ones before ``end``."""
    for word in reversed(words):
        end = text.rindex(word, 0, end)
    return end
