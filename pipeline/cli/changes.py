"""``als-evidence diff`` and ``apply``: what changed from version to version, to read and to carry on."""

from __future__ import annotations

from pathlib import Path

import click
import pyarrow as pa

from pipeline.cli.options import FOLDER, complete_version, examples, json_option, outputs_option
from pipeline.cli.output import print_json, print_table, say
from pipeline.publish import Version, apply_delta, diff, resolve, write_delta
from pipeline.publish.diff.summary import summarize
from pipeline.publish.diff.summary.shown import as_html, as_markdown, as_text

FORMS = {"text": as_text, "markdown": as_markdown, "html": as_html}

COLUMNS = ("table", "op", "key", "column", "before", "after", "cause", "cause_detail")


@click.command(
    "diff",
    epilog=examples(
        "als-evidence diff v000001-1a2b3c4d", "als-evidence diff v000001-1a2b3c4d latest --as markdown"
    ),
)
@click.argument("before", metavar="A", shell_complete=complete_version)
@click.argument("after", metavar="[B]", default="latest", shell_complete=complete_version)
@click.option("--rows", default=0, show_default=True, type=click.IntRange(min=0), help="Changes to show.")
@click.option(
    "--as", "form", type=click.Choice(sorted(FORMS)), default="text", show_default=True, help="Form."
)
@click.option("--to", "folder", type=FOLDER, help="Also write what makes B out of A to this new folder.")
@outputs_option
@json_option
def diff_command(
    before: str, after: str, rows: int, form: str, folder: Path | None, outputs: Path, as_json: bool
) -> None:
    """Compare version A with version B: what is new in the evidence, and each changed row with its cause."""
    old, new = resolve(outputs, before), resolve(outputs, after)
    changes = write_delta(old, new, folder) if folder else diff(old, new)
    if as_json:
        print_json(changes.to_pylist())
        return
    _print(old, new, changes, form=form)
    if rows and form == "text":
        _print_rows(changes, rows)


@click.command(
    "apply", epilog=examples("als-evidence apply delta", "als-evidence apply delta v000001-1a2b3c4d")
)
@click.argument("delta", type=FOLDER)
@click.argument("before", metavar="[A]", required=False, shell_complete=complete_version)
@outputs_option
@json_option
def apply_command(delta: Path, before: str | None, outputs: Path, as_json: bool) -> None:
    """Make version B out of version A and the folder DELTA that ``diff A B --to DELTA`` wrote."""
    version = apply_delta(delta, outputs, before)
    if as_json:
        print_json({"version": version.name, "path": str(version.path)})
    else:
        say(f"Published {version.name}")


def _print(old: Version, new: Version, changes: pa.Table, *, form: str) -> None:
    if form == "text":
        say(f"{old.name} → {new.name}\n")
    say(FORMS[form](summarize(old, new, changes)))


def _print_rows(changes: pa.Table, count: int) -> None:
    shown = changes.slice(0, count).select(COLUMNS).to_pylist()
    print_table(COLUMNS, ([str(row[name] or "")[:60] for name in COLUMNS] for row in shown))
    say(f"{len(shown)} of {changes.num_rows} changes")
