"""``als-evidence versions``, ``show`` and ``trace``: look at what was published."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import pyarrow as pa
import pyarrow.compute as pc
from rich.text import Text

from pipeline.cli.inert import inert
from pipeline.cli.options import complete_table, examples, json_option, outputs_option, version_option
from pipeline.cli.output import console, print_json, print_rows, print_table, say
from pipeline.errors import UsageError
from pipeline.publish import Version, list_versions, read_table, resolve
from pipeline.publish.faults import check_folder
from pipeline.publish.named import labels_of
from pipeline.publish.read import check_names
from pipeline.publish.trace import Trace, trace


@click.command("versions", epilog=examples("als-evidence versions", "als-evidence versions --json"))
@outputs_option
@json_option
def versions_command(outputs: Path, as_json: bool) -> None:
    """List the published versions, oldest first."""
    check_folder(outputs)
    rows = [
        {
            "version": version.name,
            "created_at": version.manifest["created_at"],
            "documents": version.manifest["ledger"]["kept"],
            "rows": sum(table["rows"] for table in version.manifest["tables"].values()),
            "fingerprint": version.manifest["fingerprint"][:12],
            "parent": version.manifest["parent"],
        }
        for version in list_versions(outputs)
    ]
    if as_json:
        print_json(rows)
    elif rows:
        print_table(list(rows[0]), (list(_brief(row).values()) for row in rows))
    else:
        say(f"No version is published in {outputs} yet; run als-evidence run.")


def _brief(row: dict[str, Any]) -> dict[str, Any]:
    """A version as it fits a narrow terminal: to the minute, its parent by number."""
    created, parent = row["created_at"], row["parent"]
    return row | {"created_at": created[:16].replace("T", " "), "parent": parent and parent.partition("-")[0]}


@click.command(
    "show",
    epilog=examples(
        "als-evidence show claims",
        "als-evidence show mentions --columns surface,concept_id --where entity_type=disease",
        "als-evidence show works --json --rows 1000",
    ),
)
@click.argument("table", shell_complete=complete_table)
@version_option
@click.option("--rows", default=20, show_default=True, type=click.IntRange(min=1), help="Rows to show.")
@click.option("--columns", default=None, help="Columns to show, separated by commas.")
@click.option("--where", default=None, help="Only rows where column=value; column= for none.")
@outputs_option
@json_option
def show_command(
    table: str,
    version_name: str,
    rows: int,
    columns: str | None,
    where: str | None,
    outputs: Path,
    as_json: bool,
) -> None:
    """Show rows of TABLE."""
    version = resolve(outputs, version_name)
    found = _chosen(version, table, where=where, columns=columns)
    shown = found.slice(0, rows).to_pylist()
    if as_json:
        print_json(shown)
        return
    labels = labels_of(version, table, shown)
    print_rows(found.column_names, [_cells(row, called) for row, called in zip(shown, labels, strict=True)])
    say(f"{len(shown)} of {found.num_rows} rows")


@click.command("trace", epilog=examples("als-evidence trace ee6a6fbc5e6b3f2d"))
@click.argument("row_id")
@version_option
@outputs_option
@json_option
def trace_command(row_id: str, version_name: str, outputs: Path, as_json: bool) -> None:
    """Follow the row ROW_ID to its raw bytes, and print both."""
    found = trace(resolve(outputs, version_name), row_id)
    if as_json:
        print_json(found._asdict())
        return
    print_table(("column", "value"), _cells(found.row, found.labels).items(), title=found.table)
    if found.source_uri is not None:
        _print_bytes(found)


def _cells(row: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, object]:
    """A row as it is printed, with what its concepts are called."""
    cells = {name: _cell(value) for name, value in row.items()}
    return cells | {name: f"{cells[name]} ({label})" for name, label in labels.items()}


def _print_bytes(found: Trace) -> None:
    encoding = found.encoding or "utf-8"
    say(f"\n{found.source_uri} (sha256 {found.capture_sha256})")
    if found.raw_start is not None:
        say(f"bytes {found.raw_start} to {found.raw_end}, {encoding}:")
    text = Text(inert(found.before.decode(encoding, "replace")), style="dim")
    text.append(inert(found.raw.decode(encoding, "backslashreplace")), style="not dim bold reverse")
    text.append(inert(found.after.decode(encoding, "replace")), style="dim")
    console().print(text)
    say(f"\nraw bytes: {found.raw!r}" if len(found.raw) <= 2000 else f"\n{len(found.raw)} raw bytes")


def _chosen(version: Version, table: str, *, where: str | None, columns: str | None) -> pa.Table:
    found = read_table(version, table)
    if where:
        column, value = _condition(where)
        check_names(version.manifest, table, [column])
        found = found.filter(_holds(found, column, value))
    if columns:
        wanted = list(dict.fromkeys(columns.split(",")))
        check_names(version.manifest, table, wanted)
        found = found.select(wanted)
    return found


def _condition(where: str) -> tuple[str, str]:
    column, equals, value = where.partition("=")
    if not equals:
        raise UsageError(f"--where {where!r} names no value.", "Write it as column=value.")
    return column, value


def _holds(found: pa.Table, column: str, value: str) -> pa.ChunkedArray:
    """Whether each row has the value as ``show`` prints it; an empty one is none.

    Raises UsageError for a value that the column's closed set does not hold.
    """
    values = _as_text(found[column], column)
    if not value:
        return pc.is_null(values)
    field = found.schema.field(column)
    closed = (field.metadata or {}).get(b"allowed", b"").decode()
    if closed and value not in closed.split(" | "):
        held = closed.replace(" | ", ", ")
        raise UsageError(f"column {column!r} never holds {value!r}.", f"It holds {held}.")
    return pc.equal(values, value.lower() if pa.types.is_boolean(field.type) else value)


def _as_text(values: pa.ChunkedArray, column: str) -> pa.ChunkedArray:
    if pa.types.is_nested(values.type) or pa.types.is_binary(values.type):
        raise UsageError(f"column {column!r} holds no plain values.", "Choose rows by another column.")
    return pc.cast(values, "string")


def _cell(value: object) -> object:
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, bytes):
        return f"<{len(value)} bytes>"
    text = str(value).replace("\n", "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}")
    return text if len(text) <= 300 else f"{text[:297]}..."
