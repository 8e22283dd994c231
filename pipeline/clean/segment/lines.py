"""A capture's lines: where each lies, what it says, what marks it as an item of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import repeat

from pipeline.clean.fold import fold
from pipeline.clean.segment.rules import Rule

BULLETS = "•▪▫‣●○◦·∙■□◆◇►▶▸▹➤➢➔→✓✔✅*+–—-»›⁃"
_INVISIBLE = " \t\u00a0\u200b\u200c\u200d\u2060\ufeff"
_MARKER = re.compile(
    rf"(?:[{re.escape(BULLETS)}]{{1,3}}(?:\s+|$)|\[\d{{1,3}}\](?:\s*|$)|\(\d{{1,3}}\)\s+|#{{1,6}}\s+"
    r"|\d{1,3}[.)](?:\s+|$)|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+)"
)

_NUMBER = re.compile(r"[\[(]?(\d{1,3})(?:[.\])]|(?= [^\W\d]))")
_SPACED = re.compile(r"[^\W\d_](?: [^\W\d_]){4,30}")
"""A word set with a space behind each letter (`A B S T R A C T`)."""

_LONGEST_KNOWN = 120
"""Code points of a line whose wording is remembered."""


@dataclass(slots=True, eq=False)
class Wording:
    """What a line says, wherever it stands: pages of one site share many lines.

    ``text`` is the content without list marker and outer white space, ``folded`` the same for look-ups;
    ``is_item`` says that the marker is a bullet, ``number`` is the one that it is or else the text begins
    with.  ``rule`` is the one that it meets by itself, once it ``is_read``; ``may_look_forward`` says that
    it may speak of forward-looking statements, None where nobody has asked.
    """

    text: str
    folded: str
    marker: str = ""
    is_item: bool = False
    number: int | None = field(init=False, default=None)
    rule: Rule | None = None
    is_read: bool = False
    may_look_forward: bool | None = None

    def __post_init__(self) -> None:
        """Read the number."""
        first = self.marker or self.text
        if not self.is_item and (self.marker or first[:1].isdigit()):
            found = _NUMBER.match(first)
            self.number = int(found[1]) if found else None


Known = dict[str, Wording]
"""Wordings that are remembered, by the line without outer white space."""


@dataclass(slots=True)
class Line:
    """One logical line: a physical line, or a paragraph hard-wrapped over several.

    ``start``/``end`` are code points of the raw text, line ends included.  ``gap`` says that blank lines
    or the page's top stand before the line, ``hint`` names what a format says of it, None where there
    is no format to ask.  ``role`` is empty until decided.
    """

    start: int
    end: int
    gap: bool
    says: Wording
    hint: str | None = None
    role: str = ""
    rule_id: str = ""

    def decide(self, role: str, rule_id: str) -> None:
        """Give the line its role."""
        self.role = role
        self.rule_id = rule_id


def read_lines(raw: str, hints: Sequence[str] | None = None, known: Known | None = None) -> list[Line]:
    """The lines of ``raw`` that are not blank, in order; ``hints`` has one entry a line, blank ones too.

    Wordings that are not ``known`` yet are added there.
    """
    known = {} if known is None else known
    is_ascii = raw.isascii()
    lines: list[Line] = []
    end, gap = 0, True
    physical = raw.splitlines(keepends=True)
    told = repeat(None, len(physical)) if hints is None else hints
    for written, hint in zip(physical, told, strict=True):
        start = end
        end += len(written)
        text = written.strip()
        says = known.get(text) or _wording(text, known, is_ascii=is_ascii) if text else _BLANK
        if says is _BLANK:
            gap = True
        else:
            lines.append(Line(start, end, gap, says, hint))
            gap = False
    return lines


_BLANK = Wording("", "")


def _wording(text: str, known: Known, *, is_ascii: bool) -> Wording:
    """What a line says; only a page in ASCII keeps its tabs when folded."""
    shown = text.strip(_INVISIBLE) if text[0] in _INVISIBLE or text[-1] in _INVISIBLE else text
    if not shown:
        return _BLANK
    if shown[1:2] == " " == shown[3:4] and _SPACED.fullmatch(shown):
        shown = shown.replace(" ", "")
    folded = fold(shown) if is_ascii else fold(shown.replace("\t", " "))
    marker = None if shown[0].isalpha() else _MARKER.match(shown)
    says = Wording(shown, folded) if marker is None else _marked(shown, folded, marker.end())
    if len(text) <= _LONGEST_KNOWN:
        known[text] = says
    return says


def _marked(text: str, folded: str, end: int) -> Wording:
    return Wording(text[end:], folded[end:], text[:end].rstrip(), text[0] in BULLETS)
