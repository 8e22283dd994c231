"""The cue phrases of ``seeds/rules/context.yaml`` in one automaton."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from daachorse import DoubleArrayAhoCorasick

from pipeline.errors import SeedError
from pipeline.extract.context.reach import REACHES
from pipeline.extract.fold import Folded, as_words, folded_cased
from pipeline.vocabulary.rules import Rules, rule_id

_CERTAINTIES = {
    "negation": "asserted",
    "hedge": "",
    "aim": "aim",
    "question": "question",
    "other": "asserted",
    "none": "",
}
"""Kinds of cues with the certainty that they leave; a hedge says its own, `none` is no cue."""
KINDS = frozenset(_CERTAINTIES) - {"none"}
OVER_CLAIMS = KINDS - {"other"}
"""Kinds that bear on what is claimed, whomever it is claimed of."""


class Cue(NamedTuple):
    """One phrase with its rule; ``low`` is the phrase as a folded text writes it in lower case.

    ``width`` is how many bytes of it are the cue; the others lie in its reach.
    """

    kind: str
    low: bytes
    width: int
    rule_id: str
    certainty: str
    reach: str
    words: int


class CueIndex:
    """Finds the cues of a text; a phrase that stands in two rules is refused."""

    def __init__(self, rules: Rules) -> None:
        braces = rules.section("braces")
        cues: dict[bytes, Cue] = {}
        for row in rules.rows("cues"):
            for cue in _cues(row, braces):
                first = cues.setdefault(as_words(cue.low), cue)
                if first is not cue:
                    place, rule = row.place, f"is a cue of {first.rule_id} already"
                    raise SeedError(place, cue.low.decode(), rule, "Keep it in one of the two.")
        self.marks = {cues.pop(key).low[0]: cue for key, cue in list(cues.items()) if not key.strip()}
        keys = sorted(cues)
        self._cues = [cues[key] for key in keys]
        self._automaton = DoubleArrayAhoCorasick([b" " + key + b" " for key in keys])

    def met(self, text: Folded, start: int, end: int) -> list[tuple[int, int, Cue]]:
        """The cues of ``text[start:end]`` with start and end, from left to right and the longer one first.

        They stand with their inner punctuation; `NO` in capitals is a gas or a number.
        """
        cased, low, words = text
        met: list[tuple[int, int, Cue]] = []
        for place, padded_end, value in self._automaton.find_overlapping(b" " + words[start:end] + b" "):
            first, last, cue = start + place, start + padded_end - 2, self._cues[value]
            if low[first:last] == cue.low and (last - first > 2 or not cased[first:last].isupper()):
                met.append((first, -last, cue))
        return [(first, -last, cue) for first, last, cue in sorted(met)]


def _cues(row: Rules, braces: Rules) -> list[Cue]:
    kind = _one_of(row, "kind", list(_CERTAINTIES))
    certainty = _one_of(row, "certainty", ["probable", "possible"]) if kind == "hedge" else _CERTAINTIES[kind]
    reach = "" if kind == "none" else _one_of(row, "reach", REACHES)
    most_words = 0 if kind == "none" else int(row.field("words"))
    phrases = [phrase for cue in sorted(row.words("cues")) for phrase in _written_out(cue, braces)]
    lows = [folded_cased(phrase).lower() for phrase in phrases]
    named = rule_id("context", row["id"])
    cue_words = row.get("cue_words")
    widths = [len(b" ".join(low.split(b" ")[:cue_words]) if cue_words else low) for low in lows]
    return [
        Cue(kind, low, width, named, certainty, reach, most_words)
        for low, width in zip(lows, widths, strict=True)
    ]


def _written_out(cue: str, braces: Rules) -> Iterator[str]:
    """The cue with each thing that its braces stand for: `may {day}` as `may 1` to `may 31`."""
    before, opened, rest = cue.partition("{")
    name, _, behind = rest.partition("}")
    parts = braces.field(name) if opened else [""]
    for end in _written_out(behind, braces) if opened else [""]:
        yield from (f"{before}{part}{end}" for part in parts)


def _one_of(row: Rules, key: str, allowed: list[str]) -> str:
    value = row.field(key)
    if value not in allowed:
        raise SeedError(row.place, value, f"is no {key}", f"Use one of: {', '.join(allowed)}.")
    return str(value)
