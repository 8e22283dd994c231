"""The design of a study by the words that its title and abstract keep using, where no phrase tells it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from daachorse import CharwiseDoubleArrayAhoCorasick

from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.source_type.ballot import reaches
from pipeline.clean.source_type.cues import Cue, Owner, ends_word
from pipeline.clean.word_lists import words_of
from pipeline.errors import SeedError
from pipeline.vocabulary.rules import Rules

SIGN = "sign"
_ANIMALS, _PEOPLE = "animals", "people"
_LONGEST = 6000
"""Code points of a title or paragraph that are read."""


class _Weighed(NamedTuple):
    """What must hold of the counts of words, by group, for a document to be of a type.

    ``leads`` is the group of which there must be more words than of each of ``more_than``.
    """

    rule_id: str
    document_type: str
    leads: str
    at_least: dict[str, int]
    at_most: dict[str, int]
    more_than: list[str]

    def holds(self, counts: Mapping[str, int]) -> bool:
        """Whether the counts fit."""
        if not reaches(counts, self.at_least):
            return False
        own = counts[self.leads]
        return all(counts.get(group, 0) <= most for group, most in self.at_most.items()) and all(
            counts.get(group, 0) < own for group in self.more_than
        )


class SignReader:
    """Counts the words of ``signs`` and takes the first row of ``weighed`` that fits the counts."""

    def __init__(self, content: Rules) -> None:
        rows = content.rows("signs")
        owners = {word: row["id"] for row in rows for word in words_of(row, "words")}
        self._groups = list(owners.values())
        self._weighed = [_weighed(row, set(self._groups)) for row in content.rows("weighed")]
        self._automaton = CharwiseDoubleArrayAhoCorasick(list(owners))

    def read(self, folded: str, segments: Iterable[RawSegment]) -> tuple[str, str, Cue] | None:
        """Document type, rule and first telling word of the page whose text is ``folded``."""
        counts, first = self._count(folded, segments)
        row = next((row for row in self._weighed if row.holds(counts)), None)
        return (row.document_type, row.rule_id, first[row.leads]) if row else None

    def living(self, folded: str, segments: Iterable[RawSegment]) -> tuple[int, int]:
        """How often animals and people are named."""
        counts, _ = self._count(folded, segments)
        return counts.get(_ANIMALS, 0), counts.get(_PEOPLE, 0)

    def _count(self, folded: str, segments: Iterable[RawSegment]) -> tuple[dict[str, int], dict[str, Cue]]:
        """Words of each group, and the first one."""
        counts: dict[str, int] = {}
        first: dict[str, Cue] = {}
        for part in segments:
            text = folded[part.start : min(part.end, part.start + _LONGEST)]
            for start, end, number in self._automaton.find_overlapping(text):
                if not (start and text[start - 1].isalnum()) and ends_word(text, end):
                    group = self._groups[number]
                    counts[group] = counts.get(group, 0) + 1
                    if counts[group] == 1:
                        first[group] = Cue(part.start + start, part.start + end, Owner(SIGN, number))
        return counts, first


def _weighed(row: Rules, groups: set[str]) -> _Weighed:
    at_least, at_most, more_than = row["at_least"], row.get("at_most", {}), row.get("more_than", [])
    for group in (*at_least, *at_most, *more_than):
        if group not in groups:
            cure = f"Use some of {', '.join(sorted(groups))}."
            raise SeedError(row.place, group, "is no group of `signs`", cure)
    if row["leads"] not in at_least:
        cure = f"Use one of {', '.join(sorted(at_least))}."
        raise SeedError(row.place, row["leads"], "is no group of `at_least`", cure)
    return _Weighed(row["id"], row["document_type"], row["leads"], at_least, at_most, more_than)
