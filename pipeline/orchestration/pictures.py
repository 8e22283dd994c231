"""Small pictures as Markdown in which no captured text is alive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import quote

from pipeline.orchestration.preview import code, markdown_table

IN_SIGHT = 1000
"""Characters of Markdown from which Dagster's catalog hides it behind a button."""

LINE, LABELS, WIDTH = 16, 170, 380
"""Height of a bar's line, where its label ends, and width of the whole, in pixels."""

LABEL = 24
"""Code points of a bar's label."""

BAR, WORDS = "#54c", "#777"
"""Colours that are seen on white and on black."""

PLAIN = "'=/:;,.-"
"""Signs that need no escape in an address within Markdown."""

SHADES = "░▒▓█"
"""From the least to the most of a heat map."""

SQUARES = 5
"""Lines and columns of a heat map at most: those that count most."""


def bars(counts: Mapping[str, float], *, about: str) -> str:
    """A bar for each count that is not zero, longest first, as SVG in the address of an image."""
    rows = sorted(((name, n) for name, n in counts.items() if n), key=lambda row: (-row[1], row[0]))
    for shown in range(len(rows), 0, -1):
        told = about if shown == len(rows) else f"{about}, the first {shown} of {len(rows)}"
        drawn = f"![{told}](data:image/svg+xml,{quote(_svg(rows[:shown]), safe=PLAIN)})"
        if len(drawn) < IN_SIGHT:
            return drawn
    return f"No {about}."


def _svg(rows: Sequence[tuple[str, float]]) -> str:
    scale = (WIDTH - LABELS) / rows[0][1]
    path = "".join(f"M{LABELS},{LINE * i + 8}h{max(1, round(scale * n))}" for i, (_, n) in enumerate(rows))
    words = "".join(
        f"<text y='{LINE * i + 12}'>{escape(_short(name))} {n:,}</text>" for i, (name, n) in enumerate(rows)
    )
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{WIDTH}' height='{LINE * len(rows)}'>"
        f"<path stroke='{BAR}' stroke-width='10' d='{path}'/>"
        f"<g font-family='sans-serif' font-size='12' fill='{WORDS}'>{words}</g></svg>"
    )


def _short(name: str) -> str:
    return name if len(name) <= LABEL else f"{name[: LABEL - 1]}…"


def heat_map(cells: Mapping[tuple[str, str], int], *, about: str) -> str:
    """A line for each first name, a column for each second; each count with its shade."""
    if not any(cells.values()):
        return f"No {about}."
    lines, columns = (_foremost(cells, place) for place in (0, 1))
    most = max(cells.values())
    counts = [[line, *(_shaded(cells.get((line, column), 0), most) for column in columns)] for line in lines]
    return markdown_table([about, *map(code, columns)], counts)


def _foremost(cells: Mapping[tuple[str, str], int], place: int) -> list[str]:
    """The names at one place of the keys that count most."""
    totals: Counter[str] = Counter()
    for key, n in cells.items():
        totals[key[place]] += n
    return sorted(totals, key=lambda name: (-totals[name], name))[:SQUARES]


def _shaded(n: int, most: int) -> str | None:
    return f"{SHADES[-(-n * len(SHADES) // most) - 1]} {n}" if n else None
