"""All phrases that tell the kind of a page, found in one pass over its text."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from daachorse import CharwiseDoubleArrayAhoCorasick

from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.word_lists import words_of
from pipeline.document import Span
from pipeline.errors import SeedError
from pipeline.vocabulary.rules import Rules

VOTE = "vote"
IN_TITLE = "title"
SAYS_SO = "says_so"
OFTEN = "often"
LINES = "lines"
STATED = "stated"
DENIED = "denied"
PRICE = "price"
_MOST = 3
"""Phrases of one row that count."""

_MOST_OTHERS = 500
"""Phrases about designs and review that are looked at."""

_QUOTED = frozenset(["abstract", "reference"])
"""Roles of what a page shows of a work, its own or another: these are not the page's words."""

_RUN_ON = frozenset([STATED, DENIED])


class Owner(NamedTuple):
    """What a phrase counts for: the kind of its list, and the number of its row there."""

    kind: str
    row: int


class Cue(NamedTuple):
    """One phrase on the page; ``start``/``end`` in code points of the page as shown."""

    start: int
    end: int
    owner: Owner


class Cues(NamedTuple):
    """The phrases of a page: those that count for each row of votes, by row, and all others in order."""

    votes: dict[int, list[Span]]
    others: list[Cue]


class CueFinder:
    """Finds the phrases of all rules.

    Each begins a word, but for those about peer review, which a page may glue to the word before
    (`Review articlepeer-review`); all but those of designs may run on into the next word.
    """

    def __init__(self, content: Rules) -> None:
        owners: dict[str, list[Owner]] = {}
        _add(owners, VOTE, content.rows("votes"), "within")
        for kind in (IN_TITLE, LINES, SAYS_SO, OFTEN):
            _add(owners, kind, content.rows("designs"), kind)
        for kind in (STATED, DENIED):
            _add(owners, kind, [content.section("peer_review")], kind)
        _add(owners, PRICE, [content.section("prices")], "money")
        listed = enumerate(owners.values())
        self._rows = {number: one.row for number, some in listed for one in some if one.kind == VOTE}
        self._others = [[one for one in some if one.kind != VOTE] for some in owners.values()]
        self._automaton = CharwiseDoubleArrayAhoCorasick(list(owners))

    def find(self, folded: str, segments: list[RawSegment]) -> Cues:
        """The cues of a page whose text is ``folded``; abstracts and references cast no votes."""
        votes: dict[int, list[Span]] = {}
        others: list[Cue] = []
        quoted = _Stretches([(part.start, part.end) for part in segments if part.role in _QUOTED])
        seen: set[int] = set()
        for start, end, number in self._automaton.find_overlapping(folded):
            begins = not (start and folded[start].isalnum() and folded[start - 1].isalpha())
            row = self._rows.get(number)
            if row is not None and begins and number not in seen and not quoted.hold(start):
                seen.add(number)
                _add_span(votes.setdefault(row, []), start, end)
            for owner in self._others[number]:
                if owner.kind in _RUN_ON or (begins and ends_word(folded, end)):
                    others.append(Cue(start, end, owner))
        return Cues(votes, others[:_MOST_OTHERS])


class _Stretches:
    """Stretches of a text, in order and apart from each other."""

    def __init__(self, stretches: list[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in stretches]
        self._ends = [end for _, end in stretches]

    def hold(self, place: int) -> bool:
        """Whether a place lies in one of them."""
        last = bisect_right(self._starts, place) - 1
        return last >= 0 and place < self._ends[last]


def _add_span(spans: list[Span], start: int, end: int) -> None:
    """Add another phrase of a row, if it does not overlap the last one."""
    if len(spans) < _MOST and (not spans or start >= spans[-1].end):
        spans.append(Span(start, end))


def _add(owners: dict[str, list[Owner]], kind: str, rows: list[Rules], key: str) -> None:
    """Add the phrases under ``key``; a phrase has one row of its kind."""
    taken: dict[str, int] = {}
    for number, row in enumerate(rows):
        for phrase in words_of(row, key):
            if kind == VOTE and phrase in taken:
                known = f"already stands under rule {rows[taken[phrase]]['id']}"
                raise SeedError(row.place, phrase, known, "Keep the phrase under one rule.")
            taken[phrase] = number
            owners.setdefault(phrase, []).append(Owner(kind, number))


def ends_word(folded: str, end: int) -> bool:
    """Whether no word runs on at ``end``."""
    return end == len(folded) or not (folded[end - 1].isalnum() and folded[end].isalnum())
