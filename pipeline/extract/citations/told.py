"""Finds works that running text names by journal, title, number or team, and not by authors and year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from daachorse import DoubleArrayAhoCorasick

from pipeline.document import CleanDocument, Segment
from pipeline.extract.patterns import alternatives, with_parts
from pipeline.extract.prose import in_segments
from pipeline.extract.rows import Citation
from pipeline.vocabulary.rules import Rules, compiled

Places: TypeAlias = Mapping[str, Sequence[int]]
"""Where each of some needles stands in a text, from left to right."""


class Told(NamedTuple):
    """One way of naming a work.

    The pattern is tried from ``before`` to ``behind`` code points around each of ``needles`` alone.
    """

    pattern: re.Pattern[str]
    needles: tuple[str, ...]
    before: int
    behind: int
    of_others: bool
    """Whether it only names another's work in documents that report no study of their own."""


class ToldCitations:
    """Finds the namings of ``told`` in ``seeds/rules/citations.yaml``."""

    def __init__(self, rules: Rules, name: str) -> None:
        parts = {
            "name": name,
            "journal_words": alternatives(rules.words("journal_words")),
            "report_verbs": alternatives(rules.words("report_verbs")),
        }
        self._told = [_told(row, parts) for row in rules.rows("told")]
        self._needles = sorted({needle for told in self._told for needle in told.needles})
        self._automaton = DoubleArrayAhoCorasick(list(map(_as_bytes, self._needles)))
        self._not_names = rules.words("not_names")
        self._own = rules.words("own_document_types")

    def places(self, text: str) -> Places:
        """Where ``text`` holds what the namings begin or end with."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for start, _, number in self._automaton.find_overlapping(_as_bytes(text)):
            if text.startswith(self._needles[number], start):
                found[self._needles[number]].append(start)
        return found

    def find(self, document: CleanDocument, segments: list[Segment], places: Places) -> Iterator[Citation]:
        """What the prose names, rule by rule; one naming may be found more than once."""
        for told in self._told if places else ():
            if not (told.of_others and document.document_type in self._own):
                for match in _matches(told, document.text, segments, places):
                    yield from self._citation(match)

    def _citation(self, match: re.Match[str]) -> Iterator[Citation]:
        named = match.groupdict()
        name, year = named.get("name"), named.get("year")
        if name is None or self._not_names.isdisjoint(name.split()):
            authors = (name,) if name else ()
            yield Citation(*match.span("said"), -1, authors, int(year) if year else None, -1, "unresolved")


def _matches(told: Told, text: str, segments: list[Segment], places: Places) -> Iterator[re.Match[str]]:
    for needle in filter(places.__contains__, told.needles):
        for place, segment in in_segments(places[needle], segments):
            first, last = place - told.before, place + told.behind
            match = told.pattern.search(text, max(segment.start, first), min(segment.end, last))
            if match:
                yield match


def _as_bytes(text: str) -> bytes:
    """One byte for each code point; all that is beyond ASCII looks alike."""
    return text.encode("ascii", "replace")


def _told(row: Rules, parts: dict[str, str]) -> Told:
    return Told(
        compiled(with_parts(row.field("pattern"), parts), row.place),
        tuple(sorted(row.words("needles"))),
        int(row.field("before")),
        int(row.field("behind")),
        row.get("of_others", False),
    )
