"""``als-evidence pin`` and ``prune``: which versions stay."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import complete_version, examples, json_option, outputs_option
from pipeline.cli.output import counted, print_json, print_table, say
from pipeline.publish import Policy, Pruned, pin, prune, unpin
from pipeline.publish.pins import pinned_names
from pipeline.publish.retention import LAST

COUNT = click.IntRange(min=0)


@click.command(
    "pin", epilog=examples("als-evidence pin 2026-review", "als-evidence pin 2026-review --remove")
)
@click.argument("release")
@click.argument("version_name", metavar="[VERSION]", default="latest", shell_complete=complete_version)
@click.option("--remove", is_flag=True, help="Forget the name; the version stays until it is pruned.")
@outputs_option
@json_option
def pin_command(release: str, version_name: str, remove: bool, outputs: Path, as_json: bool) -> None:
    """Give VERSION the name RELEASE, under which it can be loaded and is never pruned."""
    version, before = None, pinned_names(outputs).get(release)
    if remove:
        unpin(outputs, release)
    else:
        version = pin(outputs, release, version_name).name
    if as_json:
        print_json({"release": release, "version": version})
        return
    moved = f", no longer {before}" if version and before not in (None, version) else ""
    say(f"{release} names {version or 'no version any more'}{moved}")


@click.command(
    "prune", epilog=examples("als-evidence prune --dry-run", "als-evidence prune --keep 3 --monthly 12")
)
@click.option("--keep", default=LAST, show_default=True, type=click.IntRange(min=1), help="Newest versions.")
@click.option("--daily", default=0, type=COUNT, help="The newest version of so many days.")
@click.option("--weekly", default=0, type=COUNT, help="The newest version of so many weeks.")
@click.option("--monthly", default=0, type=COUNT, help="The newest version of so many months.")
@click.option("--dry-run", is_flag=True, help="Say what would go, and remove nothing.")
@outputs_option
@json_option
def prune_command(
    keep: int, daily: int, weekly: int, monthly: int, dry_run: bool, outputs: Path, as_json: bool
) -> None:
    """Remove versions; the latest, pinned ones, those being read and those asked for stay."""
    pruned = prune(outputs, keep=Policy(keep, daily, weekly, monthly), dry_run=dry_run)
    if as_json:
        print_json(pruned._asdict())
        return
    if dry_run:
        _print_plan(pruned)
    counts = (
        counted(len(pruned.versions), "version"),
        counted(pruned.records, "cached record"),
        counted(pruned.objects, "cached part"),
    )
    removed, freed = ("Would remove", "would be freed") if dry_run else ("Removed", "freed")
    say(f"{removed} {', '.join(counts)}; {pruned.freed / 1e6:.1f} MB {freed}.")


def _print_plan(pruned: Pruned) -> None:
    plan = {**dict.fromkeys(pruned.versions, "goes"), **pruned.kept}
    print_table(("version", "why it stays"), sorted(plan.items()))
