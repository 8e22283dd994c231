"""Reads the journal's name from the top of a page whose record states a volume and no journal."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.clean.fold import fold
from pipeline.clean.metadata.journals import journal_in
from pipeline.clean.metadata.sheet import Line, Sheet
from pipeline.clean.raw_segment import RawSegment

_VOLUME = re.compile(r"(?:[^|\n]{3,40} \| )?vol(?:ume|\.)? ?\d")
"""How a line begins that states the volume without a journal: `ARTICLES | VOLUME 8, ISSUE 6`."""

_TOP = 20
"""Parts at the top of a page in which its masthead stands."""

_RULE = "masthead"
_LONGEST = 70
_FEWEST_WORDS, _MOST_WORDS = 2, 8
_SMALL = 3
"""Letters of words that are not in capitals in a name: `Annals of the Nerve`."""

_GUESSED = "model-navigation"
_WORD = re.compile(r"[^\W\d_]+")

NamesJournal = Callable[[str], bool]


def read_masthead(
    shown: str,
    parts: Sequence[RawSegment],
    names_journal: NamesJournal,
    no_names: frozenset[str],
    sheet: Sheet,
) -> None:
    """State the name right above the line of the volume, else a line above with words of journals' names.

    A line that only the model takes for a link may be the name, if it has none of the words of ``no_names``.
    """
    top = [part for part in parts if part.role != "blank" and not part.rule_id.startswith("type-")][:_TOP]
    lines = [_line(shown, part) for part in top]
    folded = [fold(line.text) for line in lines]
    place = next((place for place, text in enumerate(folded) if _VOLUME.match(text)), 0)
    above = place - 1
    is_named = place > 0 and (
        top[above].role == "metadata"
        or (top[above].rule_id.startswith(_GUESSED) and no_names.isdisjoint(_WORD.findall(folded[above])))
    )
    nearest = [above] if is_named else []
    known = [number for number in range(place) if names_journal(folded[number])]
    for line in [lines[number] for number in (*nearest, *known)]:
        if _is_name(line.text):
            sheet.state("journal", line, journal_in(line.text, 0, len(line.text)))


def _line(shown: str, part: RawSegment) -> Line:
    text = shown[part.start : min(part.end, part.start + _LONGEST + 1)]
    begin = len(text) - len(text.lstrip())
    return Line(text.strip(), part.start + begin, 0, _RULE)


def _is_name(text: str) -> bool:
    words = text.split()
    if len(text) > _LONGEST or not _FEWEST_WORDS <= len(words) <= _MOST_WORDS:
        return False
    return all(word[0].isupper() or len(word) <= _SMALL for word in words)
