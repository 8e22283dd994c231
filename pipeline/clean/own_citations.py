"""How a line begins that says how to cite the page on which it stands."""

from __future__ import annotations

import re

CREDIT = re.compile(r"([^()\d]{5,300}) \(((?:19|20)\d\d)\)[.,:]? ")
"""Authors and year before the title: `Example, Ana (2020) `."""

SHORTEST_TITLE = 25
"""Code points of a title that no other line holds by chance."""

_BEFORE_TITLE = (". ", ") ", "; ", ": ", ", ", "“", '"', "‘")
_BEHIND_TITLE = (".", ",", "?", "”", '"', "’", " [")


def titled_at(folded: str, title: str) -> tuple[int, int] | None:
    """Where a citation has the folded ``title`` of the page as its whole title, perhaps without a subtitle.

    A correction or a comment has another: `Correction to: Cells in early disease`, or a longer one.
    """
    whole = title.rstrip(" .")
    for one in (whole, whole.partition(": ")[0]):
        start = folded.find(one) if len(one) >= SHORTEST_TITLE else -1
        end = start + len(one)
        if start > 0 and folded.endswith(_BEFORE_TITLE, 0, start) and folded.startswith(_BEHIND_TITLE, end):
            return start, end
    return None
