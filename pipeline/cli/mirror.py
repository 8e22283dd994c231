"""``als-evidence mirror`` and ``restore``: a version on an object store, and back."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import examples, json_option, outputs_option, version_option
from pipeline.cli.output import print_json, say
from pipeline.publish import resolve
from pipeline.publish.mirror import mirror, restore


@click.command("mirror", epilog=examples("als-evidence mirror s3://bucket/als"))
@click.argument("url")
@version_option
@outputs_option
@json_option
def mirror_command(url: str, version_name: str, outputs: Path, as_json: bool) -> None:
    """Make a version the latest at URL, an object store such as s3://bucket/folder."""
    mirrored = mirror(resolve(outputs, version_name), url)
    if as_json:
        print_json(mirrored._asdict())
        return
    say(
        f"{mirrored.version} is the latest at {url}; {mirrored.sent} files were sent, "
        f"{mirrored.copied} copied within the store."
    )


@click.command("restore", epilog=examples("als-evidence restore s3://bucket/als --outputs restored"))
@click.argument("url")
@version_option
@outputs_option
@json_option
def restore_command(url: str, version_name: str, outputs: Path, as_json: bool) -> None:
    """Bring a version from URL back into an outputs folder that has none."""
    version = restore(url, outputs, version_name)
    if as_json:
        print_json({"version": version.name, "path": str(version.path)})
        return
    say(f"Restored {version.name}; the next run in {outputs} follows it.")
