"""Options and output that several commands share."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

FOLDER = click.Path(file_okay=False, path_type=Path)

outputs_option = click.option(
    "--outputs",
    type=FOLDER,
    default=Path("outputs"),
    show_default=True,
    help="Folder of the published versions.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")


UNBOUNDED = 10_000
"""Columns of a line that is read by a program."""


def print_json(value: Any) -> None:
    """Print a value as JSON; bytes are shown as text with their undecodable bytes escaped."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1, default=shown))


def shown(value: Any) -> str:
    """A value that JSON has no form for, as text."""
    return value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else str(value)


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str | None = None
) -> None:
    """Print rows as a table as wide as the terminal; where there is none, as wide as it needs."""
    grid = Table(title=title, title_justify="left", header_style="bold", box=None, pad_edge=False)
    for column in columns:
        grid.add_column(column, overflow="fold")
    for row in rows:
        grid.add_row(*(escape("" if cell is None else str(cell)) for cell in row))
    Console(width=None if sys.stdout.isatty() else UNBOUNDED).print(grid)
