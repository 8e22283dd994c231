"""A capture's lines: where each lies, what it says, what marks it as an item of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.clean.fold import fold

BULLETS = "•▪▫‣●○◦·∙■□◆◇►▶▸▹➤➢➔→✓✔✅*+–—-»›⁃"
_INVISIBLE = " \t\u00a0\u200b\u200c\u200d\u2060\ufeff"
_MARKER = re.compile(
    rf"(?:[{re.escape(BULLETS)}]{{1,3}}(?:\s+|$)|\[\d{{1,3}}\](?:\s*|$)|\(\d{{1,3}}\)\s+|#{{1,6}}\s+"
    r"|\d{1,3}[.)](?:\s+|$)|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+)"
)


@dataclass(slots=True)
class Line:
    """One logical line: a physical line, or a paragraph hard-wrapped over several.

    ``start``/``end`` are code points of the raw text, line ends included.  ``text`` is its content
    without list marker and outer white space (``is_item``: the marker is a bullet), ``folded`` the same for look-ups, ``kind`` its shape, ``section`` what it
    opens, ``context`` the section it stands in.  ``gap`` says that
    blank lines or the page's top stand before it.  ``role`` is empty until decided.
    """

    start: int
    end: int
    text: str
    folded: str
    marker: str
    is_item: bool
    gap: bool
    role: str = ""
    rule_id: str = ""
    section: str = ""
    context: str = ""
    kind: str = "short"
    record: bool = False

    def decide(self, role: str, rule_id: str) -> None:
        """Give the line its role."""
        self.role = role
        self.rule_id = rule_id


def read_lines(raw: str) -> list[Line]:
    """The lines of ``raw`` that are not blank, in order."""
    lines: list[Line] = []
    position = 0
    gap = True
    for physical, folded in zip(raw.splitlines(keepends=True), fold(raw).splitlines(), strict=True):
        start, position = position, position + len(physical)
        text = physical.strip()
        if text and (text[0] in _INVISIBLE or text[-1] in _INVISIBLE):
            text, folded = text.strip(_INVISIBLE), folded.strip().strip(_INVISIBLE)
        if not text:
            gap = True
            continue
        lines.append(_line(start, position, text, folded.strip(), gap))
        gap = False
    return lines


def _line(start: int, end: int, text: str, folded: str, gap: bool) -> Line:
    if text[0].isalpha():
        return Line(start, end, text, folded, "", False, gap)
    match = _MARKER.match(text)
    if match is None:
        return Line(start, end, text, folded, "", False, gap)
    cut = match.end()
    return Line(start, end, text[cut:], folded[cut:], match.group().rstrip(), text[0] in BULLETS, gap)
