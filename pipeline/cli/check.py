"""``als-evidence verify``: hold a version to its promises."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import complete_version, examples, json_option, outputs_option
from pipeline.cli.output import print_json, print_table, say
from pipeline.publish import resolve
from pipeline.run import verify


@click.command(
    "verify", epilog=examples("als-evidence verify", "als-evidence verify v000002-1a2b3c4d --json")
)
@click.argument("version_name", metavar="[VERSION]", default="latest", shell_complete=complete_version)
@outputs_option
@json_option
@click.pass_context
def verify_command(context: click.Context, version_name: str, outputs: Path, as_json: bool) -> None:
    """Check every promise of VERSION against its files alone."""
    version = resolve(outputs, version_name)
    checks = verify(version)
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
        if not broken:
            say(f"\nEvery promise of {version.name} holds.")
    for check in broken:
        say(f"{check.promise} of {check.table}: {'; '.join(check.failures[:5])}.", err=True)
    if broken:
        say("Rebuild it: als-evidence run --full.", err=True)
        context.exit(1)
