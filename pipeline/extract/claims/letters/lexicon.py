"""The classes of ``claims.words.yaml``, one letter each: a sentence becomes a short string of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, reduce
from itertools import chain, filterfalse
from operator import or_
from typing import NamedTuple

from pipeline.errors import SeedError
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary

CELLS = frozenset(["cell_source", "cell_product"])
"""Types of what is given in a cell therapy."""

MENTION_CLASSES = (
    *("intervention", "outcome", "gain", "mechanism", "adverse", "quality", "mention"),
    *("pace", "cell", "motor_neuron", "junction", "survival", "onset_event", "composite", "sudden"),
    *("understood", "resumed", "word"),
)
"""Classes that no cue phrase has: kinds of mentions, the head of a sentence that names no intervention of its
own, the mark or word before a clause that takes up a result, and any other word.
"""

LETTERS = list(filterfalse(str.isspace, map(chr, (*range(0x0E, 0x20), *range(0x7F, 0x200)))))
"""Signs that mean nothing in a pattern and are no space; patterns are quickest below 0x100."""

NAME = re.compile(r"(?<!\?P)<([a-z_]+)>")

_SIGN = "[{0}]|\\[[{0}]+\\]".format("".join(LETTERS))
_ANY_SIGN = re.compile(rf"\(\?:((?:{_SIGN})(?:\|(?:{_SIGN}))*)\)")
"""Classes one of which must stand somewhere: `(?:a|[bc])`."""
_TO_ONE_SET = dict.fromkeys(map(ord, "|[]"))

ASCII_MARKS = ",;:?&()[]"
_MARKS = re.escape(ASCII_MARKS) + r"\u2013\u2014"
_PIECE = rf"(?:[^\W_]++|[{_MARKS}])"
PIECE = re.compile(rf"-?[^\W_]+|[{_MARKS}]")
"""One word, with the hyphen it hangs on, or one mark."""

BARE_PIECE = re.compile(PIECE.pattern.removeprefix("-?"))
"""The same without the hyphen."""


@cache
def nth_piece(place: int) -> re.Pattern[str]:
    """Matches up to the piece at ``place``, counted from 0, which is its group."""
    between = rf"(?:[^\w{_MARKS}]|_)*+"
    return re.compile(f"(?:{between}{_PIECE}){{{place}}}{between}({_PIECE})")


class Cue(NamedTuple):
    """One phrase: the pieces after its first, without hyphens, and the letter of its class or of each."""

    rest: tuple[str, ...]
    letter: str


class Lexicon:
    """Cue phrases by first piece, the longest first, and the letters of all classes."""

    def __init__(self, rules: Rules) -> None:
        cues, self._place = rules.field("cues"), rules.at("cues")
        # Parts are the largest sets, and a set of letters below 0x100 is the quickest.
        self.parts: Mapping[str, str] = rules.get("parts", {})
        """Patterns that others name, by their names."""
        in_parts = set(NAME.findall(" ".join(self.parts.values())))
        names = sorted({*cues, *MENTION_CLASSES}, key=lambda name: (name not in in_parts, name))
        self.letters: dict[str, str] = dict(zip(names, LETTERS, strict=False))
        self._part = cache(self._of_part)
        self._bits = {sign: 1 << place for place, sign in enumerate(self.letters.values())}
        self.cues: dict[str, list[Cue]] = {}
        for name, phrases in cues.items():
            self._add(name, phrases, self.letters[name])
        for phrase, classes in rules.get("read_apart", {}).items():
            self._add(phrase, [phrase], "".join(map(self.letters.__getitem__, classes)))
        for entries in self.cues.values():
            entries.sort(key=lambda cue: (-len(cue.rest), cue))

    def _add(self, name: str, phrases: list[str], letter: str) -> None:
        for phrase in phrases:
            first, *rest = PIECE.findall(phrase.lower())
            cue = Cue(tuple(word.lstrip("-") for word in rest), letter)
            entries = self.cues.setdefault(first, [])
            if any(other.rest == cue.rest for other in entries):
                cure = "Keep it in one class."
                raise SeedError(f"{self._place} {name}", phrase, "stands in two classes or twice", cure)
            entries.append(cue)

    def pattern_under(self, rules: Rules, key: str) -> re.Pattern[str]:
        """The pattern under a key of some rules, compiled."""
        return self.pattern(rules.field(key), rules.at(key))

    def pattern(self, source: str, place: str) -> re.Pattern[str]:
        """``source`` with each ``<name>`` replaced by its part or its class's letter, compiled."""
        try:
            return re.compile(self._expanded(source, place))
        except re.error as error:
            raise SeedError(place, source, f"is no pattern ({error})", "Mend the pattern.") from error

    def mask(self, letters: Iterable[str]) -> int:
        """The set of letters as a number with one bit for each."""
        return reduce(or_, map(self._bits.__getitem__, set(letters)), 0)

    def any_of(self, *names: str) -> re.Pattern[str]:
        """One token of these classes."""
        return re.compile(f"[{self.listed(*names)}]")

    def listed(self, *names: str) -> str:
        """The letters of these classes, to stand in a set of a pattern."""
        return "".join(map(self.letters.__getitem__, names))

    def _expanded(self, source: str, place: str) -> str:
        """``source`` in letters; alternatives that are one class each are one set, which compiles sooner."""

        def meaning(match: re.Match[str]) -> str:
            name = match[1]
            if name in self.parts:
                return self._part(name)
            if name not in self.letters:
                raise SeedError(
                    place, name, "is neither a class nor a part", "Name a class under cues or a part."
                )
            return self.letters[name]

        return _ANY_SIGN.sub(_as_set, NAME.sub(meaning, source))

    def _of_part(self, name: str) -> str:
        return self._expanded(self.parts[name], f"part {name}")


def _as_set(alternatives: re.Match[str]) -> str:
    return f"[{alternatives[1].translate(_TO_ONE_SET)}]"


def concept_letters(rules: Rules, vocabulary: Vocabulary, lexicon: Lexicon) -> dict[str, str]:
    """The letter of a mention of each concept; ``cues_before_mentions`` have none."""
    types = dict(rules.field("outcome_types"))
    types |= dict.fromkeys(rules.field("intervention_types"), "intervention") | {"disease": "disease"}
    names = {
        concept_id: types.get(concept.entity_type, "mention")
        for concept_id, concept in vocabulary.concepts.items()
    }
    names |= dict.fromkeys(known(rules, "not_interventions", vocabulary), "mention")
    names |= dict.fromkeys(known(rules, "adverse_outcomes", vocabulary), "adverse")
    names |= dict.fromkeys(known(rules, "gains", vocabulary), "gain")
    names |= dict.fromkeys(known(rules, "paces", vocabulary), "pace")
    for name, row in rules.sections("narrowed").items():
        names |= dict.fromkeys(known(row, "concepts", vocabulary), name)
    names |= dict.fromkeys(known(rules, "controls", vocabulary), "control")
    names |= dict.fromkeys(known(rules, "qualities", vocabulary), "quality")
    for concept_id in known(rules, "cues_before_mentions", vocabulary):
        del names[concept_id]
    return {concept_id: lexicon.letters[name] for concept_id, name in names.items()}


def known(rules: Rules, key: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The concept ids under ``key``; one that the vocabulary lacks raises :class:`SeedError`."""
    listed = rules.field(key)
    for concept_id in listed:
        check_known(concept_id, rules.at(key), vocabulary)
    return frozenset(listed)


def known_pairs(rules: Rules, key: str, vocabulary: Vocabulary) -> dict[str, str]:
    """The concept ids under ``key``, each with the one that it leads to; all known, as of :func:`known`."""
    pairs: dict[str, str] = rules.field(key)
    for concept_id in (*pairs, *pairs.values()):
        check_known(concept_id, rules.at(key), vocabulary)
    return pairs


def known_groups(rules: Rules, key: str, vocabulary: Vocabulary) -> dict[str, str]:
    """The concept ids in the lists under ``key``, each with the one whose list it is; all known."""
    groups = rules.field(key)
    for concept_id in (*groups, *chain.from_iterable(groups.values())):
        check_known(concept_id, rules.at(key), vocabulary)
    return {concept_id: one for one, listed in groups.items() for concept_id in listed}


def check_known(concept_id: str, place: str, vocabulary: Vocabulary) -> None:
    """Raise :class:`SeedError` where the vocabulary lacks ``concept_id``."""
    if concept_id not in vocabulary.concepts:
        raise SeedError(
            place, concept_id, "is no concept of the vocabulary", "Add the concept or drop the id."
        )
