"""What a summary is made of, whichever way it is shown."""

from __future__ import annotations

from typing import NamedTuple

SHOWN = 8
"""Lines of a section that are shown: a page to read in a minute."""

LONGEST = 240
"""Characters of a quote, a source or a cause that are shown."""


class Line(NamedTuple):
    """One thing that is new: what we say of it; and, from inputs, its words, its source and its cause."""

    said: str
    quote: str | None = None
    source: str | None = None
    cause: str | None = None


class Section(NamedTuple):
    """Things of one kind: ``lines`` are the first of ``total``, ``mark`` is ``+``, ``-`` or ``~``."""

    title: str
    mark: str
    lines: list[Line]
    total: int


def shortened(text: str | None) -> str | None:
    """A text from an input on one line, short enough to show."""
    words = " ".join((text or "").split())
    return (words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…") or None
