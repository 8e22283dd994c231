"""How many lines of a page name the price of something dear."""

from __future__ import annotations

import re

from pipeline.clean.source_type.cues import PRICE, Cue, Cues

_LONGEST = 120
"""Code points of a line of a price list; in longer ones people tell what something cost."""

_DEAR = r"(?:\d{1,3}(?:[,.' ]\d{3})+|\d{4,6})(?![\d])"
"""Four digits or more: fees to read an article or gifts to a charity have fewer."""

_BEHIND, _BEFORE = re.compile(rf" ?{_DEAR}"), re.compile(rf"(?<!\d){_DEAR} ?\Z")
_WIDEST = 14


def price_lines(cues: Cues, folded: str) -> int:
    """The lines of the page whose text is ``folded`` that hold such an amount of money."""
    priced = (cue for cue in cues.others if cue.owner.kind == PRICE and _is_dear(cue, folded))
    starts = {_start_of_short_line(cue, folded) for cue in priced}
    return len(starts - {-1})


def _is_dear(cue: Cue, folded: str) -> bool:
    before = folded[max(cue.start - _WIDEST, 0) : cue.start]
    return bool(_BEHIND.match(folded, cue.end) or _BEFORE.search(before))


def _start_of_short_line(cue: Cue, folded: str) -> int:
    """Where the line of a cue starts, -1 if it is long."""
    first = max(cue.start - _LONGEST, 0)
    start = folded.rfind("\n", first, cue.start) + 1
    if start == 0 and first > 0:
        return -1
    end = folded.find("\n", start, start + _LONGEST)
    return start if end >= 0 or len(folded) <= start + _LONGEST else -1
