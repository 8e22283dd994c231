"""``als-evidence verify`` and ``prune``: hold versions to their promises, and retain them."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import json_option, outputs_option, print_json, print_table
from pipeline.publish import prune, resolve
from pipeline.publish.prune import KEEP
from pipeline.run import verify


@click.command("verify")
@click.argument("version_name", metavar="[VERSION]", default="latest")
@outputs_option
@json_option
@click.pass_context
def verify_command(context: click.Context, version_name: str, outputs: Path, as_json: bool) -> None:
    """Check every promise of VERSION against its files alone."""
    checks = verify(resolve(outputs, version_name))
    broken = [check for check in checks if check.failures]
    if as_json:
        print_json([check._asdict() for check in checks])
    else:
        print_table(
            ("promise", "table", "rows", "result"),
            (
                (check.promise, check.table, check.rows, "broken" if check.failures else "holds")
                for check in checks
            ),
        )
    for check in broken:
        click.echo(f"{check.table}: {check.promise} is broken by {'; '.join(check.failures[:5])}", err=True)
    if broken:
        click.echo("Rebuild it: als-evidence run --full.", err=True)
        context.exit(1)


@click.command("prune")
@click.option(
    "--keep", default=KEEP, show_default=True, type=click.IntRange(min=1), help="Newest versions to keep."
)
@outputs_option
@json_option
def prune_command(keep: int, outputs: Path, as_json: bool) -> None:
    """Remove old versions; the latest, the newest and the pinned ones stay."""
    pruned = prune(outputs, keep=keep)
    if as_json:
        print_json(pruned._asdict())
        return
    click.echo(
        f"Removed {len(pruned.versions)} versions, {pruned.records} records and {pruned.objects} cached "
        f"parts; {pruned.freed / 1e6:.1f} MB freed."
    )
