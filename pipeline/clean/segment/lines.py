"""A capture's lines: where each lies, what it says, what marks it as an item of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.clean.fold import fold_page

BULLETS = "•▪▫‣●○◦·∙■□◆◇►▶▸▹➤➢➔→✓✔✅*+–—-»›⁃"
_INVISIBLE = " \t\u00a0\u200b\u200c\u200d\u2060\ufeff"
_MARKER = re.compile(
    rf"(?:[{re.escape(BULLETS)}]{{1,3}}(?:\s+|$)|\[\d{{1,3}}\](?:\s*|$)|\(\d{{1,3}}\)\s+|#{{1,6}}\s+"
    r"|\d{1,3}[.)](?:\s+|$)|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+)"
)


@dataclass(slots=True)
class Line:
    """One logical line: a physical line, or a paragraph hard-wrapped over several.

    ``start``/``end`` are code points of the raw text, line ends included.  ``text`` is the content
    without list marker and outer white space, ``folded`` the same for look-ups; ``is_item`` says that
    the marker is a bullet, ``gap`` that blank lines or the page's top stand before the line.
    ``section`` is what it opens, ``record`` says that only records of publications have such a line,
    ``hint`` names what a format says of it, None where there is no format to ask.
    ``role`` is empty until decided.
    """

    start: int
    end: int
    text: str
    folded: str
    gap: bool
    marker: str = ""
    is_item: bool = False
    hint: str | None = None
    role: str = ""
    rule_id: str = ""
    section: str = ""
    record: bool = False

    def decide(self, role: str, rule_id: str) -> None:
        """Give the line its role."""
        self.role = role
        self.rule_id = rule_id


def read_lines(raw: str, hints: Sequence[str] | None = None) -> list[Line]:
    """The lines of ``raw`` that are not blank, in order; ``hints`` has one entry a line, blank ones too."""
    lines: list[Line] = []
    position = 0
    gap = True
    folds = fold_page(raw).splitlines()
    for number, physical in enumerate(raw.splitlines(keepends=True)):
        start, position = position, position + len(physical)
        text = physical.strip()
        if text:
            folded = folds[number].strip()
            if text[0] in _INVISIBLE or text[-1] in _INVISIBLE:
                text, folded = _visible(text, folded)
        if text:
            line = Line(start, position, text, folded, gap)
            if not text[0].isalpha():
                _part_marker(line)
            if hints is not None:
                line.hint = hints[number]
            lines.append(line)
        gap = not text
    return lines


def _visible(text: str, folded: str) -> tuple[str, str]:
    """Both without invisible characters at their ends."""
    left = len(text) - len(text.lstrip(_INVISIBLE))
    right = len(text.rstrip(_INVISIBLE))
    return text[left:right], folded[left:right]


def _part_marker(line: Line) -> None:
    match = _MARKER.match(line.text)
    if match is not None:
        line.marker, line.is_item = match.group().rstrip(), line.text[0] in BULLETS
        line.text, line.folded = line.text[match.end() :], line.folded[match.end() :]
