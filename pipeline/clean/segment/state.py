"""What a walk down the page remembers: the open section and what was seen so far."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.clean.segment.lines import Line
from pipeline.clean.segment.shapes import Words

CAPTION_LABEL = "caption-label"
"""The rule of a lone `Figure 1`, which only the next line belongs to."""


@dataclass(slots=True)
class State:
    """The open section and counts.

    ``seen`` counts the lines since its heading, ``prose`` the characters of prose on the page,
    ``paragraphs`` those of an abstract without headings of its own.  ``parts`` holds the headings
    seen within an abstract, None once it can't have such.  ``before_caption`` is the section that a
    lone figure label interrupts.
    """

    words: Words
    section: str = "front"
    before_caption: str = ""
    prose: int = 0
    seen: int = 0
    paragraphs: int = 0
    titled: bool = False
    parts: frozenset[str] | None = None
    has_abstract: bool = False
    has_body: bool = False

    def meet_title(self) -> None:
        """A title opens the page's own record, unless its text is behind us."""
        self.titled = True
        if not self.prose:
            self.section = "front"

    def open(self, line: Line) -> None:
        """Enter the section that a heading opens."""
        section = self._opened(line)
        if section == "abstract" and line.section == "abstract":
            self.parts, self.has_abstract = frozenset(), True
        self.has_body = self.has_body or section == "body"
        self.section, self.seen = section, -1
        if line.role == "abstract":
            self.prose += len(line.text)
            self.parts = None

    def resume(self) -> None:
        """Leave a section that holds no text."""
        self.section = "body" if self.has_abstract or self.has_body else "front"

    def close_caption(self) -> None:
        """Go back to the section that a figure interrupted."""
        if self.before_caption:
            self.section, self.before_caption = self.before_caption, ""

    def _opened(self, line: Line) -> str:
        if line.rule_id == CAPTION_LABEL:
            self.before_caption = self.section if self.section != "figures" else self.before_caption
            return "figures"
        if line.section == "part" or (line.section == "body" and self._may_be_first_part()):
            return self._part(line.folded)
        return line.section

    def _may_be_first_part(self) -> bool:
        """`Introduction` right under `Abstract` is a part of it."""
        return self.section == "abstract" and self.seen == 0 and self.parts is not None

    def _part(self, heading: str) -> str:
        """Methods, Results … belong to an abstract that began with such a part, each once."""
        if self.section != "abstract" or self.parts is None or heading in self.parts:
            return "body"
        self.parts |= {heading}
        return "abstract"
