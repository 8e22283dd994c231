"""Tells the text of an article from its abstract where both have the same headings."""

from __future__ import annotations

import re

from pipeline.clean.segment.lines import Line

_OTHER_WORK = frozenset(["author", "title"])
_ABSTRACT = "heading-abstract"
_LEAST_PARTS = 2
"""Parts of an abstract that has headings."""

_LABEL = re.compile(r"([^\W\d_][^\W\d_ ]*(?: [^\W\d_]+){0,3}):")
"""A heading on the line of its text: `Background: Cells die.`"""


def settle_text_again(lines: list[Line]) -> None:
    """Text below the second printing of a heading of the abstract is body, and below a numbered heading.

    Another abstract, below its title, its authors or its heading, may have the same headings.
    """
    parts: set[str] = set()
    heading, is_text = "", False
    for line in lines:
        if line.role in _OTHER_WORK or line.rule_id == _ABSTRACT:
            parts, heading, is_text = set(), "", False
        elif line.role == "heading":
            heading = line.says.folded
            is_again = len(parts) >= _LEAST_PARTS and heading in parts
            is_text = is_text or is_again or line.says.marker[:1].isdigit()
        elif line.role == "abstract":
            if is_text:
                line.decide("body", "text-again")
            elif part := _part(line, heading):
                parts.add(part)


def _part(line: Line, heading: str) -> str:
    """The part of the abstract that the line is, by its own label or the ``heading`` above it."""
    label = _LABEL.match(line.says.folded)
    return label[1] if label else heading
