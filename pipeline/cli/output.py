"""How commands print: tables for people, JSON for programs, and nothing that acts on a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.cli.inert import inert, inert_json

UNBOUNDED = 10_000
"""Columns of a line that is read by a program."""

LEAST = 9
"""Columns of a terminal that a column of a table needs to be read; with less, rows stand one by one."""

STYLES = {"holds": "green", "broken": "bold red", "added": "green", "removed": "red", "changed": "yellow"}
"""Words that are coloured where they stand alone in a cell."""


def say(text: str, *, err: bool = False) -> None:
    """Print a line in which nothing acts on a terminal."""
    click.echo(inert(text), err=err)


def counted(number: int, noun: str) -> str:
    """How many there are of what ``noun`` names: ``1 version``, ``2 versions``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def print_json(value: Any) -> None:
    """Print a value as JSON; bytes are shown as text with their undecodable bytes escaped."""
    click.echo(inert_json(json.dumps(value, ensure_ascii=False, indent=1, default=as_text)))


def as_text(value: Any) -> str:
    """A value that JSON has no form for, as text."""
    return value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else str(value)


def console() -> Console:
    """Standard output: as wide as the terminal, or where there is none as wide as a line needs."""
    return Console(width=None if sys.stdout.isatty() else UNBOUNDED)


def print_table(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    title: str | None = None,
    named: bool = True,
) -> None:
    """Print rows as a table; numbers to the right, and words of ``STYLES`` in their colour."""
    found = [list(row) for row in rows]
    heading = Text(title) if title else None
    grid = Table(title=heading, title_justify="left", show_header=named, box=None, pad_edge=False)
    for place, column in enumerate(columns):
        numbers = found and all(type(row[place]) is int for row in found)
        grid.add_column(Text(inert(column)), overflow="fold", justify="right" if numbers else "left")
    for row in found:
        grid.add_row(*map(_cell, row))
    _print_grid(grid)


def _print_grid(grid: Table) -> None:
    """Print a table; where no terminal is, without the blanks that fill its last column."""
    screen = console()
    if screen.is_terminal:
        screen.print(grid)
        return
    with screen.capture() as printed:
        screen.print(grid)
    for line in printed.get().splitlines():
        click.echo(line.rstrip(" "))


def print_rows(columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> None:
    """Print rows as a table, or one by one where the terminal is too narrow for their columns."""
    screen = console()
    if len(columns) * LEAST <= screen.width:
        print_table(columns, [list(row.values()) for row in rows])
        return
    for number, row in enumerate(rows, start=1):
        screen.print(Text(f"row {number}", style="bold"))
        print_table(("column", "value"), [(f"  {name}", str(row[name])) for name in row], named=False)


def _cell(value: object) -> Text:
    text = "" if value is None else inert(str(value))
    return Text(text, style=STYLES.get(text, ""))
