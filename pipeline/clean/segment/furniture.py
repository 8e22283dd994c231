"""Drops what stands around a text: other pages and contacts below their headings, and the foot of a page."""

from __future__ import annotations

from pipeline.clean.segment.lines import Line
from pipeline.vocabulary.rules import Rules

_TEXT = frozenset(["abstract", "body", "unknown"])
_LONGEST_HEADING, _LONGEST_LINK, _LONGEST_NOTICE = 100, 160, 400
_FEWEST_ABOVE = 2
"""Paragraphs of text that stand above them."""

_BEFORE_FOOT = _TEXT | {"heading", "title", "reference", "caption"}
"""Roles of lines behind which alone the foot of a page stands."""

_MARKS_OF_FIELDS = (":", "10.")
_STOPS = (".", ":", ";")


class Furniture:
    """The section ``furniture`` of ``roles.yaml``, compiled once."""

    def __init__(self, rules: Rules) -> None:
        section = rules.section("furniture")
        self._related, self._contact, self._notice, self._tabs, self._foot = (
            section.pattern(key) for key in ("related", "contact", "notice", "tabs", "foot")
        )

    def settle(self, lines: list[Line]) -> None:
        """Text below such a heading, up to the next one, goes its way; notices and tabs by themselves."""
        role, above = "", 0
        for line in lines:
            if line.role == "heading":
                role = self._role_below(line, above)
                if role:
                    line.decide(role, "furniture-heading")
            elif line.role == "title":
                role = ""
            elif line.role in _TEXT:
                if role and _may_stand_below(line, role):
                    line.decide(role, "furniture")
                elif own := self._role_of(line):
                    line.decide(own, "furniture")
                else:
                    role, above = "", above + 1
        self._drop_foot(lines)

    def _drop_foot(self, lines: list[Line]) -> None:
        """Behind all text and headings, what a list ends with from a line such as `Follow us` on is links.

        Lines with a colon or a DOI may be fields that a page prints last.
        """
        first = len(lines)
        for place in range(len(lines) - 1, -1, -1):
            line = lines[place]
            if line.role in _BEFORE_FOOT:
                break
            if len(line.says.folded) <= _LONGEST_HEADING and self._foot.fullmatch(line.says.folded):
                first = place
        for line in lines[first:]:
            if line.role == "metadata" and not any(mark in line.says.text for mark in _MARKS_OF_FIELDS):
                line.decide("navigation", "furniture")

    def _role_below(self, heading: Line, above: int) -> str:
        folded = heading.says.folded
        if len(folded) > _LONGEST_HEADING or above < _FEWEST_ABOVE:
            return ""
        if self._related.fullmatch(folded):
            return "navigation"
        return "contact" if self._contact.fullmatch(folded) else ""

    def _role_of(self, line: Line) -> str:
        folded = line.says.folded
        if len(folded) > _LONGEST_NOTICE:
            return ""
        if self._tabs.fullmatch(folded):
            return "navigation"
        return "legal" if self._notice.match(folded) else ""


def _may_stand_below(line: Line, role: str) -> bool:
    """Whether it is a link, where links stand, and no long paragraph: a sentence is text."""
    text = line.says.text
    if role == "contact":
        return len(text) <= _LONGEST_NOTICE
    return len(text) <= _LONGEST_LINK and not text.endswith(_STOPS)
