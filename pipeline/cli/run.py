"""``als-evidence run``: one materialization without the UI."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from pipeline.cli.options import FOLDER, examples, json_option, outputs_option
from pipeline.cli.output import print_json, print_table, say
from pipeline.errors import SeedError, UsageError
from pipeline.publish import Version
from pipeline.run import Settings, materialize, new_run_id

IN_SEEDS = re.compile(r"(?<![^\s(])seeds/(?=rules/|vocabulary/|dataset\.yaml)")
"""What a place in the seeds begins with, also one in brackets."""

NOTHING_TO_READ = (
    "Nothing to read: {} holds no file whose name does not begin with a dot, so the version is empty.\n"
    "Put captures there, or name another folder with --documents."
)
"""A warning and no error: a scheduled run also publishes that the last document was taken away."""


@click.command(
    "run",
    epilog=examples(
        "als-evidence run",
        "als-evidence run --documents captures --outputs outputs",
        "als-evidence run --full --workers 2",
    ),
)
@click.option(
    "--documents",
    type=FOLDER,
    default=None,
    help="Folder of the captures.  [default: documents below --seeds]",
)
@click.option("--seeds", type=FOLDER, default=Path("seeds"), show_default=True, help="Vocabulary and rules.")
@outputs_option
@click.option(
    "--engine", type=click.Choice(["local"]), default="local", show_default=True, help="Where work runs."
)
@click.option("--workers", type=click.IntRange(min=1), default=None, help="Processes.  [default: all cores]")
@click.option("--full", is_flag=True, help="Compute everything again; the bytes must come out the same.")
@json_option
def run_command(
    documents: Path | None,
    seeds: Path,
    outputs: Path,
    engine: str,
    workers: int | None,
    full: bool,
    as_json: bool,
) -> None:
    """Read everything that people put in, and publish one version."""
    if not seeds.is_dir():
        raise UsageError(f"{seeds} is not a folder.", "Name the folder of vocabulary and rules with --seeds.")
    settings = Settings(documents or seeds / "documents", seeds, outputs, full=full, workers=workers)
    with Bar() as bar, telling_of(seeds):
        version = materialize(settings, run_id=new_run_id(), progress=bar.advance)
    if not version.manifest["ledger"]["captures"]:
        say(NOTHING_TO_READ.format(settings.documents), err=True)
    if as_json:
        print_json({"version": version.name, "path": str(version.path), "rows": _rows(version)})
        return
    _summarize(version)


@contextmanager
def telling_of(seeds: Path) -> Iterator[None]:
    """Let errors of seeds name the folder that was read, where it is another than ``seeds/``."""
    try:
        yield
    except SeedError as error:
        error.cause = IN_SEEDS.sub(lambda _: f"{seeds}/", error.cause)
        raise


class Bar:
    """A progress bar per stage, on stderr where that is a terminal."""

    def __init__(self) -> None:
        columns = (
            TextColumn("{task.description:<12}"),
            BarColumn(),
            MofNCompleteColumn(),
            Rate(),
            TimeRemainingColumn(),
        )
        screen = Console(stderr=True)
        self.progress = Progress(*columns, console=screen, disable=not screen.is_terminal)
        self.tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Bar:
        self.progress.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.progress.stop()

    def advance(self, stage: str, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` documents are through ``stage``."""
        if stage not in self.tasks:
            self.tasks[stage] = self.progress.add_task(stage, total=total)
        self.progress.update(self.tasks[stage], completed=done, total=total)


class Rate(ProgressColumn):
    """How many documents go through a stage in a second."""

    def render(self, task: Task) -> Text:
        """The speed of late, or over all once the stage is done."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.0f}/s" if speed else "", style="progress.data.speed")


def _rows(version: Version) -> dict[str, int]:
    return {name: table["rows"] for name, table in version.manifest["tables"].items()}


def _summarize(version: Version) -> None:
    ledger, tables = version.manifest["ledger"], version.manifest["tables"]
    rows = ((name, table["rows"], _brief(table["title"])) for name, table in tables.items())
    print_table(("table", "rows", "one row is"), rows)
    say(
        f"\n{ledger['captures']} inputs: {ledger['kept']} kept, {ledger['duplicate']} duplicate, "
        f"{ledger['quarantined']} quarantined."
    )
    if ledger["quarantined"]:
        say("'als-evidence show quarantine --columns source_uri,detail' says why.")
    say(f"Load {version.path.parent / 'latest'}/<table>.parquet, or open {version.path / 'report.html'}.")
    say(f"Published {version.name}")


def _brief(title: str) -> str:
    """The first clause of what a table says one row is, without a full stop."""
    return re.split("[:;]", title)[0].removesuffix(".")
