"""Tells the text of an article from its abstract where both have the same headings."""

from __future__ import annotations

from pipeline.clean.segment.lines import Line

_OTHER_WORK = frozenset(["author", "title"])
_ABSTRACT = "heading-abstract"
_LEAST_PARTS = 2
"""Parts of an abstract that has headings."""


def settle_text_again(lines: list[Line]) -> None:
    """Text below the second printing of a heading of the abstract is body: `Background`, `Methods`.

    Another abstract, below its title, its authors or its heading, may have the same headings.
    """
    parts: set[str] = set()
    heading, is_text = "", False
    for line in lines:
        if line.role in _OTHER_WORK or line.rule_id == _ABSTRACT:
            parts, heading, is_text = set(), "", False
        elif line.role == "heading":
            heading = line.says.folded
            is_text = is_text or (len(parts) >= _LEAST_PARTS and heading in parts)
        elif line.role == "abstract":
            if is_text:
                line.decide("body", "text-again")
            elif heading:
                parts.add(heading)
