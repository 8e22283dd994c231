"""Ends a list of keywords where the text begins with a numbered heading."""

from __future__ import annotations

from itertools import pairwise

from pipeline.clean.segment.lines import Line


def end_keywords(lines: list[Line]) -> None:
    """A keyword with a number, below one without, is a heading: `2.1 Sources of cells`."""
    is_text = False
    for above, line in pairwise(lines):
        if line.role != "keyword":
            is_text = False
            continue
        is_numbered = line.says.marker[:1].isdigit()
        follows = above.role == "keyword" and not above.says.marker
        is_text = is_numbered and (is_text or follows)
        if is_text:
            line.decide("heading", "numbered-heading")
