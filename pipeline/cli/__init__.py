"""The ``als-evidence`` command.

Exit status: 0 done, 1 the data failed a promise, 2 wrong use.  Errors go to stderr, one line for the
cause and one for the cure.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper

import click

from pipeline.cli.changes import apply_command, diff_command
from pipeline.cli.check import verify_command
from pipeline.cli.export import export_command
from pipeline.cli.iceberg import iceberg_command
from pipeline.cli.keep import pin_command, prune_command
from pipeline.cli.look import show_command, trace_command, versions_command
from pipeline.cli.mirror import mirror_command, restore_command
from pipeline.cli.output import say
from pipeline.cli.run import run_command
from pipeline.errors import EvidenceError, UsageError

EPILOG = """
\b
Examples:
  als-evidence run                           read everything in seeds/, publish a version
  als-evidence show claims                   look at what the documents claim
  als-evidence trace ID                      follow one row to the bytes it was read from

\b
Complete commands, tables and versions with the tab key, here for bash; zsh and fish likewise:
  eval "$(_ALS_EVIDENCE_COMPLETE=bash_source als-evidence)"

\b
Exit status: 0 done, 1 the data failed a promise, 2 wrong use.
Set NO_COLOR to print without colours.
"""


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, epilog=EPILOG
)
@click.version_option(package_name="als-cell-evidence")
def commands() -> None:
    """Cell therapy for ALS: captured documents in, a validated and versioned dataset out."""


for command in (
    run_command,
    versions_command,
    diff_command,
    apply_command,
    show_command,
    trace_command,
    verify_command,
    export_command,
    mirror_command,
    restore_command,
    iceberg_command,
    pin_command,
    prune_command,
):
    commands.add_command(command)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with its status; what the terminal has no letters for is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(commands.main(arguments, prog_name="als-evidence", standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        say("Interrupted; nothing was published.", err=True)
        sys.exit(130)
    except EvidenceError as error:
        say(f"{error.cause}\n{error.cure}", err=True)
        sys.exit(2 if isinstance(error, UsageError) else 1)
