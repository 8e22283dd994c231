"""Cuts the text between a page's tags into runs."""

from __future__ import annotations

import re

from pipeline.decoded import Unreadable
from pipeline.sources.html.layout import Element, Run

_MOST_RUNS = 200_000
"""Runs of text on one page; the longest article of the web corpus has 2,000."""

_BLANK = re.compile(
    r"(?:[\s\ufeff\u200b]|&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|shy|#160|#xa0|#8203);)*", re.IGNORECASE
)
_BLANK_LINES = re.compile(r"\n[ \t\r]*\n")
_MAY_BE_BLANK = "&\ufeff\u200b"


class Cutter:
    """Makes ``runs`` of the pieces of ``text`` that it is given in their order.

    They belong to the ``element``; ``linked`` says whether they stand in a link.  ``_unseen`` is what
    the page does not show behind the open run: where it starts and ends, and the name of its first
    element.
    """

    def __init__(self, text: str, element: Element) -> None:
        self.runs: list[Run] = []
        self.element = element
        self.linked = False
        self._text = text
        self._run: Run | None = None
        self._unseen: tuple[int, int, str] | None = None
        self._after_break = False

    def take(self, start: int, end: int) -> None:
        """Add a piece of text to the open run, or begin one with it; white space is left out.

        In text that keeps its lines, blank ones part paragraphs.
        """
        if self.element.hint == "pre":
            for blank in _BLANK_LINES.finditer(self._text, start, end):
                self._take(start, blank.start())
                self.cut()
                start = blank.end()
        self._take(start, end)

    def _take(self, start: int, end: int) -> None:
        piece = self._text[start:end]
        content = piece.strip()
        if not content or (content[0] in _MAY_BE_BLANK and _BLANK.fullmatch(content)):
            return
        size = len(content)
        first = start if size == end - start else self._text.index(content, start)
        run = self._run
        if run is None:
            self._run = run = self._add(first)
        run.end = first + size
        run.size += size
        if self.linked:
            run.linked += size
        self._unseen = None
        self._after_break = False

    def pass_over(self, start: int, end: int, name: str) -> None:
        """Note what shows nothing; with more text behind it, it is a part of the open run."""
        self._unseen = (self._unseen[0], end, self._unseen[2]) if self._unseen else (start, end, name)
        if self._run is None:
            self._keep_unseen()

    def cut(self) -> None:
        """End the open run."""
        self._run = None
        self._after_break = False
        if self._unseen is not None:
            self._keep_unseen()

    def break_line(self) -> None:
        """Two line breaks in a row part paragraphs."""
        if self._after_break:
            self.cut()
        self._after_break = True

    def _add(self, start: int) -> Run:
        if len(self.runs) == _MOST_RUNS:
            raise Unreadable("too_many_blocks", f"more than {_MOST_RUNS} before code point {start}.")
        run = Run(start, start, self.element)
        self.runs.append(run)
        return run

    def _keep_unseen(self) -> None:
        """Make a run of what is not shown; what lies side by side is one."""
        if self._unseen is not None:
            start, end, name = self._unseen
            run = self.runs[-1] if self.runs and self.runs[-1].unseen else self._add(start)
            run.end = end
            run.unseen = run.unseen or name
            self._unseen = None
