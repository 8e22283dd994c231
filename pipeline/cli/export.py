"""``als-evidence export``: a copy of a version to hand on."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import FOLDER, examples, json_option, outputs_option, version_option
from pipeline.cli.output import print_json, say
from pipeline.publish import resolve
from pipeline.publish.export import FORMATS, export


@click.command(
    "export", epilog=examples("als-evidence export words", "als-evidence export words --shareable")
)
@click.argument("destination", metavar="DEST", type=FOLDER)
@click.option(
    "--shareable", is_flag=True, help="Leave out the words of documents whose licence keeps them back."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="parquet",
    show_default=True,
    help="Format of the tables.",
)
@version_option
@outputs_option
@json_option
def export_command(
    destination: Path, shareable: bool, form: str, version_name: str, outputs: Path, as_json: bool
) -> None:
    """Copy a version into the new folder DEST, one file a table."""
    exported = export(resolve(outputs, version_name), destination, form=form, shareable=shareable)
    if as_json:
        print_json({**exported._asdict(), "path": str(exported.path)})
        return
    if shareable:
        documents = exported.rows["documents"]
        say(f"The words of {exported.withheld} of {documents} documents are left out.")
    say(f"Exported {len(exported.rows)} tables to {exported.path}; its README.md says more.")
