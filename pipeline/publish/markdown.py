"""Pieces of Markdown pages; text from inputs stands in code spans, where it is inert."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def code_span(text: str) -> str:
    """Text as a code span of one line that can't end early or break a table."""
    inert = "".join(character if character.isprintable() else " " for character in text)
    return f"`{inert.replace('`', chr(39)).replace('|', '/')}`"


def grid(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table of cells that are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)
