"""The cue phrases of ``seeds/rules/context.yaml`` in one automaton."""

from __future__ import annotations

from typing import NamedTuple

from daachorse import DoubleArrayAhoCorasick

from pipeline.errors import SeedError
from pipeline.extract.context.reach import PLACE, REACHES
from pipeline.extract.fold import Folded, folded
from pipeline.extract.rule_rows import Rules, field, rule_rows, words

_CERTAINTIES = {"negation": "asserted", "hedge": "", "aim": "aim", "question": "question", "none": ""}
"""Kinds of cues with the certainty that they leave; a hedge says its own, `none` is no cue."""


class Cue(NamedTuple):
    """One phrase with its rule; ``low`` is the phrase as a folded text writes it in lower case."""

    kind: str
    low: bytes
    rule_id: str
    certainty: str
    reach: str
    words: int


class CueIndex:
    """Finds the cues of a text; a phrase that stands in two rules is refused."""

    def __init__(self, rules: Rules) -> None:
        cues: dict[bytes, Cue] = {}
        for row in rule_rows(rules, "cues", PLACE):
            for cue in _cues(row):
                first = cues.setdefault(folded(cue.low.decode("ascii")).words, cue)
                if first is not cue:
                    place, rule = f"{PLACE} rule {row['id']}", f"is a cue of {first.rule_id} already"
                    raise SeedError(place, cue.low.decode(), rule, "Keep it in one of the two.")
        keys = sorted(cues)
        self._cues = [cues[key] for key in keys]
        self._automaton = DoubleArrayAhoCorasick([b" " + key + b" " for key in keys])

    def longest(self, text: Folded) -> list[tuple[int, int, Cue]]:
        """From left to right the longest cues that don't overlap, with start and end."""
        chosen: list[tuple[int, int, Cue]] = []
        free_from = 0
        for start, end, cue in sorted(self._met(text), key=_leftmost_longest):
            if start >= free_from:
                chosen.append((start, end, cue))
                free_from = end
        return chosen

    def _met(self, text: Folded) -> list[tuple[int, int, Cue]]:
        """The cues that stand with their inner punctuation; `NO` in capitals is a gas or a number."""
        cased, low, words = text
        found: list[tuple[int, int, Cue]] = []
        for start, padded_end, value in self._automaton.find_overlapping(b" " + words + b" "):
            end, cue = padded_end - 2, self._cues[value]
            if low[start:end] == cue.low and (end - start > 2 or not cased[start:end].isupper()):
                found.append((start, end, cue))
        return found


def _leftmost_longest(met: tuple[int, int, Cue]) -> tuple[int, int]:
    return met[0], -met[1]


def _cues(row: Rules) -> list[Cue]:
    kind = _one_of(row, "kind", list(_CERTAINTIES))
    certainty = _one_of(row, "certainty", ["probable", "possible"]) if kind == "hedge" else _CERTAINTIES[kind]
    reach = "" if kind == "none" else _one_of(row, "reach", REACHES)
    most_words = 0 if kind == "none" else int(field(row, "words", PLACE))
    rule_id = f"rules/context.yaml#{row['id']}"
    phrases = sorted(words(row, "cues", PLACE))
    return [Cue(kind, folded(phrase).low, rule_id, certainty, reach, most_words) for phrase in phrases]


def _one_of(row: Rules, key: str, allowed: list[str]) -> str:
    value = field(row, key, PLACE)
    if value not in allowed:
        place = f"{PLACE} rule {row['id']}"
        raise SeedError(place, value, f"is no {key}", f"Use one of: {', '.join(allowed)}.")
    return str(value)
