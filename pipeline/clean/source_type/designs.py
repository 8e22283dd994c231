"""The design of a study as its title or abstract states it."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.source_type.cues import IN_TITLE, LINES, OFTEN, SAYS_SO, Cue, Cues
from pipeline.clean.source_type.places import around_title, is_short_record, opening_of, text_of, titles_of
from pipeline.clean.source_type.signs import SignReader
from pipeline.vocabulary.rules import Rules

_LONGEST = 6000
"""Code points of an abstract that are read."""

_LEAST_SAID = 2
"""Phrases that say what a page is where they stand far from its top."""

_LEAST_OFTEN = 3
"""Phrases that a text of that kind often has, of which one alone tells nothing."""

_HEAD = 40
"""Code points in which a heading or the name of a part stands."""

_NEAR = 6
"""Kept parts before and behind the title that say what a page is."""

_HEADED = frozenset(["abstract", "heading"])
_SUMMARY = frozenset(["title", "abstract"])
_PARAGRAPHS = 20
"""Paragraphs of a full text that are read where title and abstract say too little."""

Design = tuple[str, str, Cue]
"""Document type, the rule that gives it, and the words that say so."""


class DesignReader:
    """Chooses the most telling design; rows of ``designs`` stand in that order."""

    def __init__(self, content: Rules) -> None:
        rows = content.rows("designs")
        self._rows = [(row["id"], row["document_type"]) for row in rows]
        self.unreviewed = frozenset(row["id"] for row in rows if not row.get("reviewed", True))
        """Rules of what peers never review, whatever page shows it."""

        self._anywhere = frozenset(number for number, row in enumerate(rows) if row.get("anywhere"))
        self._of_people = frozenset(number for number, row in enumerate(rows) if row.get("of_people"))
        self._giving_way = frozenset(row["id"] for row in rows if row.get("gives_way"))
        self._parts = [_opening_with(words) for words in content.field("study_parts").values()]
        self._refines = [frozenset(row.get("refines", [])) for row in rows]
        self._signs = SignReader(content)

    def of_title(self, cues: Cues, segments: list[RawSegment]) -> Design | None:
        """What a phrase of the title says."""
        return self._told(IN_TITLE, cues, titles_of(segments))

    def of_lines(self, folded: str, cues: Cues, segments: list[RawSegment]) -> Design | None:
        """What the words say with which a short line of the record near the title begins."""
        return self._of_lines(folded, cues, around_title([part for part in segments if part.kept], _NEAR))

    def of_neighbours(self, folded: str, cues: Cues, segments: list[RawSegment]) -> Design | None:
        """The same of the lines right above and below the title: further off, `Opinion` is of a menu."""
        return self._of_lines(
            folded, cues, around_title([part for part in segments if part.role != "blank"], 1)
        )

    def _of_lines(self, folded: str, cues: Cues, parts: list[RawSegment]) -> Design | None:
        found = {cue.start: cue for cue in cues.others if cue.owner.kind == LINES}
        if not found:
            return None
        told = [found[one.start] for one in parts if one.start in found and is_short_record(one, folded)]
        return self._row(min(told, key=lambda cue: cue.owner.row)) if told else None

    def of_headings(self, folded: str, cues: Cues, segments: list[RawSegment]) -> Design | None:
        """What several headings say that documents of one kind have."""
        return self._often(folded, cues, [part for part in segments if part.role == "heading"])

    def under_title(self, found: Design, folded: str, cues: Cues, segments: list[RawSegment]) -> Design:
        """``found`` in the title, or what goes before it: what an abstract with parts of a study tells."""
        if found[1] not in self._giving_way or not self._has_parts(folded, segments):
            return found
        of_text = self.of_text(folded, cues, segments)
        return of_text or self.of_words(folded, segments) or found

    def _has_parts(self, folded: str, segments: list[RawSegment]) -> bool:
        """Whether headings, or words before a colon, name methods and results."""
        heads = [folded[one.start : one.end].lstrip()[:_HEAD] for one in segments if one.role in _HEADED]
        return all(any(map(part.match, heads)) for part in self._parts)

    def of_text(self, folded: str, cues: Cues, segments: list[RawSegment]) -> Design | None:
        """What a phrase of the abstract says, or of the first paragraph where there is none.

        Animals may be randomised as people are: where only they are named, it is no design of people.
        """
        opening = opening_of(segments)
        found = self._told(SAYS_SO, cues, opening)
        if (
            found is None
            or not self._is_of_people(found[2])
            or not self._of_animals(folded, segments, opening)
        ):
            return found
        others = [cue for cue in cues.others if not self._is_of_people(cue)]
        return self._told(SAYS_SO, cues._replace(others=others), opening)

    def _is_of_people(self, cue: Cue) -> bool:
        return cue.owner.row in self._of_people

    def _of_animals(self, folded: str, segments: list[RawSegment], opening: list[RawSegment]) -> bool:
        """Whether title and opening name animals and no people, or the title does and both name more."""
        titles = titles_of(segments)
        animals, people = self._signs.living(folded, [*titles, *opening])
        if not animals or not people:
            return animals > 0
        titled, by_name = self._signs.living(folded, titles)
        return titled > 0 and not by_name and animals > people

    def of_page(
        self, folded: str, cues: Cues, segments: list[RawSegment], *, shows_work: bool
    ) -> Design | None:
        """What several phrases say all over the text; a text that shows a work is no notice."""
        said = [cue for cue in cues.others if cue.owner.kind == SAYS_SO and cue.owner.row in self._anywhere]
        times = Counter(cue.owner for cue in said)
        often = [cue for cue in said if times[cue.owner] >= _LEAST_SAID]
        told = self._told(SAYS_SO, cues._replace(others=often), text_of(segments))
        told = told or self._often(folded, cues, text_of(segments))
        return None if told and shows_work and told[1] in self.unreviewed else told

    def _often(self, folded: str, cues: Cues, places: list[RawSegment]) -> Design | None:
        """The row of which most phrases of ``often`` stand in ``places``, if enough do."""
        found: dict[int, dict[str, Cue]] = {}
        end = 0
        for cue in cues.others:
            if cue.owner.kind == OFTEN and cue.start >= end and any(_holds(part, cue) for part in places):
                found.setdefault(cue.owner.row, {}).setdefault(folded[cue.start : cue.end], cue)
                end = cue.end
        row = max(found, key=lambda row: (len(found[row]), -row), default=-1)
        if len(found.get(row, ())) < _LEAST_OFTEN:
            return None
        return self._row(next(iter(found[row].values())))

    def of_words(self, folded: str, segments: list[RawSegment]) -> Design | None:
        """What the words of title and abstract say, or these and the text; nothing without an abstract."""
        summary = [part for part in segments if part.role in _SUMMARY]
        if all(part.role == "title" for part in summary):
            return None
        body = [part for part in segments if part.role == "body"]
        found = self._signs.read(folded, summary)
        return self._signs.read(folded, summary + body[:_PARAGRAPHS]) if body and not found else found

    def refined(self, cues: Cues, segments: list[RawSegment], document_type: str) -> Design | None:
        """What the title says more exactly than ``document_type`` does."""
        exact = [
            cue
            for cue in cues.others
            if cue.owner.kind == IN_TITLE and document_type in self._refines[cue.owner.row]
        ]
        return self._told(IN_TITLE, cues._replace(others=exact), titles_of(segments))

    def _told(self, kind: str, cues: Cues, places: list[RawSegment]) -> Design | None:
        found = [cue for cue in cues.others if cue.owner.kind == kind]
        cue = _most_telling(found, places) if found else None
        return self._row(cue) if cue else None

    def _row(self, cue: Cue) -> Design:
        rule_id, document_type = self._rows[cue.owner.row]
        return document_type, rule_id, cue


def _opening_with(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?![^\W_])(?! (?:for|in|of)\b)")


def _most_telling(cues: list[Cue], places: list[RawSegment]) -> Cue | None:
    """The cue in ``places`` whose row stands first."""
    within = (cue for cue in cues for part in places if _holds(part, cue))
    return min(within, key=lambda cue: (cue.owner.row, cue.start), default=None)


def _holds(part: RawSegment, cue: Cue) -> bool:
    return part.start <= cue.start and cue.end <= min(part.end, part.start + _LONGEST)
