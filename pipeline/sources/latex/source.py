"""A LaTeX source and the place up to which it is read."""

from __future__ import annotations

import re

from pipeline.sources.latex.braces import closings

_SPACE = re.compile(r"\s*+")
_OPTION = re.compile(r"\s*\[[^\[\]{}]*(?:\{[^{}]*\}[^\[\]{}]*)*\]")
_LONGEST_OPTION = 500


class Source:
    """``at`` is the place up to which ``text`` is read."""

    def __init__(self, text: str) -> None:
        self.at = 0
        self._text = text
        self._closings = closings(text)
        self._never: set[str] = set()

    def argument(self) -> str:
        """The argument in braces that follows, if any; it is passed."""
        space = _SPACE.match(self._text, self.at)
        start = space.end() if space else self.at
        end = self._closings.get(start)
        if end is None:
            return ""
        self.at = end + 1
        return self._text[start + 1 : end]

    def skip_options(self) -> None:
        """Pass the options in brackets that follow, if any."""
        option = _OPTION.match(self._text, self.at, self.at + _LONGEST_OPTION)
        if option:
            self.at = option.end()

    def skip_to(self, closing: str) -> bool:
        """Pass what ends with ``closing``; whether anything does."""
        end = -1 if closing in self._never else self._text.find(closing, self.at)
        if end < 0:
            self._never.add(closing)
            return False
        self.at = end + len(closing)
        return True
