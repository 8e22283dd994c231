"""Finds what `these cells` or `this treatment` at the head of a sentence means: what the one before names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.extract.claims.looked_for import LookedFor
from pipeline.extract.claims.meant.asked import Asked
from pipeline.extract.claims.meant.implied import AROUND
from pipeline.extract.claims.meant.sole import SoleCells
from pipeline.extract.rows import Named
from pipeline.vocabulary.rules import Rules, compiled

LEAD = re.compile(r"(?:[^,;:.]{1,60}, )?(?:[\w-]+ of )?(?:[\w-]+ )?")
"""What may stand before the subject that a sentence begins with: `In mice, grafting of human …`."""


class Opening(NamedTuple):
    """Words at the head of a sentence, and types of mentions that they could mean as well.

    Of a pattern with a group only what that holds are the words.  Those that are ``led`` mean only what the
    sentence before begins with.
    """

    pattern: re.Pattern[str]
    mistakable: frozenset[str]
    led: bool


class GoingOn:
    """The rows of ``going_on``, compiled once."""

    def __init__(self, rules: Rules, sole: SoleCells) -> None:
        self._sole = sole
        rows = rules.rows("going_on")
        self._openings = [_opening(row) for row in rows]
        patterns = (AROUND.sub("", row["pattern"]) for row in rows)
        self.pattern = "^(?:" + "|".join(f"(?:{pattern})" for pattern in patterns) + r")\b"
        """Fits the head of every sentence that may go on about the one before."""
        self.opens = LookedFor(self.pattern, rules.at("going_on"))

    def of(self, asked: Asked) -> Named | None:
        """The first words of the sentence, read as a mention of what the one before names.

        Null where the interventions of that are several or no cells, or where something else may be meant.
        """
        document, place, last, *_ = asked
        if last is None or last.place != place - 1 or not self.opens.may_fit(document, place):
            return None
        before, sentence = document.sentences[place - 1 : place + 1]
        cells = self._sole.of(last.given)
        if before.role != sentence.role or cells is None:
            return None
        others = {one.entity_type for one in last.mentions if not _is_part(one, last.given)}
        is_led = LEAD.fullmatch(document.text, before.start, cells.start) is not None
        for opening in self._openings:
            if match := opening.pattern.match(document.text, sentence.start):
                if (opening.led and not is_led) or not opening.mistakable.isdisjoint(others):
                    return None
                start, end = match.span(match.lastindex or 0)
                return cells._replace(start=start, end=end, sentence=place)
        return None


def _is_part(mention: Named, given: Iterable[Named]) -> bool:
    """Is it part of the name of cells, or the word before: `human neural stem cells`?"""
    return any(cells.start - 1 <= mention.end <= cells.end for cells in given)


def _opening(row: Rules) -> Opening:
    pattern = compiled(f"(?:{row.field('pattern')})\\b", row.place)
    return Opening(pattern, frozenset(row.field("mistakable")), bool(row.get("led")))
