"""Pieces of Markdown pages; text from inputs stands in code spans, where it is inert."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def code_span(text: str) -> str:
    """Text as a code span of one line that can't end early or break a table."""
    return f"`{printable(text).replace('`', chr(39)).replace('|', '/')}`"


def printable(text: str) -> str:
    """The text with a blank for each line end, control or turn of direction."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else " " for character in text)


def grid(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table of cells that are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)
