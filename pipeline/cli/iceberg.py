"""``als-evidence iceberg``: a version's own files as Iceberg tables."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import examples, json_option, outputs_option, version_option
from pipeline.cli.output import print_json, print_table
from pipeline.publish import resolve
from pipeline.publish.iceberg import register
from pipeline.publish.mirror import mirrored_manifest


@click.command("iceberg", epilog=examples("als-evidence iceberg warehouse"))
@click.argument("warehouse")
@click.option("--mirror", "url", default=None, help="Take the version from this mirror, not from a folder.")
@version_option
@outputs_option
@json_option
def iceberg_command(warehouse: str, url: str | None, version_name: str, outputs: Path, as_json: bool) -> None:
    """Make Iceberg metadata in the folder or address WAREHOUSE; no row is written again."""
    if url:
        manifest = mirrored_manifest(url, version_name)
        files = f"{url.rstrip('/')}/{manifest['version']}"
    else:
        version = resolve(outputs, version_name)
        manifest, files = version.manifest, f"file://{version.path.absolute()}"
    place = warehouse if "://" in warehouse else f"file://{Path(warehouse).absolute()}"
    tables = register(manifest, files=files, warehouse=place)
    if as_json:
        print_json(tables)
    else:
        print_table(("table", "metadata"), tables.items())
