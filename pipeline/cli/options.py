"""Options that several commands share, and what completes them in a shell."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from pipeline.publish.versions import LATEST_WORD, RELEASES, version_names
from schemas import CHANGES, TABLES

FOLDER = click.Path(file_okay=False, path_type=Path)

outputs_option = click.option(
    "--outputs",
    type=FOLDER,
    default=Path("outputs"),
    show_default=True,
    help="Folder of the published versions.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")


def examples(*lines: str) -> str:
    """The end of a command's help: lines that can be typed as they stand."""
    return "\n".join(["\b", "Examples:", *(f"  {line}" for line in lines)])


def complete_table(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """Tables whose name begins as typed, each with what a row of it is."""
    tables = (*TABLES.values(), CHANGES)
    return [CompletionItem(one.name, help=one.title) for one in tables if one.name.startswith(begun)]


def complete_version(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """Versions and releases whose name begins as typed."""
    outputs = context.params.get("outputs") or Path("outputs")
    releases = sorted(path.name for path in (outputs / RELEASES).glob("*"))
    names = (LATEST_WORD, *version_names(outputs), *releases)
    return [CompletionItem(name) for name in names if name.startswith(begun)]


version_option = click.option(
    "--version",
    "version_name",
    default="latest",
    show_default=True,
    help="Version, the begin of its name, or release.",
    shell_complete=complete_version,
)
